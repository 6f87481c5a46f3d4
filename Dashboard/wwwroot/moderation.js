// The moderation panel in the browser: keys that must not wait for the server, the veil over pictures and the time it is lifted, and whether the list is under a hand.

// How long a pointer that rests on the list still holds it.
const rest = 4000;
// Two verdicts this close are one press that bounced: the second would hit a picture nobody has seen.
const guard = 600;
// A case follows the focus once it rests for this long, so that running down the list takes nothing.
const settle = 180;
// Seconds of looking that are told at once.
const told = 10;
const levels = 4;
const usual = { blur: 3, grey: true };
const asks = { b: "block", r: "restore", u: "undo", ".": "show", "?": "help", "؟": "help", Escape: "leave" };
const fields = "input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], .mud-popover";

export function attach(root, panel, who) {
  const ended = new AbortController();
  const on = (target, name, act, more) => target.addEventListener(name, act, { signal: ended.signal, ...more });
  const rows = () => [...root.querySelectorAll(".mod-row")];
  const focused = () => document.activeElement?.closest(".mod-row");
  const ask = (what, row) => panel.invokeMethodAsync("Act", what, row ? Number(row.dataset.id) : null);
  const kept = `dashboard-veil-${who}`;
  let veil = usual;
  let held = false;
  let pointed = 0;
  let resting = 0;
  let following = 0;
  let decided = 0;
  let looked = 0;
  let since = 0;

  // The veil
  const draw = () => {
    root.dataset.blur = veil.blur;
    root.dataset.grey = veil.grey ? "on" : "off";
  };
  const recall = () => {
    try {
      const { blur, grey } = JSON.parse(localStorage.getItem(kept)) ?? usual;
      veil = { blur: Math.min(levels, Math.max(0, Number(blur) || 0)), grey: grey !== false };
    } catch {
      // Somebody else's value, or a browser that keeps nothing: the usual veil.
      veil = usual;
    }
    draw();
  };
  const turn = change => {
    count();
    veil = { ...veil, ...change };
    draw();
    count();
    try { localStorage.setItem(kept, JSON.stringify(veil)); } catch { /* A browser that keeps nothing forgets the level with the page. */ }
  };
  const veils = {
    less: () => turn({ blur: Math.max(0, veil.blur - 1) }),
    more: () => turn({ blur: Math.min(levels, veil.blur + 1) }),
    grey: () => turn({ grey: !veil.grey }),
  };
  const lift = on => {
    if (on && !root.querySelector(".case-picture")) return;
    count();
    if (on) root.dataset.bare = "on";
    else delete root.dataset.bare;
    // From this moment, not from the next tick.
    count();
  };

  // What is seen uncovered counts, by holding or because the blur is off.
  const isBare = () => !document.hidden && !!root.querySelector(".case-picture") && (root.dataset.bare === "on" || veil.blur === 0);
  const tell = () => {
    if (looked >= 0.5) panel.invokeMethodAsync("Look", looked);
    looked = 0;
  };
  const count = () => {
    const now = performance.now();
    if (since) looked += (now - since) / 1000;
    since = isBare() ? now : 0;
  };
  const watch = setInterval(() => {
    count();
    if (looked >= told || (!since && looked > 0)) tell();
  }, 1000);

  // The list under somebody's hand
  const look = () => {
    const now = !!root.querySelector(".mod-queue :focus-visible") || performance.now() < pointed;
    if (now !== held) {
      held = now;
      panel.invokeMethodAsync("Hold", now);
    }
  };
  const point = until => {
    pointed = until;
    clearTimeout(resting);
    if (until) resting = setTimeout(look, rest + 50);
    look();
  };

  const move = step => {
    const all = rows();
    const at = all.indexOf(focused() ?? root.querySelector(".mod-row.is-open"));
    const next = all[at < 0 ? (step > 0 ? 0 : -1) : at + step];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    clearTimeout(following);
    following = setTimeout(() => ask("follow", next), settle);
  };

  const judge = what => {
    const now = performance.now();
    if (now - decided < guard) return;
    decided = now;
    ask(what);
  };

  // A keyboard that writes no Latin letters still has its keys in the same places.
  const places = { Slash: "/", Period: ".", BracketLeft: "[", BracketRight: "]" };
  const name = event => /^[\u0600-\u06ff]$/.test(event.key) && event.key !== "؟"
    ? places[event.code] ?? event.code.replace(/^Key|^Digit/, "").toLowerCase()
    : event.key;

  const press = event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector(".mud-dialog, .mud-popover-open")) return;
    if (event.target.closest?.(fields)) {
      if (event.key === "Escape" && root.contains(event.target)) event.target.blur();
      return;
    }
    const key = name(event);
    const control = event.target.closest?.("button:not(.case-picture), summary, a[href], input");
    if ((key === " " || key === "Enter") && control) return;
    if (key === " " || key === "v") { if (!event.repeat) lift(true); }
    else if (key === "j" || (key === "ArrowDown" && !event.target.closest?.(".mod-case"))) move(1);
    else if (key === "k" || (key === "ArrowUp" && !event.target.closest?.(".mod-case"))) move(-1);
    else if (event.repeat) return;
    else if (key === "o" || key === "Enter") { const row = focused(); if (!row) return; ask("open", row); }
    else if (key === "x") ask("select", focused());
    else if (key === "b" || key === "r") judge(asks[key]);
    else if (key === "[") veils.less();
    else if (key === "]") veils.more();
    else if (key === "g") veils.grey();
    else if (key === "n") { const note = root.querySelector(".case-note"); if (!note) return; note.focus(); }
    else if (key === "/") { const find = root.querySelector(".find-words"); if (!find) return; find.focus(); find.select(); }
    else if (/^[1-5]$/.test(key)) root.querySelector(`[data-tab="${key}"]`)?.click();
    else if (key in asks) {
      if (key === "Escape") {
        clearTimeout(following);
        root.querySelector(".mod-case")?.contains(document.activeElement) ? root.querySelector(".mod-row.is-open")?.focus() : focused()?.blur();
      }
      ask(asks[key]);
    }
    else return;
    event.preventDefault();
  };

  const click = event => {
    const step = event.target.closest("[data-veil]");
    if (step) {
      veils[step.dataset.veil]();
      return;
    }
    const row = event.target.closest(".mod-row");
    if (row && !event.target.closest(".mod-pick")) ask("open", row);
  };

  recall();
  on(document, "keydown", press);
  on(document, "keyup", event => { if (event.key === " " || name(event) === "v") lift(false); });
  on(root, "click", click);
  on(root, "pointerdown", event => { if (event.button === 0 && event.target.closest(".case-picture, .alike-picture")) lift(true); });
  for (const end of ["pointerup", "pointercancel", "blur"]) on(window, end, () => lift(false));
  on(document, "visibilitychange", () => { lift(false); count(); });
  on(root, "contextmenu", event => { if (root.dataset.bare === "on") event.preventDefault(); });
  on(root, "focusin", look);
  on(root, "focusout", () => queueMicrotask(look));
  on(root, "pointermove", event => {
    const now = performance.now();
    if (event.pointerType === "mouse" && pointed < now + rest - 500 && event.target.closest(".mod-list")) point(now + rest);
  }, { passive: true });
  on(root, "pointerout", event => { if (pointed && !event.relatedTarget?.closest?.(".mod-list")) point(0); });
  on(window, "storage", event => { if (event.key === kept) recall(); });
  look();
  root.dataset.keys = "on";

  return {
    focus(id) {
      lift(false);
      root.querySelector(".mod-case")?.scrollTo(0, 0);
      const row = root.querySelector(`.mod-row[data-id="${id}"]`);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: "nearest" });
    },
    detach() {
      count();
      tell();
      clearInterval(watch);
      clearTimeout(resting);
      clearTimeout(following);
      ended.abort();
    },
  };
}

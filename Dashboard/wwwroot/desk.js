// The desk in the browser: keys that must not wait for the server, and whether somebody is reading where a shift would disturb.

// How long a pointer that rests on the list still counts as reading.
const rest = 8000;
// Keys by what they ask of the server.
const asks = { p: "pause", " ": "pause", ".": "show", n: "show", N: "show", "?": "help", "؟": "help", c: "compose", Escape: "leave" };
const fields = "input, textarea, select, [contenteditable], [role=dialog], .mud-popover";

export function attach(root, desk) {
  const ended = new AbortController();
  const on = (target, name, act, more) => target.addEventListener(name, act, { signal: ended.signal, ...more });
  const rows = () => [...root.querySelectorAll(".desk-row")];
  const focused = () => document.activeElement?.closest(".desk-row");
  const ask = (what, row) => desk.invokeMethodAsync("Act", what, row ? Number(row.dataset.id) : null);
  let reading = false;
  let pointed = 0;
  let timer = 0;

  const look = () => {
    const list = root.querySelector(".desk-list");
    const now = (list && list.getBoundingClientRect().top < root.querySelector(".desk-head").getBoundingClientRect().bottom - 8)
      || !!root.querySelector(".desk-row:focus-visible") || performance.now() < pointed;
    if (now !== reading) {
      reading = now;
      desk.invokeMethodAsync("Read", now);
    }
  };

  const point = until => {
    pointed = until;
    clearTimeout(timer);
    if (until) timer = setTimeout(look, rest + 50);
    look();
  };

  const move = step => {
    const all = rows();
    const at = all.indexOf(focused());
    const next = all[at < 0 ? (step > 0 ? 0 : -1) : at + step];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    ask("follow", next);
  };

  const open = (row, address) => {
    const link = row?.querySelector("a.desk-title");
    if (link) window.open(address(link), "_blank", "noopener");
  };

  // A keyboard that writes no Latin letters still has its keys in the same places.
  const name = event => /^[\u0600-\u06ff]$/.test(event.key) && event.key !== "؟"
    ? event.code === "Slash" ? "/" : event.code === "Period" ? "." : event.code.replace("Key", "").toLowerCase()
    : event.key;

  const press = event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector(".mud-dialog, .mud-popover-open")) return;
    const pick = root.querySelector("details[open]");
    if (event.key === "Escape" && pick) {
      pick.open = false;
      pick.querySelector("summary").focus();
      return;
    }
    if (event.target.closest?.(fields)) {
      if (event.key === "Escape" && event.target.matches(".find-words")) event.target.blur();
      return;
    }
    const row = focused();
    const key = name(event);
    if ((key === " " || key === "Enter") && event.target.closest?.("button, summary, a[href]:not(.desk-title)")) return;
    if (key === "j" || (key === "ArrowDown" && root.querySelector(".desk-list")?.contains(document.activeElement))) move(1);
    else if (key === "k" || (key === "ArrowUp" && row)) move(-1);
    else if (key === "o" || key === "Enter") { if (!row) return; open(row, link => link.href); }
    else if (key === "s") open(row, link => link.dataset.source);
    else if (key === "i") { if (row) ask("choose", row); }
    else if (key === "w") ask("withdraw", row);
    else if (key === "/") { const find = root.querySelector(".find-words"); find.focus(); find.select(); }
    else if (key in asks) {
      // Whoever leaves the panel by key comes back to its row; whoever leaves the row lets the list flow.
      if (key === "Escape") root.querySelector(".desk-panel")?.contains(document.activeElement) ? root.querySelector(".is-chosen")?.focus() : row?.blur();
      ask(asks[key]);
    }
    else return;
    event.preventDefault();
  };

  // A plain click shows the details; one with a modifier or the middle button is the link's own.
  const click = event => {
    const row = event.target.closest(".desk-row");
    if (!row || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || getSelection().type === "Range") return;
    event.preventDefault();
    ask("choose", row);
  };

  on(document, "keydown", press);
  on(root, "click", click);
  on(window, "scroll", look, { passive: true });
  on(window, "resize", look, { passive: true });
  on(root, "focusin", look);
  on(root, "focusout", () => queueMicrotask(look));
  on(root, "pointermove", event => {
    const now = performance.now();
    // A pointer says a hundred times a second that it moves; twice is enough.
    if (event.pointerType === "mouse" && pointed < now + rest - 500 && event.target.closest(".desk-list")) point(now + rest);
  }, { passive: true });
  on(root, "pointerout", event => {
    if (pointed && !event.relatedTarget?.closest?.(".desk-list")) point(0);
  });
  on(document, "click", event => {
    for (const pick of root.querySelectorAll("details[open]")) if (!pick.contains(event.target)) pick.open = false;
  });
  look();
  root.dataset.keys = "on";

  return {
    top() {
      focused()?.blur();
      point(0);
      scrollTo(0, 0);
      look();
    },
    detach() {
      clearTimeout(timer);
      ended.abort();
    },
  };
}

// The live front page. The page stands without this script; with it the ticker moves, and what is
// published enters by itself: in the ticker at the end of the line, in the list of the latest on request.
(() => {
  "use strict";
  const ticker = document.querySelector(".ticker");
  if (!ticker) return;

  const speed = 60; // pixels a second
  const limit = Number(ticker.dataset.limit);
  const view = ticker.querySelector(".ticker-view");
  const track = ticker.querySelector(".ticker-track");
  const line = ticker.querySelector(".ticker-line");
  const latest = document.querySelector(".latest");
  const pill = document.querySelector("[data-act=news]");
  const language = `${document.documentElement.lang}-u-nu-latn`;
  const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: ticker.dataset.zone });
  const exact = new Intl.DateTimeFormat(language, { dateStyle: "short", timeStyle: "medium", hourCycle: "h23", timeZone: ticker.dataset.zone });

  // ---- Headlines as elements -------------------------------------------------------------------------------------

  const pattern = name => ticker.querySelector(`template[data-pattern=${name}]`).content.firstElementChild;

  const says = (title, word) => {
    const words = title.replace(/^\P{L}+/u, "");
    return words.slice(0, word.length).toLocaleLowerCase() === word.toLocaleLowerCase() && !/^\p{L}/u.test(words.slice(word.length));
  };

  const fill = (item, news) => {
    item.dataset.headline = news.id;
    item.dataset.seq = news.seq;
    const seen = new Date(news.seenAt);
    const time = item.querySelector("time");
    time.dateTime = news.seenAt;
    time.textContent = clock.format(seen);
    time.title = exact.format(seen);
    item.querySelector("a").href = news.page;
    item.querySelector(".source").textContent = news.source.name;
    const title = item.querySelector(".title");
    title.lang = news.language ?? "";
    title.dir = news.direction;
    title.querySelector(".words").textContent = news.title;
    for (const mark of title.querySelectorAll(".urgency")) {
      mark.hidden = !mark.classList.contains(news.urgency);
      // A title that begins with the word is not told it twice; UrgencyMark knows the same rule.
      const isSaid = news.urgency === "urgent" && says(news.title, mark.textContent);
      mark.classList.toggle("said", isSaid);
      if (isSaid) mark.setAttribute("aria-hidden", "true"); else mark.removeAttribute("aria-hidden");
    }
    return item;
  };

  const make = (name, news) => fill(pattern(name).cloneNode(true), news);
  const find = (list, id) => list.querySelector(`[data-headline="${id}"]`);

  // ---- The moving line -------------------------------------------------------------------------------------------

  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const rtl = getComputedStyle(view).direction === "rtl";
  const copy = line.cloneNode(false); // what follows the line on its round; the line itself is the accessible one
  copy.setAttribute("aria-hidden", "true");
  track.append(copy);

  let motion = null;
  let width = 0;
  const rests = new Set(); // why the line stands: user, pointer, focus, page

  // Positions along the reading direction, whichever that is.
  const start = element => { const box = element.getBoundingClientRect(); return rtl ? -box.right : box.left; };
  const end = element => { const box = element.getBoundingClientRect(); return rtl ? -box.left : box.right; };
  const inView = item => end(item) > start(view) && start(item) < end(view);
  const items = () => [...line.children, ...copy.children];
  const offset = () => motion ? (motion.effect.getComputedTiming().progress ?? 0) * width : 0;
  const seek = place => { motion.currentTime = (((place % width) + width) % width) / speed * 1000; };

  const twin = item => {
    const other = item.cloneNode(true);
    other.querySelector("a").tabIndex = -1;
    return other;
  };

  // Starts the round anew at a place, after anything that changed a width.
  const run = place => {
    motion?.cancel();
    motion = null;
    width = line.getBoundingClientRect().width;
    const moves = !still.matches && !ticker.hasAttribute("data-hidden") && width > view.clientWidth;
    ticker.toggleAttribute("data-moving", moves);
    copy.hidden = !moves;
    if (!moves) return;
    view.scrollLeft = 0;
    const frames = { transform: ["translateX(0)", `translateX(${rtl ? width : -width}px)`] };
    motion = track.animate(frames, { duration: width / speed * 1000, iterations: Infinity });
    seek(place);
    if (rests.size > 0) motion.pause();
  };

  const rest = (why, on) => {
    if (on) rests.add(why); else rests.delete(why);
    ticker.toggleAttribute("data-still", rests.has("user"));
    if (motion && rests.size > 0) motion.pause(); else motion?.play();
  };

  // Changes the line so that what is being read stays where it is.
  const quietly = (change, leaving = []) => {
    const anchor = items().find(item => inView(item) && start(item) >= start(view) && !leaving.includes(item));
    const place = offset();
    const before = anchor ? start(anchor) : 0;
    const untouched = !motion && view.scrollLeft === 0 && rests.size === 0;
    change();
    run(place);
    const drift = anchor?.isConnected ? start(anchor) - before : 0;
    if (motion) seek(place + drift);
    else if (!untouched) view.scrollLeft += rtl ? -drift : drift;
  };

  const remove = pairs => quietly(() => pairs.flat().forEach(item => item.remove()), pairs.flat());

  // The oldest leave once nobody sees them.
  const prune = () => {
    const spare = line.children.length - limit;
    if (spare <= 0) return;
    const pairs = [...line.children].map((item, index) => [item, copy.children[index]])
      .sort(([a], [b]) => a.dataset.seq - b.dataset.seq).slice(0, spare)
      .filter(pair => !motion || spare > limit || !pair.some(inView));
    if (pairs.length > 0) remove(pairs);
  };

  // New headlines enter just beyond the end of the visible line; standing still they take the first places. The first enters at
  // once; what follows within a tenth of a second enters together: each change of the line makes the browser measure it anew.
  const arriving = new Map();
  let gathering = 0;

  const enter = () => {
    gathering = 0;
    if (arriving.size === 0) return;
    gathering = setTimeout(enter, 100);
    const news = [...arriving.values()].slice(-limit);
    arriving.clear();
    quietly(() => {
      const index = motion ? items().findIndex(other => start(other) >= end(view)) : 0;
      let place = index < 0 ? line.children.length : index % line.children.length;
      for (const one of news) {
        const item = make("ticker", one);
        line.insertBefore(item, line.children[place] ?? null);
        copy.insertBefore(twin(item), copy.children[place] ?? null);
        if (motion) place++;
      }
    });
    prune();
  };

  const admit = news => {
    arriving.set(news.id, news);
    if (!gathering) enter();
  };

  copy.append(...[...line.children].map(twin));
  run(0);
  addEventListener("resize", () => quietly(() => {}));
  still.addEventListener("change", () => run(0));
  document.fonts?.ready.then(() => run(offset()));
  view.addEventListener("pointerenter", () => rest("pointer", true));
  view.addEventListener("pointerleave", () => rest("pointer", false));
  view.addEventListener("focusout", () => rest("focus", false));
  view.addEventListener("focusin", event => {
    rest("focus", true);
    if (!motion) return;
    view.scrollLeft = 0; // the browser scrolled to show the link; the line moves there instead
    const item = event.target.closest("li");
    if (item && (start(item) < start(view) || end(item) > end(view))) seek(offset() + start(item) - start(view));
  });
  document.addEventListener("visibilitychange", () => rest("page", document.hidden));

  // ---- Pause and hide, remembered --------------------------------------------------------------------------------

  const recall = key => { try { return localStorage.getItem(`dashboard.ticker.${key}`) === "1"; } catch { return false; } };
  const keep = (key, on) => { try { localStorage.setItem(`dashboard.ticker.${key}`, on ? "1" : "0"); } catch { /* a browser that stores nothing */ } };
  const button = act => ticker.querySelector(`[data-act=${act}]`);

  const pause = on => {
    rest("user", on);
    button("pause").setAttribute("aria-pressed", String(on));
  };

  const hide = on => {
    ticker.toggleAttribute("data-hidden", on);
    view.hidden = button("pause").hidden = button("hide").hidden = on;
    button("show").hidden = !on;
    run(offset());
  };

  button("pause").addEventListener("click", () => { pause(!rests.has("user")); keep("paused", rests.has("user")); });
  button("hide").addEventListener("click", () => { hide(true); keep("hidden", true); button("show").focus(); });
  button("show").addEventListener("click", () => { hide(false); keep("hidden", false); button("hide").focus(); });
  pause(recall("paused"));
  if (recall("hidden")) hide(true);
  ticker.toggleAttribute("data-ready", true);

  // ---- The latest: kept back until asked for ---------------------------------------------------------------------

  const length = Math.max(latest.children.length, 20);
  const kept = new Map();

  const announce = () => {
    pill.hidden = kept.size === 0;
    pill.textContent = pill.dataset.words.replace("{0}", kept.size);
  };

  const show = () => {
    if (document.querySelector(".front[data-empty]")) { location.reload(); return; }
    for (const news of kept.values()) {
      const item = make("latest", news);
      item.classList.add("arrived");
      latest.prepend(item);
    }
    while (latest.children.length > length) latest.lastElementChild.remove();
    kept.clear();
    announce();
  };

  pill.addEventListener("click", show);

  // ---- What the stream says --------------------------------------------------------------------------------------

  const hear = {
    "headline": news => {
      if (!find(line, news.id)) admit(news);
      if (!find(latest, news.id)) { kept.set(news.id, news); announce(); }
    },
    "headline-updated": news => {
      if (kept.has(news.id)) kept.set(news.id, news);
      if (arriving.has(news.id)) arriving.set(news.id, news);
      const inLine = items().filter(item => item.dataset.headline === String(news.id));
      if (inLine.length > 0) quietly(() => inLine.forEach(item => fill(item, news)));
      for (const place of document.querySelectorAll(`main [data-headline="${news.id}"]:not(.ticker li)`)) {
        const title = place.querySelector(".headline");
        title.href = news.page;
        title.querySelector(".words").textContent = news.title;
      }
    },
    "headline-withdrawn": ({ id }) => {
      kept.delete(id);
      arriving.delete(id);
      announce();
      const inLine = items().filter(item => item.dataset.headline === String(id));
      if (inLine.length > 0) remove([inLine]);
      document.querySelectorAll(`main [data-headline="${id}"]`).forEach(place => place.remove());
    },
    // What is held can't be trusted any more; the latest headlines follow.
    "reset": () => {
      kept.clear();
      arriving.clear();
      announce();
      latest.replaceChildren();
      quietly(() => { line.replaceChildren(); copy.replaceChildren(); });
    },
  };

  // ---- The stream ------------------------------------------------------------------------------------------------

  window.dashboardLive({
    position: ticker.dataset.seq,
    say: state => { ticker.dataset.link = state; },
    hear: (kind, data) => {
      hear[kind]?.(data);
      // Pictures are the business of pictures.js.
      document.dispatchEvent(new CustomEvent("news", { detail: { kind, data } }));
    },
  });

  // ---- "3 min ago" stays true while the page is open -------------------------------------------------------------

  const ago = new Intl.RelativeTimeFormat(language, { style: "short" });
  setInterval(() => {
    for (const time of document.querySelectorAll("time.ago")) {
      const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000);
      if (minutes < 1 || minutes >= 7 * 24 * 60) continue;
      time.textContent = minutes < 60 ? ago.format(-minutes, "minute")
        : minutes < 24 * 60 ? ago.format(-Math.floor(minutes / 60), "hour")
        : ago.format(-Math.floor(minutes / (24 * 60)), "day");
    }
  }, 60000);
})();

// Pictures come, go and return on open pages. ticker.js tells of it; an article listens itself.
(() => {
  "use strict";

  const fill = (place, image) => {
    const img = place.querySelector("img") ?? new Image();
    const box = place.querySelector("svg");
    const { width, height } = box?.viewBox.baseVal ?? {};
    if (width) [img.width, img.height] = [width, height];
    else img.onload = () => box?.setAttribute("viewBox", `0 0 ${img.naturalWidth} ${img.naturalHeight}`);
    img.decoding = "async";
    img.alt = image.alt;
    img.src = image.url;
    (place.querySelector("a:not([data-report])") ?? place).prepend(img);
    place.querySelector("[data-report]")?.setAttribute("href", `${image.url}/report`);
    place.dataset.image = image.id;
    place.hidden = false;
    delete place.dataset.blocked;
  };

  const all = (key, value) => [...document.querySelectorAll(`[data-${key}="${CSS.escape(value)}"]`)];

  const hear = {
    "headline-updated": ({ id, image }) => {
      if (image) for (const place of all("picture-of", id)) if (place.dataset.image !== image.id) fill(place, image);
    },
    "image-blocked": ({ imageId }) => {
      for (const place of all("image", imageId)) {
        place.querySelector("img")?.remove();
        place.dataset.blocked = "";
      }
    },
    "image-restored": ({ headlineIds, image }) => {
      for (const place of new Set([...all("image", image.id), ...headlineIds.flatMap(id => all("picture-of", id))])) {
        if (!place.dataset.image || place.dataset.image === image.id) fill(place, image);
      }
    },
  };

  if (document.querySelector(".ticker")) {
    document.addEventListener("news", ({ detail: { kind, data } }) => hear[kind]?.(data));
    return;
  }

  const page = document.querySelector("[data-live]");
  if (!page) return;
  window.dashboardLive({ position: page.dataset.live, hear: (kind, data) => hear[kind]?.(data) });
})();

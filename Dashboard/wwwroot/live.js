// One stream for all open pages of a browser: it allows a site six connections, and a reader may have ten tabs.
// The page that holds the lock listens and passes on what it hears; a page that missed something reads that by itself.
(() => {
  "use strict";

  const kinds = ["headline", "headline-updated", "headline-withdrawn", "image-blocked", "image-restored", "reset"];

  // A stream of one's own, started again for ever: from one to thirty seconds, with jitter so that not everybody knocks at once.
  const listen = (after, hear, say) => {
    let attempts = 0;
    let timer = 0;
    let stream = null;
    let prev = after;
    const open = () => {
      stream = new EventSource(`/live?after=${after}`);
      stream.onopen = () => { attempts = 0; say("live"); };
      stream.onerror = () => {
        say("lost");
        // A broken line the browser mends by itself; after an error answer it gives up, and we start again.
        if (stream.readyState !== EventSource.CLOSED) return;
        const longest = Math.min(30000, 1000 * 2 ** attempts++);
        timer = setTimeout(open, 1000 + Math.random() * (longest - 1000));
      };
      for (const kind of kinds) {
        stream.addEventListener(kind, event => {
          if (kind !== "reset") after = Number(event.lastEventId);
          hear({ kind, prev, id: after, data: JSON.parse(event.data) });
          prev = kind === "reset" ? 0 : after;
        });
      }
    };
    open();
    return { close: () => { clearTimeout(timer); stream.close(); } };
  };

  // position: the number up to which the page shows everything; hear(kind, data) and say(state) are the page's.
  window.dashboardLive = ({ position, hear, say = () => {} }) => {
    let at = Number(position);
    let passed = 0;
    let own = null;
    let radio = null;
    let letGo = null;

    const apply = ({ kind, id, data }) => {
      if (kind !== "reset" && id <= at) return;
      // What follows on a reset is the latest, with numbers of its own.
      at = kind === "reset" ? 0 : id;
      hear(kind, data);
    };

    const makeUp = () => {
      own ??= listen(at, event => {
        apply(event);
        if (at >= passed) { own.close(); own = null; }
      }, () => {});
    };

    const heard = ({ data: message }) => {
      if (message.ask) return;
      if (message.state) say(message.state);
      if (message.at > passed) passed = message.at;
      if (message.at > at) makeUp();
      if (!message.kind) return;
      passed = message.kind === "reset" ? 0 : message.id;
      if (own) return;
      if (message.kind !== "reset" && message.prev > at) makeUp();
      else apply(message);
    };

    const lead = () => {
      let state = "";
      own?.close();
      radio.onmessage = ({ data }) => { if (data.ask) radio.postMessage({ at, state }); };
      own = listen(at, event => {
        apply(event);
        radio.postMessage(event);
      }, now => {
        state = now;
        say(now);
        radio.postMessage({ state });
      });
    };

    const open = () => {
      if (!navigator.locks || !window.BroadcastChannel) {
        own = listen(at, apply, say);
        return;
      }

      radio = new BroadcastChannel("dashboard-live");
      radio.onmessage = heard;
      radio.postMessage({ ask: true });
      const left = new AbortController();
      const gone = new Promise(resolve => { letGo = () => { left.abort(); resolve(); }; });
      navigator.locks.request("dashboard-live", { signal: left.signal }, () => { lead(); return gone; })
        .catch(fault => { if (fault.name !== "AbortError") throw fault; });
    };

    const close = () => {
      letGo?.();
      own?.close();
      radio?.close();
      own = radio = letGo = null;
    };

    addEventListener("pagehide", close);
    addEventListener("pageshow", event => { if (event.persisted) open(); });
    open();
  };
})();

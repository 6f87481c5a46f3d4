// Staff pages: keeps the circuit for as long as it takes, says since when it is lost, remembers the theme.
(() => {
  const root = document.documentElement;
  const place = document.getElementById("components-reconnect-modal");
  const line = place.querySelector(".lost-line");
  const clock = new Intl.DateTimeFormat(`${root.lang}-u-nu-latn`, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

  // At once, then ever more slowly up to five seconds, with jitter so that a newsroom doesn't knock all together.
  const pause = attempts => attempts === 0 ? 0 : Math.min(5000, 250 * 2 ** Math.min(attempts, 6)) * (0.75 + Math.random() / 2);
  const rest = attempts => new Promise(done => setTimeout(done, pause(attempts)));

  // A page is left only for one that comes: the browser's own page of an error never tries again.
  const comes = () => fetch(location.href, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(10000) }).then(answer => answer.status < 500, () => false);
  const renew = async attempts => {
    while (!await comes()) await rest(attempts++);
    location.reload();
  };

  const lost = () => {
    if (root.dataset.link === "lost") return;
    line.textContent = line.dataset.words.replace("{0}", clock.format(new Date()));
    root.dataset.link = "lost";
  };

  // The server answers but no longer knows the circuit: only a fresh page helps.
  const refused = async () => {
    try {
      if (await Blazor.resumeCircuit()) return;
    } catch {
      // Nothing was kept to resume from.
    }
    renew(1);
  };

  place.addEventListener("components-reconnect-state-changed", ({ detail }) => {
    switch (detail.state) {
      case "show":
      case "retrying": lost(); break;
      case "hide": root.dataset.link = "live"; break;
      case "failed": Blazor.reconnect(); break;
      case "rejected":
      case "resume-failed": refused(); break;
    }
  });

  // Called from the circuit, which cannot set a cookie itself.
  window.dashboardTheme = theme => {
    root.dataset.theme = theme;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `dashboard.theme=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
  };

  // Blazor tries again once it had a circuit, yet not for its first: the node that gave the page may be gone a moment later.
  const insist = start => async () => {
    for (let attempts = 1; ; attempts++) {
      try {
        await start();
        root.dataset.link = "live";
        return;
      } catch {
        lost();
        await rest(attempts);
      }
      // Pages come, circuits don't: what this page holds is of no use any more.
      if (attempts % 6 === 0 && await comes()) location.reload();
    }
  };

  // How often this page was renewed without ever being drawn; a browser that keeps nothing always begins anew.
  const renewals = count => {
    try {
      if (count === undefined) return Number(sessionStorage.getItem("dashboard.renewals"));
      sessionStorage.setItem("dashboard.renewals", count);
    } catch {
      // Not kept.
    }
    return 0;
  };

  // A connection that ends before the first drawing leaves a circuit that Blazor can neither find again nor fill. What fails in the
  // same way time and again is tried each minute, so that what Blazor says of it can be read.
  const expect = connection => {
    let isDrawn = false;
    connection.on("JS.RenderBatch", () => {
      if (!isDrawn) renewals(0);
      isDrawn = true;
    });
    connection.onclose(async () => {
      if (isDrawn) return;
      const count = renewals();
      lost();
      renewals(count + 1);
      await (count < 20 ? rest(3 + count) : new Promise(done => setTimeout(done, 60000)));
      renew(3);
    });
  };

  let isFirst = true;
  const configureSignalR = builder => {
    const build = builder.build.bind(builder);
    builder.build = () => {
      const connection = build();
      if (isFirst) {
        connection.start = insist(connection.start.bind(connection));
        expect(connection);
      }
      isFirst = false;
      return connection;
    };
  };

  root.dataset.link = "live";
  Blazor.start({ circuit: { configureSignalR, reconnectionOptions: { maxRetries: Infinity, retryIntervalMilliseconds: pause } } });
})();

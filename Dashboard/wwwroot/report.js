// The form under a picture answers in its own place; without this script it answers with a page.
(() => {
  "use strict";

  const say = (text, role) => {
    const line = document.createElement("p");
    line.className = role === "alert" ? "notice bad" : "thanks";
    line.setAttribute("role", role);
    line.textContent = text;
    return line;
  };

  document.addEventListener("submit", async event => {
    const form = event.target;
    const fields = new FormData(form);
    if (!form.matches("form.report") || fields.get("website")) return;
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    try {
      const response = await fetch(form.action, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
        body: JSON.stringify({ reason: fields.get("reason"), comment: fields.get("comment") || null }),
      });
      const answer = await response.json();
      if (!response.ok) throw new Error(answer.title);
      const line = say(answer.message, "status");
      if (answer.receipt) {
        const link = document.createElement("a");
        link.href = `/reports/${encodeURIComponent(answer.receipt)}`;
        link.rel = "nofollow";
        link.textContent = form.dataset.receipt;
        line.append(" ", form.dataset.receiptSays, " ", link, ".");
      }
      (form.closest(".report-place") ?? form).replaceWith(line);
    } catch (fault) {
      form.querySelector(".notice")?.remove();
      // No answer at all: the browser's own way tells the reader why.
      if (!fault.message || fault instanceof TypeError || fault instanceof SyntaxError) form.submit();
      else form.prepend(say(fault.message, "alert"));
      button.disabled = false;
    }
  });
})();

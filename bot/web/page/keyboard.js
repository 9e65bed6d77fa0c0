// Shortcuts of the whole page. Single letters count only when nothing is being written.

export function listenKeys(app) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const writing = event.target.matches?.("input, textarea, select");
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      app.step(event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "Escape") {
      if (document.body.classList.contains("with-menu")) app.closeMenu();
      else if (app.thread) app.closeThread();
    } else if (!writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (event.key === "?") app.showKeys();
      else if (event.key === "c" || event.key === "C") {
        event.preventDefault();
        app.composer().focus();
      }
    }
  });
}

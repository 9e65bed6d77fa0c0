// Files dropped anywhere on a conversation are attached to what one is writing there.
import { h } from "./dom.js";
import { t } from "./wording.js";

export function acceptDrops(node, composer) {
  const target = h("div", { class: "drop-target", "aria-hidden": "true" });
  node.append(target);
  let inside = 0;
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const show = (on) => {
    target.textContent = t("drop_here");
    target.classList.toggle("shown", on);
  };
  node.addEventListener("dragenter", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    inside += 1;
    show(true);
  });
  node.addEventListener("dragover", (event) => { if (carries(event)) event.preventDefault(); });
  node.addEventListener("dragleave", (event) => {
    if (!carries(event)) return;
    inside = Math.max(0, inside - 1);
    show(inside > 0);
  });
  node.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    inside = 0;
    show(false);
    composer.take([...event.dataTransfer.files]);
  });
}

// A file dropped beside a conversation must not replace the page.
for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());

// Draws the two thumbs under a result, and the one line that asks what was wrong.
import { h, icon } from "./dom.js";
import { t } from "./wording.js";

const LONGEST = 2000;

export function drawOpinion(item, actions) {
  const { value, said } = item.opinion;
  const box = h("div", { class: "opinion", role: "group", "aria-label": t("opinion") });
  const thumb = (own) => {
    const pressed = value === own;
    return h("button", {
      type: "button", class: `thumb ${own}`, "data-thumb": own, "aria-label": t(`opinion_${own}`), title: t(`opinion_${own}`),
      "aria-pressed": pressed ? "true" : "false", onclick: () => give(box, own, pressed ? "none" : own, actions),
    }, icon(own, 16));
  };
  box.append(thumb("good"), thumb("bad"));
  if (value === "bad") box.append(said ? h("span", { class: "opinion-said" }, t("opinion_said")) : drawWhy(box, actions));
  return box;
}

// Pressed once more, a thumb is taken back. The line is drawn anew: whoever pressed it stays on it.
async function give(box, own, value, actions) {
  if (box.classList.contains("busy")) return;
  box.classList.add("busy");
  const line = box.closest(".message");
  const list = line.parentNode;
  await actions.think(value);
  box.classList.remove("busy");
  list.querySelector(`[data-id="${CSS.escape(line.dataset.id)}"] [data-thumb="${own}"]`)?.focus({ preventScroll: true });
}

function drawWhy(box, actions) {
  const words = h("input", { type: "text", maxlength: LONGEST, "aria-label": t("opinion_why"), placeholder: t("opinion_why"), autocomplete: "off" });
  const send = h("button", { type: "submit", class: "text-button" }, t("opinion_send"));
  const submit = async (event) => {
    event.preventDefault();
    if (!words.value.trim() || box.classList.contains("busy")) {
      words.focus();
      return;
    }
    box.classList.add("busy");
    await actions.think("bad", words.value.trim());
    box.classList.remove("busy");
  };
  return h("form", { class: "opinion-why", onsubmit: submit }, words, send);
}

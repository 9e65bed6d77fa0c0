// What a conversation without messages shows: a welcome with example sentences, or what the channel is for.
import { avatar, h } from "./dom.js";
import { t } from "./wording.js";

export function drawEmpty(model, channel, composer) {
  const place = model.channel(channel);
  if (!place) return null;
  const direct = place.kind === "direct";
  const lead = direct ? "" : "@Commis ";
  const first = model.me.name.split(" ")[0];
  return h("div", { class: "welcome" },
    avatar(null, "large"),
    h("h2", {}, direct ? t("welcome_title", { name: first }) : t("empty_channel", { place: `#${place.name}` })),
    h("p", { class: "empty-text" }, direct ? t("welcome_text") : t("empty_channel_text")),
    model.suggestions.length > 0 && h("p", { class: "welcome-try", id: "welcome-try" }, t("welcome_try")),
    model.suggestions.length > 0 && h("ul", { class: "suggestions", "aria-labelledby": "welcome-try" },
      model.suggestions.slice(0, 3).map((sentence) => h("li", {},
        h("button", { type: "button", class: "suggestion", onclick: () => composer.fill(lead + sentence) }, sentence)))));
}

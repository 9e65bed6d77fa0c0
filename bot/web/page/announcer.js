// Reads out, once and by its summary, what is new in what is on the screen.
import { h } from "./dom.js";
import { t } from "./wording.js";

const KEPT = 20;

export class Announcer {
  constructor(node) {
    this.node = node;
  }

  say(text) {
    this.node.append(h("p", {}, text));
    if (this.node.children.length > KEPT) this.node.firstChild.remove();
  }

  // What was there when the place was first seen is not news.
  place(place, me) {
    if (!place.loaded) return;
    const known = place.announced;
    place.announced = new Set(place.items.keys());
    if (!known) return;
    for (const item of place.sorted) {
      if (known.has(item.id) || item.author?.id === me.id) continue;
      this.say(t("announce", { name: item.author?.name ?? "Commis", text: item.message?.summary ?? item.text }));
    }
  }
}

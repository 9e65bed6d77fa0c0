// One list of messages with its composer: a channel or a thread. Redraws only the lines that changed.
import { Composer } from "./composer.js";
import { h, icon, replace } from "./dom.js";
import { day, sameDay } from "./format.js";
import { drawDay, drawItem, drawNote, drawPending, drawStatus, drawUnreadLine } from "./message.js";
import { placeKey } from "./model.js";
import { getLanguage, t } from "./wording.js";

const TOGETHER = 5 * 60 * 1000;
const NEAR = 80;

export class Conversation {
  // `app` gives: model, acts, openThread, follow, seen, focusMessages, drawEmpty
  constructor(app, inThread) {
    this.app = app;
    this.inThread = inThread;
    this.place = null;
    this.lines = new Map();
    this.list = h("ol", { class: "messages" });
    this.older = h("button", { type: "button", class: "older", onclick: () => this.loadOlder() });
    this.empty = h("div", { class: "empty" });
    this.scroll = h("div", { class: "scroll", tabindex: "-1" }, this.older, this.empty, this.list);
    this.jump = h("button", { type: "button", class: "jump", onclick: () => this.toBottom() }, icon("down", 16));
    this.composer = new Composer(app, inThread);
    this.node = h("div", { class: "conversation" }, h("div", { class: "scroll-frame" }, this.scroll, this.jump), this.composer.node);
    this.scroll.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.list.addEventListener("keydown", (event) => this.keys(event));
    new ResizeObserver(() => { if (this.stuck) this.toBottom(); }).observe(this.scroll);
    this.stuck = true;
  }

  show(channel, thread) {
    const place = this.app.model.place(channel, thread);
    if (place === this.place) return;
    this.leave();
    this.place = place;
    this.lines.clear();
    this.list.replaceChildren();
    this.stuck = true;
    this.list.setAttribute("aria-label", this.inThread ? t("thread") : t("log_of", { place: this.app.model.placeName(channel) }));
    this.composer.show(place);
    this.draw();
  }

  // On the way out, what was new is not any more.
  leave() {
    if (this.place?.seen) this.place.firstSeen = this.place.seen;
    this.place = null;
  }

  relabel() {
    this.lines.clear();
    this.list.replaceChildren();
    if (this.place) {
      this.composer.show(this.place, true);
      this.draw();
    }
  }

  draw() {
    const { place } = this;
    if (!place) return;
    const height = this.scroll.scrollHeight;
    const top = this.scroll.scrollTop;
    const lines = this.plan();
    this.reconcile(lines);
    this.older.hidden = !place.before;
    replace(this.older, t("older"));
    this.jump.setAttribute("aria-label", t("scroll_down"));
    const bare = place.loaded && !place.items.size && !place.pending.length;
    this.empty.hidden = !bare && !place.error;
    this.drawEmpty(place, bare);
    if (this.prepending) {
      this.scroll.scrollTop = top + this.scroll.scrollHeight - height;
      this.prepending = false;
    } else if (this.stuck) this.toBottom();
    this.rove();
  }

  // Drawn again only when it changes, so that a focused example keeps the focus.
  drawEmpty(place, bare) {
    const drawn = JSON.stringify([place.key, place.error, bare, getLanguage(), this.app.model.suggestions]);
    if (drawn === this.drawnEmpty) return;
    this.drawnEmpty = drawn;
    replace(this.empty, place.error ? h("p", { class: "empty-text" }, place.error)
      : bare && !this.inThread ? this.app.drawEmpty(place.channel, this.composer) : null);
  }

  // The lines to show, each with a key and a signature: same key and signature, same element.
  plan() {
    const { place } = this;
    const { model } = this.app;
    const { me } = model;
    const roles = new Map(model.people.map((person) => [person.id, person.role]));
    const lines = [];
    let last = null;
    let dated = null;
    let marked = false;
    for (const item of place.sorted ?? []) {
      if (!dated || !sameDay(dated, item.at)) {
        lines.push(line(`day ${item.at}`, day(item.at), () => drawDay(day(item.at))));
        last = null;
        dated = item.at;
      }
      if (!marked && model.isNew(place, item)) {
        lines.push(line("unread", "", () => drawUnreadLine()));
        marked = true;
        last = null;
      }
      const grouped = together(last, item) && !last.replies;
      const steps = this.inThread ? null : model.statuses.get(placeKey(place.channel, item.id));
      const working = steps ? steps[steps.length - 1] : null;
      const drawing = { grouped, me, role: item.author && roles.get(item.author.id), inThread: this.inThread, working, actions: this.actions(item) };
      lines.push(line(item.id, JSON.stringify([item, grouped, working]), () => drawItem(item, drawing)));
      if (this.inThread && item.id === place.thread) {
        lines.push(line("rule", "", () => h("li", { class: "root-rule", role: "separator" })));
        last = null;
      } else last = item;
    }
    for (const draft of place.pending) {
      const grouped = together(last, { author: me, at: draft.at }) && !last?.replies;
      lines.push(line(draft.client, JSON.stringify([draft, grouped]), () => drawPending(draft, { grouped, me, actions: this.actions(null) })));
      last = { author: me, at: draft.at };
    }
    for (const note of place.notes) lines.push(line(note.id, "", () => drawNote(note, this.actions(null))));
    const status = model.statuses.get(place.key);
    if (status) lines.push(line("status", JSON.stringify(status), () => drawStatus(status)));
    return lines;
  }

  actions(item) {
    const { app, place } = this;
    const root = item && item.thread === null && !item.author;
    // What a card in the channel itself is asked goes to its place; what comes back is shown where it was clicked.
    return {
      openThread: (id) => app.openThread(place.channel, id),
      press: (button, node) => app.acts.press(place, root ? null : place.thread ?? item?.thread ?? null, button, node),
      think: (value, words) => app.acts.think(place, item, value, words),
      follow: (link) => app.follow(link, place),
      retry: (draft) => app.model.sending.retry(place, draft, app.acts.afterSend(place)),
      discard: (draft) => app.model.sending.discard(place, draft),
      rework: (draft) => { app.model.sending.discard(place, draft); this.composer.fill(draft.text, draft.files); },
      dismiss: (note) => { app.model.removeNote(place, note); this.composer.focus(); },
    };
  }

  reconcile(lines) {
    const kept = new Map();
    const focused = document.activeElement?.closest?.(".message, .note");
    const lostFocus = focused && this.list.contains(focused) ? focused.dataset.id : null;
    let cursor = this.list.firstChild;
    for (const { key, signature, draw } of lines) {
      const known = this.lines.get(key);
      const node = known && known.signature === signature ? known.node : draw();
      kept.set(key, { node, signature });
      if (node === cursor) cursor = cursor.nextSibling;
      else this.list.insertBefore(node, cursor);
    }
    for (const { node } of this.lines.values()) {
      if (![...kept.values()].some((each) => each.node === node)) node.remove();
    }
    this.lines = kept;
    if (lostFocus && !this.list.contains(document.activeElement)) {
      this.list.querySelector(`[data-id="${CSS.escape(lostFocus)}"]`)?.focus({ preventScroll: true });
    }
  }

  async loadOlder() {
    this.prepending = true;
    this.stuck = false;
    await this.app.acts.attempt(this.place, () => this.app.model.fetchOlder(this.place));
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroll;
    const below = scrollHeight - clientHeight - scrollTop;
    this.stuck = below < NEAR;
    this.jump.classList.toggle("shown", below > clientHeight / 2);
    if (this.stuck) this.app.seen();
  }

  toBottom() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.stuck = true;
  }

  // One message at a time is in the tab order; the arrows move it.
  rove(wanted = null) {
    const all = [...this.list.querySelectorAll(".message, .note")];
    const current = wanted ?? all.find((node) => node.tabIndex === 0) ?? all[all.length - 1];
    for (const node of all) node.tabIndex = node === current ? 0 : -1;
  }

  keys(event) {
    if (!event.target.matches(".message, .note")) return;
    const all = [...this.list.querySelectorAll(".message, .note")];
    const index = all.indexOf(event.target);
    const goal = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: all.length - 1 }[event.key];
    if (goal !== undefined) {
      event.preventDefault();
      const next = all[Math.max(0, Math.min(all.length - 1, goal))];
      this.rove(next);
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && !this.inThread && event.target.dataset.id) {
      event.preventDefault();
      this.app.openThread(this.place.channel, event.target.dataset.id);
    }
  }

  focusLast() {
    this.rove();
    this.list.querySelector('[tabindex="0"]')?.focus();
  }
}

const line = (key, signature, draw) => ({ key, signature, draw });

function together(last, item) {
  return Boolean(last) && (last.author?.id ?? "") === (item.author?.id ?? "") && new Date(item.at) - new Date(last.at) < TOGETHER
    && sameDay(last.at, item.at);
}

// The page: puts the parts together, follows the address, the stream and the keyboard.
import { Acts } from "./acts.js";
import { Announcer } from "./announcer.js";
import { ApiError } from "./api.js";
import { Conversation } from "./conversation.js";
import { personDialog, shortcutsDialog } from "./dialogs.js";
import { acceptDrops } from "./drops.js";
import { append, h, icon, iconButton, replace } from "./dom.js";
import { drawEmpty } from "./empty.js";
import { setZone } from "./format.js";
import { listenKeys } from "./keyboard.js";
import { Live } from "./live.js";
import { Model } from "./model.js";
import { Sidebar } from "./sidebar.js";
import { setLanguage, t } from "./wording.js";

class App {
  constructor() {
    this.model = new Model();
    this.channel = null;
    this.thread = null;
    this.theme = document.documentElement.dataset.theme ?? "system";
    this.banner = document.getElementById("banner");
    this.announcer = new Announcer(document.getElementById("announce"));
    this.acts = new Acts(this);
    this.sidebar = new Sidebar(this);
    this.main = new Conversation(this, false);
    this.side = new Conversation(this, true);
    this.mainHead = h("header", { class: "head" });
    this.sideHead = h("header", { class: "head" });
    this.mainNode = h("main", { id: "main" }, this.mainHead, this.main.node);
    this.sideNode = h("section", { id: "thread", hidden: true }, this.sideHead, this.side.node);
    this.veil = h("div", { class: "veil", onclick: () => this.closeMenu() });
    append(document.getElementById("desk"), [this.sidebar.node, this.veil, this.mainNode, this.sideNode]);
    this.live = new Live({
      event: (kind, data) => this.heard(kind, data), opened: () => this.opened(), lost: (times) => this.lost(times),
    });
    this.model.on((what, key) => this.redraw(what, key));
    acceptDrops(this.mainNode, this.main.composer);
    acceptDrops(this.sideNode, this.side.composer);
    listenKeys(this);
    window.addEventListener("hashchange", () => this.follows());
    window.addEventListener("focus", () => this.seen());
    document.addEventListener("visibilitychange", () => this.seen());
    const narrow = matchMedia("(max-width: 760px)");
    narrow.addEventListener("change", () => this.inertness());
    this.narrow = narrow;
  }

  async start() {
    const asked = new URLSearchParams(location.search).get("as");
    if (asked) history.replaceState(null, "", `/${location.hash}`);
    const wanted = asked ?? sessionStorage.getItem("commis.person") ?? localStorage.getItem("commis.person");
    await this.insist(() => this.model.become(wanted));
    if (!this.model.me && this.model.people.length) await this.insist(() => this.model.become(this.model.people[0].id));
    if (!this.model.me) return this.notice(t("no_people"));
    this.settle();
    // Nobody should be taken for another: a wrong name in the address asks.
    return asked && asked !== this.model.me.id ? this.switchPerson() : null;
  }

  // The first answer may be late (the server starts): try until it comes.
  async insist(act) {
    for (let pause = 300; ; pause = Math.min(pause * 2, 5000)) {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        this.notice(error.message);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  settle() {
    const { me } = this.model;
    sessionStorage.setItem("commis.person", me.id);
    localStorage.setItem("commis.person", me.id);
    setLanguage(localStorage.getItem(`commis.language.${me.id}`) ?? me.language);
    setZone(me.time_zone);
    this.notice("");
    this.channel = null;
    this.thread = null;
    this.follows();
    this.relabel();
    this.live.start();
  }

  // --- where one is ----------------------------------------------------------------------------------------------------

  // The address after # is the place: channel, then thread. The browser's own back and forward work.
  follows() {
    const [channel, thread] = location.hash.slice(2).split("/").map(decoded);
    const known = this.model.channel(channel);
    const direct = this.model.channels.find((each) => each.kind === "direct");
    this.go(known ? channel : direct.id, known && thread ? thread : null);
  }

  open(channel) {
    location.hash = `#/${encodeURIComponent(channel)}`;
    this.closeMenu();
  }

  openThread(channel, thread, focus = true) {
    this.wantFocus = focus;
    location.hash = `#/${encodeURIComponent(channel)}/${encodeURIComponent(thread)}`;
  }

  closeThread() {
    const opener = this.thread;
    this.open(this.channel);
    requestAnimationFrame(() => this.main.list.querySelector(`[data-id="${CSS.escape(opener ?? "")}"] .replies`)?.focus({ preventScroll: true })
      ?? this.main.composer.focus());
  }

  go(channel, thread) {
    const moved = channel !== this.channel;
    this.channel = channel;
    this.thread = thread;
    this.main.show(channel, null);
    this.sideNode.hidden = !thread;
    document.body.classList.toggle("with-thread", Boolean(thread));
    if (thread) this.side.show(channel, thread);
    else this.side.leave();
    this.drawHeads();
    this.sidebar.draw();
    this.inertness();
    this.refetch(channel, null);
    if (thread) this.refetch(channel, thread);
    if (thread && this.wantFocus) this.focusThread();
    else if (moved && !this.narrow.matches) this.main.composer.focus();
    this.wantFocus = false;
  }

  // On a phone the keyboard would cover what one came to read.
  focusThread() {
    if (this.narrow.matches) this.sideHead.querySelector("button").focus();
    else this.side.composer.focus();
  }

  follow(link, place) {
    if (!link.channel) this.model.addError(place.channel, place.thread, t("elsewhere"));
    else if (!this.model.channel(link.channel)) this.model.addError(place.channel, place.thread, t("private_place"));
    else if (link.thread) this.openThread(link.channel, link.thread);
    else this.open(link.channel);
  }

  openMenu() {
    document.body.classList.add("with-menu");
    this.inertness();
    this.sidebar.node.querySelector("button")?.focus();
  }

  closeMenu() {
    if (!document.body.classList.contains("with-menu")) return;
    document.body.classList.remove("with-menu");
    this.inertness();
    this.mainHead.querySelector("button")?.focus();
  }

  // On a phone only what is in front can be reached.
  inertness() {
    const phone = this.narrow.matches;
    const menu = phone && document.body.classList.contains("with-menu");
    this.sidebar.node.inert = phone && !menu;
    this.mainNode.inert = menu || (phone && Boolean(this.thread));
    this.sideNode.inert = menu;
  }

  // --- drawing ---------------------------------------------------------------------------------------------------------

  redraw(what, key) {
    if (what === "state") {
      this.sidebar.draw();
      this.drawTitle();
    } else {
      if (this.main.place?.key === key) this.main.draw();
      if (this.side.place?.key === key && this.thread) this.side.draw();
      for (const shown of [this.main.place, this.side.place]) if (shown?.key === key) this.announcer.place(shown, this.model.me);
      this.seen();
    }
  }

  relabel() {
    this.drawHeads();
    this.sidebar.drawn = "";
    this.sidebar.draw();
    this.sidebar.node.setAttribute("aria-label", "Commis");
    this.main.relabel();
    this.side.relabel();
    this.drawTitle();
  }

  drawHeads() {
    const channel = this.model.channel(this.channel);
    if (!channel) return;
    const name = this.model.placeName(this.channel);
    replace(this.mainHead,
      iconButton("menu", t("open_menu"), { class: "menu-open", onclick: () => this.openMenu() }),
      h("div", { class: "head-words" },
        h("h1", {}, channel.kind === "channel" ? [icon("hash", 18), channel.name] : channel.name),
        h("p", {}, t(channel.kind === "channel" ? "topic_channel" : "topic_direct"))));
    replace(this.sideHead,
      iconButton("back", t("close_thread"), { class: "thread-back", onclick: () => this.closeThread() }),
      h("div", { class: "head-words" }, h("h2", {}, t("thread")), h("p", {}, name)),
      iconButton("close", t("close_thread"), { class: "thread-close", onclick: () => this.closeThread() }));
    this.sideNode.setAttribute("aria-label", t("thread_in", { place: name }));
    this.drawTitle();
  }

  drawTitle() {
    if (!this.model.me) return;
    const unread = this.model.channels.reduce((sum, each) => sum + each.unread, 0);
    document.title = `${unread ? `(${unread > 99 ? "99+" : unread}) ` : ""}${this.model.placeName(this.channel)} · ${this.model.me.name} · Commis`;
  }

  drawEmpty(channel, composer) { return drawEmpty(this.model, channel, composer); }

  notice(text, action) {
    replace(this.banner, text && h("span", {}, text), text && action);
    this.banner.classList.toggle("shown", Boolean(text));
  }

  // --- what changes ----------------------------------------------------------------------------------------------------

  heard(kind, data) {
    if (kind === "status") this.model.setStatus(data.channel, data.thread, data.steps);
    else if (kind === "reset" || (kind === "beat" && data.newest !== this.model.newest)) this.refetchAll();
    else if (kind === "beat" && this.model.statuses.size) this.stateSoon();
    else if (kind === "changed") {
      this.stateSoon();
      if (data.channel !== this.channel) return;
      this.refetch(this.channel, null);
      if (this.thread && (data.thread === this.thread || data.thread === null)) this.refetch(this.channel, this.thread);
    }
  }

  opened() {
    clearTimeout(this.losing);
    if (this.banner.classList.contains("shown")) this.notice("");
    this.refetchAll();
    this.model.sending.retryAll();
  }

  lost() {
    const retry = h("button", { type: "button", class: "text-button", onclick: () => this.live.retry() }, t("retry_now"));
    clearTimeout(this.losing);
    this.losing = setTimeout(() => this.notice(t("connection_lost"), retry), this.banner.classList.contains("shown") ? 0 : 900);
  }

  refetchAll() {
    this.stateSoon();
    if (!this.channel) return;
    this.refetch(this.channel, null);
    if (this.thread) this.refetch(this.channel, this.thread);
  }

  refetch(channel, thread) {
    this.model.fetch(channel, thread).catch((error) => this.fetchFailed(error, () => {
      if (channel === this.channel) this.refetch(channel, thread);
    }));
  }

  stateSoon() {
    clearTimeout(this.stating);
    this.stating = setTimeout(() => this.model.fetchState().catch((error) => this.fetchFailed(error, () => this.stateSoon())), 120);
  }

  fetchFailed(error, again) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) this.switchPerson();
    else if (error.passing) setTimeout(again, 2000);
  }

  // What is on the screen, in front and at its end has been read.
  seen() {
    clearTimeout(this.reading);
    this.reading = setTimeout(() => {
      if (document.hidden || !this.model.me) return;
      for (const each of [this.main, this.side]) {
        if (!each.place || !each.stuck || (each === this.side && !this.thread)) continue;
        if (each === this.main && this.narrow.matches && this.thread) continue;
        this.model.markRead(each.place).then((moved) => this.marked(each.place, moved), (error) => this.fetchFailed(error, () => {}));
      }
    }, 250);
  }

  // What was read in a thread is not unread under its root either.
  marked(place, moved) {
    if (!moved) return;
    this.stateSoon();
    if (place.thread && place.channel === this.channel) this.refetch(this.channel, null);
  }

  // --- settings --------------------------------------------------------------------------------------------------------

  async switchPerson() {
    if (document.querySelector("dialog.people")) return;
    const chosen = await personDialog(this.model.people, this.model.me);
    if (!chosen || chosen === this.model.me?.id) return;
    this.live.stop();
    this.closeMenu();
    this.main.leave();
    this.side.leave();
    await this.insist(() => this.model.become(chosen));
    const channel = this.channel?.startsWith("dm:") ? "" : location.hash;
    history.replaceState(null, "", `/${channel}`);
    this.settle();
  }

  setLanguage(code) {
    localStorage.setItem(`commis.language.${this.model.me.id}`, code);
    setLanguage(code);
    this.relabel();
  }

  setTheme(code) {
    this.theme = code;
    if (code === "system") {
      localStorage.removeItem("commis.theme");
      delete document.documentElement.dataset.theme;
    } else {
      localStorage.setItem("commis.theme", code);
      document.documentElement.dataset.theme = code;
    }
    this.sidebar.draw();
  }

  focusMessages(composer) { (composer === this.side.composer ? this.side : this.main).focusLast(); }

  composer() { return this.thread ? this.side.composer : this.main.composer; }

  step(by) {
    const ids = [...this.sidebar.node.querySelectorAll("[data-channel]")].map((node) => node.dataset.channel);
    const next = ids[(ids.indexOf(this.channel) + by + ids.length) % ids.length];
    this.open(next);
  }

  showKeys() { shortcutsDialog(); }

}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

new App().start();

// The page: puts the parts together, follows the address, the stream and the keyboard.
import { ApiError, newId, post } from "./api.js";
import { Conversation } from "./conversation.js";
import { confirmDialog, formDialog, personDialog, shortcutsDialog } from "./dialogs.js";
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
    this.announcer = document.getElementById("announce");
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
    return this.settle();
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
    const [channel, thread] = location.hash.slice(2).split("/").map(decodeURIComponent);
    const known = this.model.channel(channel);
    const direct = this.model.channels.find((each) => each.kind === "direct");
    this.go(known ? channel : direct.id, known && thread ? thread : null);
  }

  open(channel) {
    location.hash = `#/${encodeURIComponent(channel)}`;
    this.closeMenu();
  }

  openThread(channel, thread) {
    this.wantFocus = true;
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
    if (thread && this.wantFocus) this.side.composer.focus();
    else if (moved && !this.narrow.matches) this.main.composer.focus();
    this.wantFocus = false;
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
      this.announceNew(key);
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

  // What is new in what is on the screen is read out, once, by its summary.
  announceNew(key) {
    const place = this.model.places.get(key);
    if (!place?.loaded || (place !== this.main.place && place !== this.side.place)) return;
    const known = place.announced;
    place.announced = new Set(place.items.keys());
    if (!known) return;
    for (const item of place.sorted) {
      if (known.has(item.id) || item.author?.id === this.model.me.id) continue;
      const text = t("announce", { name: item.author?.name ?? "Commis", text: item.message?.summary ?? item.text });
      this.announcer.append(h("p", {}, text));
      if (this.announcer.children.length > 20) this.announcer.firstChild.remove();
    }
  }

  // --- what changes ----------------------------------------------------------------------------------------------------

  heard(kind, data) {
    if (kind === "status") this.model.setStatus(data.channel, data.thread, data.steps);
    else if (kind === "reset" || (kind === "beat" && data.newest !== this.model.newest)) this.refetchAll();
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
    this.model.retryAll();
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
        this.model.markRead(each.place).then(() => this.stateSoon(), (error) => this.fetchFailed(error, () => {}));
      }
    }, 250);
  }

  // --- what one does ---------------------------------------------------------------------------------------------------

  send(place, text, files) {
    const shown = place.thread ? this.side : this.main;
    shown.stuck = true;
    this.model.send(place.channel, place.thread, text, files, this.afterSend(place));
  }

  // What was said to Commis is answered in its thread: that thread opens, unless one is somewhere else by now.
  afterSend(place) {
    return (receipt) => {
      if (place.thread || !receipt.addressed || !receipt.thread || this.channel !== place.channel) return;
      if (this.thread && this.side.composer.text.value) return;
      // The answer may be there before the thread is: it is read out all the same.
      this.model.place(place.channel, receipt.thread).announced ??= new Set([receipt.thread]);
      this.openThread(place.channel, receipt.thread);
    };
  }

  async attempt(place, act) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.model.addError(place.channel, place.thread, error.message);
      return null;
    }
  }

  async press(place, thread, button, node) {
    const row = node.closest(".actions");
    if (row.classList.contains("busy")) return;
    let confirmed = false;
    if (button.confirm) {
      confirmed = await confirmDialog(button.confirm, button.style === "danger");
      if (!confirmed) return;
    }
    const at = { channel: place.channel, thread };
    row.classList.add("busy");
    node.classList.add("busy");
    const told = await this.attempt(place, () => this.reliably("/desk/clicks", { ...at, client: newId(), button: button.id, confirmed }));
    this.answered(place, told);
    const settled = told?.claimed && !told.note && !told.form ? 4000 : 0;
    setTimeout(() => { row.classList.remove("busy"); node.classList.remove("busy"); }, settled);
    if (told?.form) await this.fill(place, at, told.form);
  }

  async fill(place, at, form) {
    const told = await formDialog(form, (values) => post("/desk/forms", { ...at, client: newId(), form: form.id, values }));
    if (told) this.answered(place, told);
    if (told?.form) await this.fill(place, at, told.form);
  }

  answered(place, told) {
    if (!told) return;
    if (told.note) {
      (place.thread ? this.side : this.main).stuck = true;
      this.model.addNote(place.channel, place.thread, told.note);
      this.announcer.append(h("p", {}, told.note.summary));
    }
    this.refetchAll();
  }

  // The same act under the same number: a click whose answer was lost counts once.
  async reliably(path, body) {
    for (const pause of [600, 1500, 0]) {
      try {
        return await post(path, body);
      } catch (error) {
        if (!(error instanceof ApiError) || !error.passing || !pause) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return null;
  }

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

new App().start();

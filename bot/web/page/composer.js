// Where one writes: text that grows, files by choice, drop or paste, mentions, and a draft per conversation.
import { ApiError, upload } from "./api.js";
import { drawFile } from "./blocks.js";
import { avatar, h, icon, iconButton, replace } from "./dom.js";
import { t } from "./wording.js";

const CALLED = /^\s*commis\b|(?<![\p{L}\p{N}@.])@commis\b/iu;
let number = 0;

export class Composer {
  constructor(app, inThread) {
    this.app = app;
    this.inThread = inThread;
    this.place = null;
    this.files = [];
    this.id = `composer-${(number += 1)}`;
    // Until a place is shown, what one typed would go nowhere.
    this.text = h("textarea", { id: this.id, rows: "1", disabled: true, spellcheck: "true", autocomplete: "off", "aria-autocomplete": "list",
      "aria-controls": `${this.id}-list`, "aria-describedby": `${this.id}-problem` });
    this.tray = h("div", { class: "tray" });
    this.problem = h("p", { class: "problem", id: `${this.id}-problem`, role: "alert" });
    this.hint = h("div", { class: "mention-hint" });
    this.options = h("ul", { class: "mentions", id: `${this.id}-list`, role: "listbox", hidden: true });
    this.picker = h("input", { type: "file", multiple: true, class: "unseen", tabindex: "-1", "aria-hidden": "true" });
    this.tools = h("div", { class: "composer-tools" });
    this.box = h("div", { class: "composer-box" }, this.options, this.tray, this.text, this.tools, this.picker);
    this.node = h("div", { class: "composer" }, this.hint, this.box, this.problem);
    this.text.addEventListener("keydown", (event) => this.keys(event));
    this.text.addEventListener("input", () => this.changed());
    this.text.addEventListener("blur", () => setTimeout(() => this.closeMentions(), 120));
    this.text.addEventListener("paste", (event) => this.pasted(event));
    this.picker.addEventListener("change", () => { this.take([...this.picker.files]); this.picker.value = ""; });
  }

  show(place, same = false) {
    if (!same) this.files = [];
    this.place = place;
    this.text.disabled = false;
    const { model } = this.app;
    const direct = place.channel.startsWith("dm:");
    const label = this.inThread ? t("write_reply") : direct ? t("write_direct") : t("write_to", { place: model.placeName(place.channel) });
    this.text.placeholder = label;
    this.text.setAttribute("aria-label", `${label}, ${t("as_person", { name: model.me.name })}`);
    if (!same) this.text.value = sessionStorage.getItem(this.draftKey()) ?? "";
    this.sendButton = h("button", { type: "button", class: "send", "aria-label": t("send"), title: t("send"), onclick: () => this.send() }, icon("send", 18));
    replace(this.tools,
      iconButton("clip", t("attach"), { onclick: () => this.picker.click() }),
      !direct && iconButton("at", t("mention"), { onclick: () => this.insert("@") }),
      h("span", { class: "composer-as" }, avatar(model.me, "tiny"), h("span", {}, model.me.name)),
      h("span", { class: "composer-keys" }, t("enter_hint")),
      this.sendButton);
    this.say("");
    this.drawTray();
    this.changed();
  }

  focus() { this.text.focus({ preventScroll: true }); }

  fill(text, files = []) {
    this.text.value = text;
    this.files = files.map((file) => ({ ...file, state: "ready" }));
    this.drawTray();
    this.changed();
    this.focus();
    this.text.setSelectionRange(text.length, text.length);
  }

  insert(text) {
    const { selectionStart: from, selectionEnd: to, value } = this.text;
    const glue = from > 0 && !/\s$/.test(value.slice(0, from)) ? " " : "";
    this.text.setRangeText(glue + text, from, to, "end");
    this.focus();
    this.changed();
  }

  // Somebody may type while the page learns who they have become.
  draftKey() { return `commis.draft.${this.app.model.me?.id ?? ""}.${this.place.key}`; }

  changed() {
    const value = this.text.value;
    if (value) sessionStorage.setItem(this.draftKey(), value);
    else sessionStorage.removeItem(this.draftKey());
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight}px`;
    const ready = value.trim() !== "" || this.files.some((file) => file.state === "ready");
    this.sendButton.disabled = !ready || this.files.some((file) => file.state === "uploading");
    this.drawHint();
    this.suggestMentions();
  }

  // In a channel, a message without mention is for colleagues: say so before it is sent.
  drawHint() {
    const channel = this.place.channel.startsWith("c:");
    const idle = !this.inThread && channel && this.text.value.trim() !== "" && !CALLED.test(this.text.value);
    this.hint.classList.toggle("shown", idle);
    replace(this.hint, idle && [h("span", {}, t("mention_hint")),
      h("button", { type: "button", class: "text-button", onclick: () => this.fill(`@Commis ${this.text.value.trimStart()}`, this.files) }, t("mention_add"))]);
  }

  say(text) { this.problem.textContent = text; }

  keys(event) {
    if (this.mentionKeys(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !event.altKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "ArrowUp" && this.text.value === "") {
      event.preventDefault();
      this.app.focusMessages(this);
    }
  }

  send() {
    const text = this.text.value.trim();
    const files = this.files.filter((file) => file.state === "ready");
    if ((!text && !files.length) || this.files.some((file) => file.state === "uploading")) return;
    const { text: most } = this.app.model.limits;
    if (text.length > most) {
      this.say(t("text_too_long", { limit: most }));
      return;
    }
    this.text.value = "";
    this.files = [];
    this.say("");
    this.drawTray();
    this.changed();
    this.app.acts.send(this.place, text, files);
  }

  // --- files -----------------------------------------------------------------------------------------------------------

  pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.take(files);
  }

  take(files) {
    this.say("");
    const { file: largest, files: most } = this.app.model.limits;
    for (const file of files) {
      if (this.files.length >= most) this.say(t("file_too_many", { limit: most }));
      else if (file.size > largest) this.say(t("file_too_large", { name: file.name }));
      else this.upload(file);
    }
    this.focus();
  }

  async upload(file) {
    const entry = { name: file.name || "image.png", size: file.size, state: "uploading" };
    this.files.push(entry);
    this.drawTray();
    this.changed();
    try {
      Object.assign(entry, await upload(file), { state: "ready" });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.files = this.files.filter((each) => each !== entry);
      this.say(error.passing ? t("file_failed", { name: entry.name }) : error.message);
    }
    this.drawTray();
    this.changed();
  }

  drawTray() {
    replace(this.tray, this.files.map((file) =>
      h("div", { class: `chip-file ${file.state}` },
        file.state === "uploading"
          ? h("div", { class: "file" }, h("span", { class: "spinner", "aria-hidden": "true" }), h("span", { class: "file-words" },
            h("span", { class: "file-name" }, file.name), h("span", { class: "file-size" }, t("uploading"))))
          : drawFile({ ...file, view: false }),
        iconButton("close", t("remove_file", { name: file.name }), {
          class: "chip-close",
          onclick: () => { this.files = this.files.filter((each) => each !== file); this.drawTray(); this.changed(); this.focus(); },
        }))));
  }

  // --- mentions --------------------------------------------------------------------------------------------------------

  suggestMentions() {
    const before = this.text.value.slice(0, this.text.selectionStart);
    const typed = /(?:^|\s)@([\p{L}\p{N}_-]*)$/u.exec(before);
    if (!typed || this.place.channel.startsWith("dm:") || document.activeElement !== this.text) return this.closeMentions();
    const start = typed[1].toLocaleLowerCase();
    const { model } = this.app;
    const all = [{ id: null, name: "Commis" }, ...model.people.filter((person) => person.id !== model.me.id)];
    this.found = all.filter((each) => each.name.toLocaleLowerCase().startsWith(start)).slice(0, 6);
    this.length = typed[1].length + 1;
    this.chosen = 0;
    if (!this.found.length) return this.closeMentions();
    return this.drawMentions();
  }

  drawMentions() {
    this.options.hidden = false;
    this.options.setAttribute("aria-label", t("mention_list"));
    replace(this.options, this.found.map((each, index) =>
      h("li", { role: "option", id: `${this.id}-option-${index}`, "aria-selected": String(index === this.chosen),
        onmousedown: (event) => { event.preventDefault(); this.complete(index); } },
        avatar(each.id === null ? null : each, "small"), each.name)));
    this.text.setAttribute("aria-activedescendant", `${this.id}-option-${this.chosen}`);
  }

  closeMentions() {
    this.options.hidden = true;
    this.text.removeAttribute("aria-activedescendant");
  }

  mentionKeys(event) {
    if (this.options.hidden) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.chosen = (this.chosen + step + this.found.length) % this.found.length;
      this.drawMentions();
    } else if (event.key === "Enter" || event.key === "Tab") this.complete(this.chosen);
    else if (event.key === "Escape") this.closeMentions();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  complete(index) {
    const at = this.text.selectionStart;
    this.text.setRangeText(`@${this.found[index].name.split(" ")[0]} `, at - this.length, at, "end");
    this.closeMentions();
    this.changed();
  }
}

// The left side: who I am, the conversations with what is unread in them, and the page's own settings.
import { avatar, h, icon, iconButton, replace } from "./dom.js";
import { getLanguage, roleName, t } from "./wording.js";

export class Sidebar {
  // `app` gives: model, channel, open, switchPerson, setLanguage, setTheme, theme, showKeys, closeMenu
  constructor(app) {
    this.app = app;
    this.node = h("aside", { id: "sidebar" });
    this.drawn = "";
  }

  draw() {
    const { model } = this.app;
    if (!model.me) return;
    const drawn = JSON.stringify([model.me, model.channels, this.app.channel, getLanguage(), this.app.theme]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const focused = this.node.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    const group = (kind, title) => {
      const id = `nav-${kind}`;
      return h("nav", { "aria-labelledby": id }, h("h2", { id }, title),
        h("ul", {}, model.channels.filter((each) => each.kind === kind).map((each) => this.entry(each))));
    };
    replace(this.node,
      this.identity(model.me),
      h("div", { class: "channels" }, group("direct", t("direct")), group("channel", t("channels"))),
      this.foot());
    if (focused) this.node.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  identity(me) {
    return h("div", { class: "identity" },
      h("button", { type: "button", class: "me", "data-focus": "me", "aria-haspopup": "dialog", title: t("switch_person"), onclick: () => this.app.switchPerson() },
        avatar(me),
        h("span", { class: "me-words" },
          h("span", { class: "unseen" }, `${t("you_are", { name: "" })} `),
          h("span", { class: "me-name" }, me.name),
          h("span", { class: "me-role" }, roleName(me.role))),
        icon("swap", 16),
        h("span", { class: "unseen" }, `. ${t("switch_person")}`)),
      iconButton("close", t("close_menu"), { class: "menu-close", onclick: () => this.app.closeMenu() }));
  }

  entry(channel) {
    const current = channel.id === this.app.channel;
    const unread = channel.unread > 0;
    return h("li", {}, h("button", {
      type: "button", class: `entry${current ? " current" : ""}${unread ? " unread" : ""}`, "aria-current": current ? "page" : null,
      "data-focus": channel.id, "data-channel": channel.id, onclick: () => this.app.open(channel.id),
    },
    channel.kind === "direct" ? avatar(null, "small") : h("span", { class: "hash" }, icon("hash", 16)),
    h("span", { class: "entry-name" }, channel.name),
    unread && h("span", { class: "count" }, h("span", { "aria-hidden": "true" }, channel.unread > 99 ? "99+" : channel.unread),
      h("span", { class: "unseen" }, t(channel.unread === 1 ? "unread_one" : "unread_many", { count: channel.unread })))));
  }

  foot() {
    const language = getLanguage();
    const choice = (code, name) => h("button", { type: "button", "data-focus": `lang-${code}`, "data-language": code, lang: code,
      "aria-pressed": String(language === code), onclick: () => this.app.setLanguage(code) }, name);
    const theme = (code, glyph) => h("button", { type: "button", "data-focus": `theme-${code}`, "data-theme-choice": code, "aria-pressed": String(this.app.theme === code),
      "aria-label": t(`theme_${code}`), title: t(`theme_${code}`), onclick: () => this.app.setTheme(code) }, icon(glyph, 16));
    return h("footer", { class: "foot" },
      h("div", { class: "switches" },
        h("div", { class: "switch", role: "group", "aria-label": t("language") }, choice("fr", "FR"), choice("en", "EN")),
        h("div", { class: "switch", role: "group", "aria-label": t("theme") }, theme("system", "system"), theme("light", "sun"), theme("dark", "moon")),
        iconButton("keys", t("shortcuts"), { "data-focus": "keys", onclick: () => this.app.showKeys() })),
      h("p", { class: "local-only" }, icon("lock", 15), h("span", {}, t("local_only"))));
  }
}

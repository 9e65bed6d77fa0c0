// Draws what Commis says, block by block; every word is put in place as text.
import { h, icon } from "./dom.js";
import { size } from "./format.js";
import { t } from "./wording.js";

// Longer ones take the whole width of a card; a number or amount in a table is never broken over two lines.
const LONG_VALUE = 26;
const NUMBER = /^[\w.,\u2212€%+-]*\d(?:[\w.,€%\u00a0\u202f+-])*$/;
const CARD = new Set(["fields", "table", "buttons", "excerpt", "progress"]);

export function drawMessage(message, actions) {
  const blocks = message.blocks.length ? message.blocks : [{ kind: "text", text: message.summary, tone: "normal" }];
  const card = blocks.some((block) => CARD.has(block.kind));
  return h("div", { class: card ? "blocks card" : "blocks" }, blocks.map((block) => DRAW[block.kind](block, actions)));
}

const STEP_ICON = { done: "check", failed: "cross", doing: "dot", todo: "dot" };

const DRAW = {
  text: (block) =>
    block.tone === "warning"
      ? h("div", { class: "callout" }, icon("warning"), h("p", {}, mentioned(block.text)))
      : h("p", { class: `tone-${block.tone}` }, mentioned(block.text)),

  excerpt: (block) => {
    const quote = h("blockquote", {}, block.text);
    return h("figure", { class: "excerpt" }, quote, foldable(block.text) && fold(quote), block.source && h("figcaption", {}, block.source));
  },

  fields: (block) =>
    h("dl", { class: "fields" }, block.items.map((item) =>
      h("div", { class: item.value.length > LONG_VALUE && "wide" }, h("dt", {}, item.label), h("dd", {}, item.value)))),

  table: (block) =>
    h("div", { class: "table-scroll", tabindex: "0", role: "group" },
      h("table", {},
        h("thead", {}, h("tr", {}, block.columns.map((column) => h("th", { scope: "col", class: column.align }, column.title)))),
        h("tbody", {}, block.rows.map((row) =>
          h("tr", {}, row.map((cell, index) => h("td", { class: [block.columns[index].align, ...(NUMBER.test(cell) ? ["number"] : [])].join(" ") }, cell))))))),

  image: (block) =>
    h("a", { class: "picture", href: block.file.url, target: "_blank", rel: "noopener" },
      h("img", { src: block.file.url, alt: block.alt, loading: "lazy" })),

  attachment: (block) => drawFile(block.file),

  progress: (block) =>
    h("ul", { class: "steps" }, block.steps.map((step) =>
      h("li", { class: step.state }, icon(STEP_ICON[step.state], 15), h("span", {}, step.label),
        h("span", { class: "unseen" }, ` (${t(`step_${step.state}`)})`)))),

  link: (block) =>
    block.url
      ? h("p", {}, h("a", { class: "link", href: block.url, target: "_blank", rel: "noopener noreferrer", title: block.url },
        block.label, icon("arrow", 14)))
      : h("p", {}, block.label),

  thread_link: (block, actions) =>
    h("p", {}, h("button", { type: "button", class: "thread-link", onclick: () => actions.follow(block) },
      icon("reply", 15), block.label)),

  buttons: (block, actions) =>
    h("div", { class: "actions" }, block.buttons.map((button) =>
      h("button", { type: "button", class: `button ${button.style}`, "data-button": button.id,
        onclick: (event) => actions.press(button, event.currentTarget) }, button.label))),
};

const foldable = (text) => text.length > 800 || text.split("\n").length > 12;

// A long quotation starts short, and says so.
function fold(quote) {
  const button = h("button", { type: "button", class: "text-button", "aria-expanded": "false" }, t("show_all"));
  quote.classList.add("folded");
  button.addEventListener("click", () => {
    const open = !quote.classList.toggle("folded");
    button.setAttribute("aria-expanded", String(open));
    button.textContent = t(open ? "show_less" : "show_all");
  });
  return button;
}

export function drawFile(file) {
  const kind = (file.name.includes(".") ? file.name.split(".").pop() : "").slice(0, 4).toUpperCase();
  const link = (name, label, spoken, properties) =>
    h("a", { class: "file-action", href: file.url, "aria-label": spoken, title: spoken, ...properties }, icon(name, 16), h("span", {}, label));
  return h("div", { class: `file ${kind === "PDF" ? "pdf" : ""}`.trim() },
    h("span", { class: "file-kind", "aria-hidden": "true" }, kind || icon("file", 18)),
    h("span", { class: "file-words" }, h("span", { class: "file-name" }, file.name), h("span", { class: "file-size" }, size(file.size))),
    file.view && link("eye", t("open"), t("open_file", { name: file.name }), { target: "_blank", rel: "noopener" }),
    link("download", t("download"), t("download_file", { name: file.name }), { download: file.name }));
}

export function drawFiles(files) {
  return files.map((file) =>
    file.picture && file.url
      ? h("a", { class: "picture", href: file.url, target: "_blank", rel: "noopener" }, h("img", { src: file.url, alt: file.name, loading: "lazy" }))
      : drawFile(file));
}

// Mentions stand out; the rest stays as it was typed.
export function mentioned(text) {
  return text.split(/(?<![\p{L}\p{N}@.])(@[\p{L}\p{N}_-]+)/u).map((part, index) =>
    index % 2 ? h("span", { class: "mention" }, part) : part);
}

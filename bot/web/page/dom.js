// Builds elements. Strings always become text nodes: nothing that came from outside is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

export function h(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "value" || name === "disabled" || name === "selected") node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  append(node, children);
  return node;
}

export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

export function replace(node, ...children) {
  node.replaceChildren();
  return append(node, children);
}

const PATHS = {
  hash: "M9 4 7 20M17 4l-2 16M4.5 9h16M3.5 15h16",
  at: "M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Zm0 0v1.2a2.3 2.3 0 0 0 4.6 0V12a8.1 8.1 0 1 0-3.3 6.5",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "m6 6 12 12M18 6 6 18",
  back: "M14.5 5.5 8 12l6.5 6.5",
  send: "M5 12h13M12.5 6 18.5 12l-6 6",
  clip: "m19 11.5-7.4 7.4a4.6 4.6 0 0 1-6.5-6.5l7.9-7.9a3.1 3.1 0 0 1 4.4 4.4l-7.8 7.8a1.5 1.5 0 0 1-2.2-2.2l7-7",
  reply: "M20 11.5a7.5 7.5 0 0 1-11 6.6L4.5 19.5 6 15.2A7.5 7.5 0 1 1 20 11.5Z",
  check: "m5.5 12.5 4.2 4.2 8.8-9.2",
  cross: "m7 7 10 10M17 7 7 17",
  dot: "M12 12h.01",
  warning: "M12 9v4m0 3.2h.01M10.6 4.6 3.2 17.5A1.6 1.6 0 0 0 4.6 20h14.8a1.6 1.6 0 0 0 1.4-2.5L13.4 4.6a1.6 1.6 0 0 0-2.8 0Z",
  file: "M13.5 3.5h-6a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-10l-5-5Zm0 0v5h5",
  download: "M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M5 19.5h14",
  open: "M13 5h6v6m0-6-8.5 8.5M17 14v4a1.5 1.5 0 0 1-1.5 1.5h-10A1.5 1.5 0 0 1 4 18V8a1.5 1.5 0 0 1 1.5-1.5H10",
  lock: "M7.5 11V8a4.5 4.5 0 0 1 9 0v3M6.5 11h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1Z",
  eye: "M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12Zm12 0a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0Z",
  swap: "M7 4 3.5 7.5 7 11M3.5 7.5h14M17 13l3.5 3.5L17 20M20.5 16.5h-14",
  sun: "M12 4V2.5M12 21.5V20M4 12H2.5M21.5 12H20M6.3 6.3 5.2 5.2M18.8 18.8l-1.1-1.1M6.3 17.7l-1.1 1.1M18.8 5.2l-1.1 1.1M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z",
  moon: "M20 14.2A8.3 8.3 0 0 1 9.8 4a8.3 8.3 0 1 0 10.2 10.2Z",
  system: "M4 5h16v11H4zM9 20h6M12 16v4",
  arrow: "M7 17 17 7m0 0H9m8 0v8",
  down: "m6 9.5 6 6 6-6",
  good: "M7.5 10.5v9H4.5v-9h3Zm0 0 3.8-7a2 2 0 0 1 2.2 2.4l-.8 3.6h5.2a1.9 1.9 0 0 1 1.9 2.3l-1.3 6.2a1.9 1.9 0 0 1-1.9 1.5H7.5",
  bad: "M7.5 13.5v-9H4.5v9h3Zm0 0 3.8 7a2 2 0 0 0 2.2-2.4l-.8-3.6h5.2a1.9 1.9 0 0 0 1.9-2.3L18.5 6a1.9 1.9 0 0 0-1.9-1.5H7.5",
  keys: "M4 7h16v10H4zM7.5 10.5h.01M11 10.5h.01M14.5 10.5h.01M8 14h8",
};

export function icon(name, size = 18) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 24 24", width: size, height: size, fill: "none", stroke: "currentColor", "stroke-width": "1.8",
    "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true", focusable: "false", class: "icon",
  })) svg.setAttribute(key, value);
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, properties = {}) {
  const { class: extra = "", ...others } = properties;
  return h("button", { type: "button", class: `icon-button ${extra}`.trim(), "aria-label": label, title: label, ...others }, icon(name));
}

export function avatar(author, size = "") {
  if (author === null) return h("span", { class: `avatar commis ${size}`.trim(), "aria-hidden": "true" });
  return h("span", { class: `avatar hue-${hue(author.id)} ${size}`.trim(), "aria-hidden": "true" }, initials(author.name || author.id));
}

export function initials(name) {
  const words = name.trim().split(/[\s._-]+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => [...word][0] ?? "").join("").toLocaleUpperCase() || "?";
}

export function hue(id) {
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + letter.codePointAt(0)) % 100003;
  return sum % 8;
}

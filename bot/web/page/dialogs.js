// Windows: a confirmation, a typed form with its errors beside the fields, the choice of person, the shortcuts.
import { ApiError } from "./api.js";
import { avatar, h, icon, iconButton, replace } from "./dom.js";
import { roleName, t } from "./wording.js";

let number = 0;

// Opens a modal window; resolves with what `close` was given (undefined when it was left). Focus goes back by itself.
function open(kind, title, build) {
  number += 1;
  const id = `dialog-${number}`;
  const before = document.activeElement;
  return new Promise((resolve) => {
    let result;
    const dialog = h("dialog", { class: `window ${kind}`, "aria-labelledby": id });
    const close = (value) => { result = value; dialog.close(); };
    dialog.append(h("header", {}, h("h2", { id }, title), iconButton("close", t("close"), { class: "window-close", onclick: () => close() })));
    build(dialog, close);
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (document.activeElement === document.body && before?.isConnected) before.focus({ preventScroll: true });
      resolve(result);
    });
    dialog.addEventListener("click", (event) => { if (event.target === dialog && kind !== "form") close(); });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector("[data-first]")?.focus();
  });
}

export function confirmDialog(confirm, danger) {
  return open("confirm", confirm.title, (dialog, close) => {
    dialog.setAttribute("role", "alertdialog");
    dialog.append(h("p", { class: "window-text" }, confirm.text),
      h("footer", {},
        h("button", { type: "button", class: "button default", "data-first": true, onclick: () => close(false) }, confirm.no),
        h("button", { type: "button", class: `button ${danger ? "danger" : "primary"}`, onclick: () => close(true) }, confirm.yes)));
  });
}

// `submit(values)` answers { errors: [{name, text}] }; without errors the window closes.
export function formDialog(form, submit) {
  return open("form", form.title, (dialog, close) => {
    const fields = form.inputs.map((input) => new FormField(input));
    const problem = h("p", { class: "problem", role: "alert" });
    const button = h("button", { type: "submit", class: "button primary" }, form.submit);
    const onsubmit = async (event) => {
      event.preventDefault();
      if (button.disabled) return;
      problem.textContent = "";
      const missing = fields.filter((field) => !field.check());
      if (missing.length) return missing[0].focus();
      button.disabled = true;
      button.classList.add("busy");
      try {
        const told = await submit(Object.fromEntries(fields.map((field) => [field.input.name, field.value])));
        if (!told.errors.length) return close(told);
        showErrors(fields, told.errors, problem);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        problem.textContent = error.message;
      } finally {
        button.disabled = false;
        button.classList.remove("busy");
      }
    };
    dialog.append(h("form", { novalidate: true, onsubmit },
      h("div", { class: "window-fields" }, fields.map((field) => field.node), problem),
      h("footer", {}, h("button", { type: "button", class: "button default", onclick: () => close() }, t("cancel")), button)));
    fields[0]?.control.setAttribute("data-first", "");
  });
}

function showErrors(fields, errors, problem) {
  const unknown = [];
  for (const field of fields) field.fail("");
  for (const { name, text } of errors) {
    const field = fields.find((each) => each.input.name === name);
    if (field) field.fail(text);
    else unknown.push(text);
  }
  problem.textContent = unknown.join(" ");
  fields.find((field) => field.failed)?.focus();
}

const KINDS = {
  text: () => h("input", { type: "text" }),
  // High enough for what is in it, as far as the window lets it be.
  long_text: (input) => h("textarea", { rows: String(Math.min(Math.max((input.value ?? "").split("\n").length + 1, 4), 14)) }),
  email: () => h("input", { type: "email", autocomplete: "off", inputmode: "email" }),
  integer: () => h("input", { type: "text", inputmode: "numeric" }),
  decimal: () => h("input", { type: "text", inputmode: "decimal" }),
  percent: () => h("input", { type: "text", inputmode: "decimal" }),
  // A date that was not given as the browser wants it stays words, so that nothing is lost.
  date: (input) => h("input", { type: /^(\d{4}-\d{2}-\d{2})?$/.test(input.value) ? "date" : "text", min: input.minimum, max: input.maximum }),
  choice: (input) => h("select", {},
    (!input.required || !input.options.some((option) => option.value === input.value)) && h("option", { value: "" }, t("choose")),
    input.options.map((option) => h("option", { value: option.value }, option.label))),
};

class FormField {
  constructor(input) {
    number += 1;
    this.input = input;
    this.failed = false;
    const id = `field-${number}`;
    this.control = KINDS[input.input](input);
    this.control.id = id;
    this.control.name = input.name;
    this.control.value = input.value;
    this.error = h("p", { class: "field-error", id: `${id}-error` });
    const hint = input.hint && h("p", { class: "field-hint", id: `${id}-hint` }, input.hint);
    this.control.setAttribute("aria-describedby", hint ? `${id}-hint ${id}-error` : `${id}-error`);
    if (input.required) this.control.setAttribute("aria-required", "true");
    this.control.addEventListener("input", () => { if (this.failed) this.fail(""); });
    this.node = h("div", { class: `field ${input.input}` },
      h("label", { for: id }, input.label, !input.required && h("span", { class: "optional" }, ` (${t("optional")})`)),
      h("div", { class: "control" }, this.control, input.input === "percent" && !input.label.includes("%") && h("span", { class: "unit", "aria-hidden": "true" }, "%")),
      hint, this.error);
  }

  get value() { return this.control.value; }

  focus() { this.control.focus(); }

  check() {
    const empty = this.input.required && this.value.trim() === "";
    this.fail(empty ? t("required") : "");
    return !empty;
  }

  fail(text) {
    this.failed = text !== "";
    replace(this.error, this.failed && icon("warning", 14), text);
    if (this.failed) this.control.setAttribute("aria-invalid", "true");
    else this.control.removeAttribute("aria-invalid");
  }
}

export function personDialog(people, me) {
  return open("people", t("who"), (dialog, close) => {
    dialog.append(h("p", { class: "window-text" }, t("who_text")),
      h("ul", { class: "people" }, people.map((person) => {
        const current = person.id === me?.id;
        return h("li", { class: current ? "current" : "" },
          h("button", { type: "button", class: "person", "data-person": person.id, "aria-current": current ? "true" : null,
            "data-first": current, onclick: () => close(person.id) },
          avatar(person),
          h("span", { class: "person-words" }, h("span", { class: "person-name" }, person.name), h("span", { class: "person-role" }, roleName(person.role))),
          current && h("span", { class: "badge you" }, t("current"))),
          h("a", { class: "new-tab", href: `/?as=${encodeURIComponent(person.id)}`, target: "_blank", rel: "noopener",
            "aria-label": t("new_tab_as", { name: person.name }), title: t("new_tab_as", { name: person.name }) }, icon("open", 16)));
      })));
  });
}

export function shortcutsDialog() {
  const rows = [
    [[t("enter")], "key_send"], [[t("shift"), t("enter")], "key_line"], [["Alt", "↑"], ["Alt", "↓"], "key_channels"],
    [["↑"], ["↓"], "key_messages"], [[t("enter")], "key_thread"], [[t("escape")], "key_escape"], [["C"], "key_compose"], [["?"], "key_help"],
  ];
  return open("keys", t("shortcuts"), (dialog) => {
    dialog.append(h("dl", { class: "shortcuts" }, rows.map((row) => h("div", {},
      h("dt", {}, t(row[row.length - 1])),
      h("dd", {}, row.slice(0, -1).map((keys) => h("span", { class: "combo" }, keys.map((key) => h("kbd", {}, key)))))))));
  });
}

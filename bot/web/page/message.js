// Draws one line of a conversation: a message, one on its way, a private note, a day.
import { drawFiles, drawMessage, mentioned } from "./blocks.js";
import { avatar, h, icon, iconButton } from "./dom.js";
import { instant, time, when } from "./format.js";
import { drawOpinion } from "./opinion.js";
import { count, roleName, t } from "./wording.js";

export function drawDay(text) {
  return h("li", { class: "day", role: "separator" }, h("span", {}, text));
}

export function drawUnreadLine() {
  return h("li", { class: "unread-line", role: "separator" }, h("span", {}, t("new_messages")));
}

function heading(author, at, me, role) {
  return h("div", { class: "message-head" },
    h("span", { class: "author" }, author ? author.name : "Commis"),
    author?.id === me.id && h("span", { class: "badge you" }, t("you")),
    !author && h("span", { class: "badge" }, t("commis_role")),
    author && author.id !== me.id && role && h("span", { class: "role" }, roleName(role)),
    h("time", { datetime: at, title: instant(at) }, time(at)));
}

export function drawItem(item, { grouped, me, role, inThread, working, actions }) {
  const body = item.message
    ? drawMessage(item.message, actions)
    : [item.text && h("p", { class: "said" }, mentioned(item.text)), drawFiles(item.files)];
  const opens = !inThread;
  return h("li", { class: `message${grouped ? " grouped" : ""}${item.author ? "" : " by-commis"}`, tabindex: "-1", "data-id": item.id },
    h("div", { class: "gutter" }, grouped ? h("time", { datetime: item.at, title: instant(item.at) }, time(item.at)) : avatar(item.author)),
    h("div", { class: "message-body" },
      grouped
        ? h("span", { class: "unseen" }, `${item.author ? item.author.name : "Commis"}, ${time(item.at)}`)
        : heading(item.author, item.at, me, role),
      h("div", { class: "content", lang: item.language || null }, body),
      item.opinion && drawOpinion(item, actions),
      opens && (item.replies || working) && drawReplies(item, working, actions)),
    opens && h("div", { class: "message-tools" },
      iconButton("reply", t("reply"), { onclick: () => actions.openThread(item.id) })));
}

function drawReplies(item, working, actions) {
  const replies = item.replies;
  return h("button", { type: "button", class: "replies", onclick: () => actions.openThread(item.id) },
    replies && h("span", { class: "faces" }, replies.authors.map((author) => avatar(author, "small"))),
    replies && h("span", { class: "replies-count" }, count("replies", replies.count)),
    replies?.unread > 0 && h("span", { class: "pill" }, count("unread", replies.unread)),
    working
      ? h("span", { class: "replies-working" }, dots(), working)
      : h("span", { class: "replies-when" }, t("last_reply", { when: when(replies.last_at) })));
}

export const dots = () => h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));

export function drawPending(draft, { grouped, me, actions }) {
  const state = {
    sending: () => h("span", { class: "sending" }, t("sending")),
    sent: () => null,
    failed: () => [h("span", { class: "trouble" }, icon("warning", 14), t("not_sent")),
      h("button", { type: "button", class: "text-button", onclick: () => actions.retry(draft) }, t("retry")),
      h("button", { type: "button", class: "text-button", onclick: () => actions.discard(draft) }, t("discard"))],
    refused: () => [h("span", { class: "trouble" }, icon("warning", 14), draft.error || t("refused")),
      h("button", { type: "button", class: "text-button", onclick: () => actions.rework(draft) }, t("rework")),
      h("button", { type: "button", class: "text-button", onclick: () => actions.discard(draft) }, t("discard"))],
  }[draft.state]();
  return h("li", { class: `message pending ${draft.state}${grouped ? " grouped" : ""}`, tabindex: "-1" },
    h("div", { class: "gutter" }, grouped ? null : avatar(me)),
    h("div", { class: "message-body" },
      !grouped && heading(me, draft.at, me),
      h("div", { class: "content" }, draft.text && h("p", { class: "said" }, mentioned(draft.text)), drawFiles(draft.files)),
      state && h("div", { class: "pending-state", role: "status" }, state)));
}

export function drawNote(note, actions) {
  return h("li", { class: `note ${note.tone}`, tabindex: "-1" },
    h("div", { class: "gutter" }, avatar(null)),
    h("div", { class: "note-body" },
      h("div", { class: "note-head" }, icon("eye", 14), t("only_you")),
      drawMessage(note.message, actions)),
    iconButton("close", t("dismiss"), { class: "note-close", onclick: () => actions.dismiss(note) }));
}

export function drawStatus(steps) {
  const past = steps.slice(0, -1);
  return h("li", { class: "status", "data-status": "" },
    h("div", { class: "gutter" }, avatar(null)),
    h("div", { class: "status-body" },
      past.map((step) => h("div", { class: "status-step done" }, icon("check", 14), step)),
      h("div", { class: "status-step now" }, dots(), steps[steps.length - 1])));
}

// What is on its way: sent in order, tried again by itself, kept over a reload, and never said twice.
import { ApiError, newId, post } from "./api.js";
import { present } from "./format.js";

const RETRIES = [800, 2000, 5000];

export class Sending {
  constructor(model) {
    this.model = model;
    this.queues = new Map();
  }

  send(channel, thread, text, files, done) {
    const place = this.model.place(channel, thread);
    const draft = { client: newId(), channel, thread: thread ?? null, text, files, at: new Date(present()).toISOString(), state: "sending", error: "" };
    place.pending.push(draft);
    this.changed(place);
    this.queue(place, draft, done);
    return draft;
  }

  // One after the other in a conversation, so that they arrive in the order they were written.
  queue(place, draft, done) {
    const before = this.queues.get(place.key) ?? Promise.resolve();
    const next = before.then(() => this.attempt(place, draft, done));
    this.queues.set(place.key, next.catch(() => {}));
  }

  async attempt(place, draft, done, tries = 0) {
    draft.state = "sending";
    this.model.tell("place", place.key);
    const body = { channel: draft.channel, thread: draft.thread, client: draft.client, text: draft.text,
      files: draft.files.map(({ id, name }) => ({ id, name })) };
    try {
      const receipt = await post("/desk/messages", body);
      draft.state = "sent";
      if (receipt.note) this.model.addNote(draft.channel, draft.thread, receipt.note);
      done?.(receipt);
      await this.model.fetch(place.channel, place.thread).catch(() => {});
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.passing && tries < RETRIES.length) {
        await new Promise((resolve) => setTimeout(resolve, RETRIES[tries]));
        if (place.pending.includes(draft)) await this.attempt(place, draft, done, tries + 1);
        return;
      }
      draft.state = error.passing ? "failed" : "refused";
      draft.error = error.passing ? "" : error.message;
      this.changed(place);
    }
  }

  retry(place, draft, done) { this.queue(place, draft, done); }

  retryAll() {
    for (const place of this.model.places.values()) {
      for (const draft of place.pending) if (draft.state === "failed") this.queue(place, draft);
    }
  }

  discard(place, draft) {
    place.pending = place.pending.filter((each) => each !== draft);
    this.changed(place);
  }

  settled(place, client) {
    if (!place.pending.some((each) => each.client === client)) return;
    place.pending = place.pending.filter((each) => each.client !== client);
    this.save();
  }

  changed(place) {
    this.save();
    this.model.tell("place", place.key);
  }

  // What is not sent yet survives a reload of the tab; it keeps its number, so it is never said twice.
  save() {
    const all = [...this.model.places.values()].flatMap((place) => place.pending);
    sessionStorage.setItem(`commis.pending.${this.model.me.id}`, JSON.stringify(all));
  }

  restore() {
    const saved = JSON.parse(sessionStorage.getItem(`commis.pending.${this.model.me.id}`) ?? "[]");
    for (const draft of saved) {
      const place = this.model.place(draft.channel, draft.thread);
      place.pending.push(draft);
      if (draft.state !== "refused") this.queue(place, draft);
    }
  }
}

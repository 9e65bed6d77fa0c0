// What this tab knows: who I am, the conversations, their messages, and what is on its way.
import { ApiError, get, newId, post, setPerson } from "./api.js";
import { present, setNow } from "./format.js";
import { t } from "./wording.js";

const RETRIES = [800, 2000, 5000];

export const placeKey = (channel, thread) => `${channel}\n${thread ?? ""}`;

export class Model {
  constructor() {
    this.people = [];
    this.me = null;
    this.channels = [];
    this.suggestions = [];
    this.limits = { file: 10485760, files: 10, text: 40000 };
    this.newest = null;
    this.places = new Map();
    this.statuses = new Map();
    this.listeners = [];
    this.sending = new Map();
  }

  // `what`: state | place (with its key)
  on(listener) { this.listeners.push(listener); }

  tell(what, key) { for (const listener of this.listeners) listener(what, key); }

  place(channel, thread) {
    const key = placeKey(channel, thread);
    if (!this.places.has(key)) {
      this.places.set(key, {
        key, channel, thread: thread ?? null, items: new Map(), before: null, loaded: false, seen: null, firstSeen: null,
        pending: [], notes: [], error: null, busy: false, again: false,
      });
    }
    return this.places.get(key);
  }

  async become(personId) {
    setPerson(personId);
    this.places.clear();
    this.statuses.clear();
    await this.fetchState();
    if (this.me) this.restorePending();
  }

  async fetchState() {
    const told = await get("/desk/state");
    this.people = told.people;
    this.limits = told.limits;
    setNow(told.now);
    this.me = told.me;
    if (told.me) {
      this.channels = told.channels;
      this.suggestions = told.suggestions;
      this.newest = told.newest;
      this.statuses = new Map(told.statuses.map((each) => [placeKey(each.channel, each.thread), each.steps]));
    }
    this.tell("state");
  }

  channel(id) { return this.channels.find((each) => each.id === id) ?? null; }

  placeName(id) {
    const channel = this.channel(id);
    return channel?.kind === "channel" ? `#${channel.name}` : "Commis";
  }

  // Fetches the newest part again (as much as is shown), so that edits of what is on the screen are seen too.
  async fetch(channel, thread) {
    const place = this.place(channel, thread);
    if (place.busy) {
      place.again = true;
      return;
    }
    place.busy = true;
    try {
      do {
        place.again = false;
        await this.fetchOnce(place);
      } while (place.again);
    } finally {
      place.busy = false;
    }
  }

  async fetchOnce(place) {
    const limit = Math.min(Math.max(50, place.items.size + 10), 200);
    let told;
    try {
      told = await get(this.address(place, { limit }));
    } catch (error) {
      if (!place.loaded && error instanceof ApiError && !error.passing) {
        place.error = error.message;
        place.loaded = true;
        this.tell("place", place.key);
        return;
      }
      throw error;
    }
    place.error = null;
    this.take(place, told.items);
    if (!place.loaded || told.before === null) place.before = told.before;
    if (!place.loaded) place.firstSeen = told.seen;
    place.seen = told.seen;
    place.loaded = true;
    this.tell("place", place.key);
  }

  async fetchOlder(place) {
    if (!place.before) return;
    const told = await get(this.address(place, { limit: 50, before: place.before }));
    this.take(place, told.items);
    place.before = told.before;
    this.tell("place", place.key);
  }

  address(place, more) {
    const query = new URLSearchParams({ channel: place.channel, ...more });
    if (place.thread) query.set("thread", place.thread);
    return `/desk/messages?${query}`;
  }

  take(place, items) {
    for (const item of items) {
      place.items.set(item.id, item);
      if (item.client) this.settled(place, item.client);
    }
    place.sorted = [...place.items.values()].sort((one, other) => compare(one.place, other.place));
  }

  // --- marks -----------------------------------------------------------------------------------------------------------

  async markRead(place) {
    if (!place.loaded || !place.seen) return;
    let { event, post: shown } = place.seen;
    for (const item of place.items.values()) {
      if (item.author) event = Math.max(event, item.place[0]);
      else shown = Math.max(shown, item.place[2]);
    }
    if (event === place.seen.event && shown === place.seen.post) return;
    place.seen = { event, post: shown };
    await post("/desk/read", { channel: place.channel, thread: place.thread, event, post: shown });
  }

  isNew(place, item) {
    if (!place.firstSeen || item.author?.id === this.me.id) return false;
    if (!place.firstSeen.event && !place.firstSeen.post) return false;
    return item.author ? item.place[0] > place.firstSeen.event : item.place[2] > place.firstSeen.post;
  }

  // --- sending ---------------------------------------------------------------------------------------------------------

  send(channel, thread, text, files, done) {
    const place = this.place(channel, thread);
    const draft = { client: newId(), channel, thread: thread ?? null, text, files, at: new Date(present()).toISOString(), state: "sending", error: "" };
    place.pending.push(draft);
    this.changedPending(place);
    this.queue(place, draft, done);
    return draft;
  }

  // One after the other in a conversation, so that they arrive in the order they were written.
  queue(place, draft, done) {
    const before = this.sending.get(place.key) ?? Promise.resolve();
    const next = before.then(() => this.attempt(place, draft, done));
    this.sending.set(place.key, next.catch(() => {}));
  }

  async attempt(place, draft, done, tries = 0) {
    draft.state = "sending";
    this.tell("place", place.key);
    const body = { channel: draft.channel, thread: draft.thread, client: draft.client, text: draft.text,
      files: draft.files.map(({ id, name }) => ({ id, name })) };
    try {
      const receipt = await post("/desk/messages", body);
      draft.state = "sent";
      if (receipt.note) this.addNote(draft.channel, draft.thread, receipt.note);
      done?.(receipt);
      await this.fetch(place.channel, place.thread).catch(() => {});
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.passing && tries < RETRIES.length) {
        await new Promise((resolve) => setTimeout(resolve, RETRIES[tries]));
        if (place.pending.includes(draft)) await this.attempt(place, draft, done, tries + 1);
        return;
      }
      draft.state = error.passing ? "failed" : "refused";
      draft.error = error.passing ? "" : error.message;
      this.changedPending(place);
    }
  }

  retry(place, draft, done) { this.queue(place, draft, done); }

  retryAll() {
    for (const place of this.places.values()) {
      for (const draft of place.pending) if (draft.state === "failed") this.queue(place, draft);
    }
  }

  discard(place, draft) {
    place.pending = place.pending.filter((each) => each !== draft);
    this.changedPending(place);
  }

  settled(place, client) {
    if (!place.pending.some((each) => each.client === client)) return;
    place.pending = place.pending.filter((each) => each.client !== client);
    this.savePending();
  }

  changedPending(place) {
    this.savePending();
    this.tell("place", place.key);
  }

  // What is not sent yet survives a reload of the tab; it keeps its number, so it is never said twice.
  savePending() {
    const all = [...this.places.values()].flatMap((place) => place.pending);
    sessionStorage.setItem(`commis.pending.${this.me.id}`, JSON.stringify(all));
  }

  restorePending() {
    const saved = JSON.parse(sessionStorage.getItem(`commis.pending.${this.me.id}`) ?? "[]");
    for (const draft of saved) {
      const place = this.place(draft.channel, draft.thread);
      place.pending.push(draft);
      if (draft.state !== "refused") this.queue(place, draft);
    }
  }

  // --- private notes ---------------------------------------------------------------------------------------------------

  addNote(channel, thread, message, tone = "note") {
    const place = this.place(channel, thread);
    place.notes.push({ id: newId(), message, tone });
    this.tell("place", place.key);
  }

  addError(channel, thread, text) {
    this.addNote(channel, thread, { summary: text || t("failed"), blocks: [] }, "error");
  }

  removeNote(place, note) {
    place.notes = place.notes.filter((each) => each !== note);
    this.tell("place", place.key);
  }

  setStatus(channel, thread, steps) {
    const key = placeKey(channel, thread);
    if (steps.length) this.statuses.set(key, steps);
    else this.statuses.delete(key);
    this.tell("place", key);
    if (thread) this.tell("place", placeKey(channel, null));
  }
}

function compare(one, other) {
  for (let index = 0; index < one.length; index += 1) {
    if (one[index] !== other[index]) return one[index] - other[index];
  }
  return 0;
}

// What this tab knows: who I am, the conversations, their messages, and what is on its way.
import { ApiError, get, newId, post, setPerson } from "./api.js";
import { setNow } from "./format.js";
import { Sending } from "./sending.js";
import { t } from "./wording.js";

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
    this.sending = new Sending(this);
    this.statusChanges = 0;
    this.becoming = false;
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
    this.becoming = true;
    await this.fetchState().finally(() => { this.becoming = false; });
    if (this.me) this.sending.restore();
  }

  async fetchState() {
    const before = this.statusChanges;
    const told = await get("/desk/state");
    if (this.me && !told.me && !this.becoming) throw new ApiError(401, "person", t("who"));
    this.people = told.people;
    this.limits = told.limits;
    setNow(told.now);
    this.me = told.me;
    if (told.me) {
      this.channels = told.channels;
      this.suggestions = told.suggestions;
      this.newest = told.newest;
      // What the stream said meanwhile is newer than this answer.
      if (before === this.statusChanges) this.takeStatuses(told.statuses);
    }
    this.tell("state");
  }

  takeStatuses(told) {
    const old = this.statuses;
    this.statuses = new Map(told.map((each) => [placeKey(each.channel, each.thread), each.steps]));
    for (const key of new Set([...old.keys(), ...this.statuses.keys()])) this.tell("place", key);
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
    // More came than was asked for: what is known does not join up with it any more.
    if (told.before !== null && place.items.size && !told.items.some((item) => place.items.has(item.id))) {
      place.items.clear();
      place.before = told.before;
    }
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

  // A result may be on the screen twice: in its channel and as the head of its thread.
  opine(id, opinion) {
    for (const place of this.places.values()) {
      const item = place.items.get(id);
      if (!item?.opinion) continue;
      item.opinion = { ...opinion, said: opinion.said || (opinion.value === "bad" && item.opinion.value === "bad" && item.opinion.said) };
      this.tell("place", place.key);
    }
  }

  take(place, items) {
    for (const item of items) {
      place.items.set(item.id, item);
      if (item.client) this.sending.settled(place, item.client);
    }
    place.sorted = [...place.items.values()].sort((one, other) => compare(one.place, other.place));
  }

  // --- marks -----------------------------------------------------------------------------------------------------------

  async markRead(place) {
    if (!place.loaded || !place.seen) return false;
    let { event, post: shown } = place.seen;
    for (const item of place.items.values()) {
      if (item.author) event = Math.max(event, item.place[0]);
      else shown = Math.max(shown, item.place[2]);
    }
    if (event === place.seen.event && shown === place.seen.post) return false;
    place.seen = { event, post: shown };
    const { moved } = await post("/desk/read", { channel: place.channel, thread: place.thread, event, post: shown });
    return moved;
  }

  isNew(place, item) {
    if (!place.firstSeen || item.author?.id === this.me.id) return false;
    if (!place.firstSeen.event && !place.firstSeen.post) return false;
    return item.author ? item.place[0] > place.firstSeen.event : item.place[2] > place.firstSeen.post;
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
    this.statusChanges += 1;
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

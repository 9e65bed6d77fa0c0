// The stream of changes: read with fetch (so that it carries our headers), reopened with growing pauses, never given up.
import { request } from "./api.js";

const PAUSES = [500, 1000, 2000, 4000, 8000];
const SILENCE = 45000;
const HIDDEN = 180000;

export class Live {
  // `on`: { event(kind, data), opened(), lost() }
  constructor(on) {
    this.on = on;
    this.failures = 0;
    this.run = 0;
    this.abort = null;
    document.addEventListener("visibilitychange", () => this.visibility());
    window.addEventListener("online", () => this.retry());
  }

  start() {
    this.stop();
    this.run += 1;
    this.loop(this.run);
  }

  stop() {
    this.run += 1;
    this.abort?.abort();
    this.wake?.();
  }

  retry() {
    this.failures = 0;
    if (this.wake) this.wake();
  }

  // Browsers allow six connections to one host: a tab nobody looks at gives its own back.
  visibility() {
    clearTimeout(this.idle);
    if (document.hidden) {
      this.idle = setTimeout(() => { this.asleep = true; this.stop(); }, HIDDEN);
    } else if (this.asleep) {
      this.asleep = false;
      this.start();
    }
  }

  async loop(run) {
    while (run === this.run) {
      try {
        await this.read(run);
      } catch {
        // Whatever it was, the answer is the same: say so, and come back.
      }
      if (run !== this.run) return;
      this.failures += 1;
      this.on.lost(this.failures);
      await this.pause(PAUSES[Math.min(this.failures, PAUSES.length) - 1]);
    }
  }

  pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => { clearTimeout(timer); resolve(); };
    }).finally(() => { this.wake = null; });
  }

  async read(run) {
    this.abort = new AbortController();
    const response = await request("GET", "/desk/live", { signal: this.abort.signal });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    this.failures = 0;
    this.on.opened();
    for (;;) {
      const silent = setTimeout(() => this.abort.abort(), SILENCE);
      const { value, done } = await reader.read().finally(() => clearTimeout(silent));
      if (done || run !== this.run) return;
      rest += value;
      const whole = rest.split("\n\n");
      rest = whole.pop();
      for (const text of whole) this.tell(text);
    }
  }

  tell(text) {
    const event = { event: "", data: "" };
    for (const line of text.split("\n")) {
      const cut = line.indexOf(": ");
      if (cut > 0) event[line.slice(0, cut)] = line.slice(cut + 2);
    }
    if (event.event) this.on.event(event.event, JSON.parse(event.data || "{}"));
  }
}

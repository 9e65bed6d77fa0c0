// What one does: says something, presses a button, fills in a form. Each act has a number, so that a retry counts once.
import { ApiError, newId, post } from "./api.js";
import { confirmDialog, formDialog } from "./dialogs.js";
import { t } from "./wording.js";

export class Acts {
  constructor(app) {
    this.app = app;
  }

  send(place, text, files) {
    const shown = place.thread ? this.app.side : this.app.main;
    shown.stuck = true;
    this.app.model.sending.send(place.channel, place.thread, text, files, this.afterSend(place));
  }

  // What was said to Commis is answered in its thread: that thread opens, unless one is somewhere else by now.
  afterSend(place) {
    return (receipt) => {
      if (place.thread || !receipt.addressed || !receipt.thread || this.app.channel !== place.channel) return;
      if (this.app.thread && this.app.side.composer.text.value) return;
      // The answer may be there before the thread is: it is read out all the same.
      this.app.model.place(place.channel, receipt.thread).announced ??= new Set([receipt.thread]);
      this.app.openThread(place.channel, receipt.thread, this.app.main.composer.text.value === "");
    };
  }

  async attempt(place, act) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.app.model.addError(place.channel, place.thread, error.message);
      return null;
    }
  }

  async press(place, thread, button, node) {
    const row = node.closest(".actions");
    if (row.classList.contains("busy")) return;
    let confirmed = false;
    if (button.confirm) {
      confirmed = await confirmDialog(button.confirm, button.style === "danger");
      if (!confirmed) return;
    }
    const at = { channel: place.channel, thread };
    row.classList.add("busy");
    node.classList.add("busy");
    const told = await this.attempt(place, () => this.reliably("/desk/clicks", { ...at, client: newId(), button: button.id, confirmed }));
    this.answered(place, told);
    const settled = told?.claimed && !told.note && !told.form ? 4000 : 0;
    setTimeout(() => { row.classList.remove("busy"); node.classList.remove("busy"); }, settled);
    if (told?.form) await this.fill(place, at, told.form);
  }

  // What one thinks of a result: shown once it is kept. `words` say what was wrong.
  async think(place, item, value, words = "") {
    const at = { channel: place.channel, thread: item.thread, client: newId() };
    const told = await this.attempt(place, () => this.reliably("/desk/opinions", { ...at, post: item.id, value, words }));
    if (!told) return;
    if (told.claimed && !told.note) {
      this.app.model.opine(item.id, { value, said: Boolean(words) });
      this.app.announcer.say(t(words ? "opinion_said" : `opinion_now_${value}`));
    }
    this.answered(place, told);
  }

  async fill(place, at, form) {
    const told = await formDialog(form, (values) => post("/desk/forms", { ...at, client: newId(), form: form.id, values }));
    if (told) this.answered(place, told);
    if (told?.form) await this.fill(place, at, told.form);
  }

  answered(place, told) {
    if (!told) return;
    if (told.note) {
      (place.thread ? this.app.side : this.app.main).stuck = true;
      this.app.model.addNote(place.channel, place.thread, told.note);
      this.app.announcer.say(told.note.summary);
    }
    this.app.refetchAll();
  }

  // The same act under the same number: a click whose answer was lost counts once.
  async reliably(path, body) {
    for (const pause of [600, 1500, 0]) {
      try {
        return await post(path, body);
      } catch (error) {
        if (!(error instanceof ApiError) || !error.passing || !pause) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return null;
  }
}

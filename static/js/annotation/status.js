// What is said to the editor: what has happened, and whether all is saved.

import { fill } from "./edits.js";

export class Status {
  constructor({ announcement, saving, phrases }) {
    Object.assign(this, { announcement, saving, phrases });
  }

  /** Say what has happened; a problem stands out. */
  announce(message, { isProblem = false } = {}) {
    this.announcement.textContent = message;
    this.announcement.classList.toggle("is-problem", isProblem);
  }

  /** Show whether changes are saved: "saved", "sending", "offline" or "login". */
  showSaving(state, count) {
    const sentence = {
      saved: this.phrases.allSaved,
      sending: this.phrases.sending,
      offline: this.phrases.waiting,
      login: this.phrases.notSaved,
    }[state];
    const text = fill(sentence, { count });
    if (this.saving.textContent !== text) this.saving.textContent = text;
    this.saving.dataset.state = state;
  }
}

// What is said to the editor: what has happened, and whether all is saved.

import { fill } from "./edits.js";

const PROBLEMS = { offline: true, login: true };

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
    // Each change that is saved need not be read out, each that is not must be.
    this.saving.setAttribute("aria-live", state in PROBLEMS ? "assertive" : "off");
    if (this.saving.textContent !== text) this.saving.textContent = text;
    this.saving.dataset.state = state;
  }

  /** Name the other articles for which changes wait in this browser. */
  showElsewhere(place, articles) {
    const links = articles.map((article) => {
      const link = document.createElement("a");
      link.href = place.dataset.address.replace("/0/", `/${article}/`);
      link.textContent = article;
      return link;
    });
    place.querySelector("span").replaceChildren(...links.flatMap((link) => [link, " "]));
    place.hidden = links.length === 0;
  }
}

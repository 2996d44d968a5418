// The other ways to cut the selected words: without clitics, with them, or just as selected.

import { cuts, snap, trim, wordStart } from "./words.js";

export class Readings {
  constructor(box, body, onChoose) {
    Object.assign(this, { box, body, onChoose });
  }

  /** Offer the ways to cut a selection; the span that is taken now is pressed. */
  offer(selected, span) {
    const readings = this.find(selected);
    if (readings.every((each) => !isSame(each, span))) readings.push(span);
    this.box.hidden = readings.length < 2;
    this.box.replaceChildren(...readings.map((each) => this.button(each, isSame(each, span))));
  }

  find(selected) {
    const { body } = this;
    const whole = snap(body, selected.start, selected.end) ?? selected;
    const first = wordStart(body, whole.start);
    const starts = [first, ...cuts(body, first, whole.end)];
    const readings = starts.map((start) => ({ start, end: whole.end }));
    const exact = trim(body, selected);
    return readings.some((each) => isSame(each, exact)) ? readings : [...readings, exact];
  }

  button(reading, isTaken) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.dir = "auto";
    button.textContent = this.body.slice(reading.start, reading.end);
    button.setAttribute("aria-pressed", String(isTaken));
    button.addEventListener("click", () => {
      this.onChoose(reading);
      this.box.querySelector("[aria-pressed=true]")?.focus();
    });
    return button;
  }
}

/** Whether two spans are the same. */
export function isSame(one, other) {
  return one.start === other.start && one.end === other.end;
}

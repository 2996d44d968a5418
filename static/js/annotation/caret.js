// Selecting words by the arrow keys alone: on and back by words, up and down by lines, more with Shift.

import { rangeOf, reveal, select, selectedSpan } from "./selection.js";
import { words } from "./words.js";

const FARTHEST_LINE = 200;

export class Caret {
  constructor(text, body) {
    Object.assign(this, { text, body });
  }

  /** Begin at an offset of the text: the next move selects the word there. */
  startAt(offset) {
    this.from = offset;
    this.anchor = this.focus = null;
    document.getSelection().empty();
  }

  /** Where the editor is: at the selection, or at the first word on the screen. */
  offset() {
    return selectedSpan(this.text)?.start ?? this.from ?? this.firstInSight(words(this.body));
  }

  /** Select the word that the key leads to, or with Shift all words up to it; returns the span. */
  move(command, isExtending) {
    const all = words(this.body);
    if (all.length === 0) return null;
    this.follow(all);
    const next = this.focus === null ? this.first(all) : this.target(command, all);
    if (!isExtending || this.anchor === null) this.anchor = next;
    this.focus = next;
    const [first, last] = [this.anchor, next].sort((one, other) => one - other);
    const span = { start: all[first].start, end: all[last].end };
    this.shown = span;
    select(this.text, span);
    reveal(this.text, all[next]);
    return span;
  }

  /** Where the selection was changed by other means, go on from there. */
  follow(all) {
    const span = selectedSpan(this.text);
    if (!span) {
      this.anchor = this.focus = null;
      return;
    }
    if (span.start === this.shown?.start && span.end === this.shown.end) return;
    this.anchor = all.findIndex((word) => word.end > span.start);
    this.focus = all.findLastIndex((word) => word.start < span.end);
    if (this.anchor < 0 || this.focus < this.anchor) this.anchor = this.focus = null;
  }

  first(all) {
    const from = this.from ?? this.firstInSight(all);
    this.from = null;
    const found = all.findIndex((word) => word.end > from);
    return found < 0 ? all.length - 1 : found;
  }

  /** The offset of the first word that is on the screen. */
  firstInSight(all) {
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rectangle(all[middle]).top < 0) low = middle + 1;
      else high = middle;
    }
    return all[Math.min(low, all.length - 1)]?.start ?? 0;
  }

  target(command, all) {
    const last = all.length - 1;
    if (command === "forward") return Math.min(this.focus + 1, last);
    if (command === "backward") return Math.max(this.focus - 1, 0);
    return this.inNextLine(command === "down" ? 1 : -1, all) ?? this.focus;
  }

  /** The word of the next line that stands nearest above or below the present one. */
  inNextLine(direction, all) {
    const here = this.rectangle(all[this.focus]);
    const centre = (each) => each.left + each.width / 2;
    let line = null;
    let best = null;
    for (let step = 1; step < FARTHEST_LINE; step += 1) {
      const index = this.focus + direction * step;
      if (!all[index]) break;
      const each = this.rectangle(all[index]);
      const isHere = Math.abs(each.top - here.top) < here.height / 2;
      if (isHere) continue;
      line ??= each.top;
      if (Math.abs(each.top - line) > here.height / 2) break;
      const distance = Math.abs(centre(each) - centre(here));
      if (!best || distance < best.distance) best = { index, distance };
    }
    return best?.index;
  }

  rectangle(word) {
    return rangeOf(this.text, word).getBoundingClientRect();
  }
}

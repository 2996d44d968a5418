// The one place that knows two ways of counting letters: the browser counts UTF-16 code units,
// the archive counts Unicode code points. An emoji is two of the former and one of the latter.

const PAIR = /[\u{10000}-\u{10ffff}]/gu;

/** The two counts of one text; made once, as a long text is asked thousands of times. */
export class Offsets {
  constructor(text) {
    this.length = text.length;
    // Where the letters begin that take two units, counted in units.
    this.pairs = Array.from(text.matchAll(PAIR), (pair) => pair.index);
  }

  /** How many code points begin before a UTF-16 offset. */
  toCodePoints(utf16) {
    const offset = Math.min(utf16, this.length);
    // A pair that is cut in two counts as one letter.
    return offset - this.countPairs((start) => start + 1 < offset);
  }

  /** The UTF-16 offset at which the code point of this number begins. */
  toUtf16(codePoints) {
    const before = this.countPairs((start, index) => start - index < codePoints);
    return Math.min(codePoints + before, this.length);
  }

  /** How many pairs at the beginning hold a condition that holds for no later one. */
  countPairs(holds) {
    let [low, high] = [0, this.pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.pairs[middle], middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

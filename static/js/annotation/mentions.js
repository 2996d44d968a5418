// The mentions of the article as the editor sees them now, in the order of the text. Each has its
// offsets in the text as the browser counts (`span`) besides those of the archive.

/** Whether two spans have a letter in common. */
export function overlaps(one, other) {
  return one.start < other.end && other.start < one.end;
}

/** By place; where two begin together the longer, outer one comes first. */
function inOrder(one, other) {
  const [a, b] = [one.span, other.span];
  return a.start - b.start || b.end - a.end || String(one.id).localeCompare(String(other.id));
}

export class Mentions {
  constructor(offsets) {
    this.offsets = offsets;
    this.byId = new Map();
  }

  /** All in the order of the text. */
  get ordered() {
    this.sorted ??= [...this.byId.values()].sort(inOrder);
    return this.sorted;
  }

  get(id) {
    return this.byId.get(String(id));
  }

  /** A description from the server with its span in the browser's count. */
  located(mention) {
    const { offsets } = this;
    const span = { start: offsets.toUtf16(mention.start), end: offsets.toUtf16(mention.end) };
    return { ...mention, id: String(mention.id), span };
  }

  /** Take a mention in, or what has become of one; a rejected one does not stand. */
  put(mention) {
    const located = this.located(mention);
    if (located.status === "rejected") this.remove(located.id);
    else this.byId.set(located.id, located);
    this.sorted = null;
    return located;
  }

  remove(id) {
    this.byId.delete(String(id));
    this.sorted = null;
  }

  replaceAll(mentions) {
    this.byId.clear();
    mentions.forEach((mention) => this.put(mention));
  }

  /** The mentions that share letters with a span, the innermost first. */
  touching(span) {
    const length = (mention) => mention.span.end - mention.span.start;
    return this.ordered
      .filter((mention) => overlaps(mention.span, span))
      .sort((one, other) => length(one) - length(other));
  }

  /** A span widened until no mention reaches over its edges. */
  hull(span) {
    let { start, end } = span;
    let isWider = true;
    while (isWider) {
      isWider = false;
      for (const mention of this.ordered) {
        if (!overlaps(mention.span, { start, end })) continue;
        isWider ||= mention.span.start < start || mention.span.end > end;
        start = Math.min(start, mention.span.start);
        end = Math.max(end, mention.span.end);
      }
    }
    return { start, end };
  }

  /** The mention so many steps away; from an offset of the text where there is no mention. */
  step(id, steps, offset = 0) {
    const all = this.ordered;
    const index = all.findIndex((mention) => mention.id === String(id));
    if (index >= 0) return all[index + steps];
    const following = all.findIndex((mention) => mention.span.start >= offset);
    const first = following < 0 ? all.length : following;
    return all[steps > 0 ? first + steps - 1 : first + steps];
  }
}

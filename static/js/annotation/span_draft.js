// A mention whose edges are being moved: shown at once, saved when the keys have come to rest.

import { moveEdge } from "./edges.js";

const PAUSE = 700;

export class SpanDraft {
  /** `onRest(mention, changes)` gets the mention that the server knows and where it lies now. */
  constructor(desk, onRest) {
    Object.assign(this, { desk, onRest, mention: null });
  }

  move(mention, { edge, direction, isByLetter }) {
    const { desk } = this;
    const span = moveEdge(desk.body, mention.span, edge, direction, { isByLetter });
    if (!span) return;
    this.mention ??= mention;
    const [start, end] = [span.start, span.end].map((each) => desk.offsets.toCodePoints(each));
    const surface = desk.body.slice(span.start, span.end);
    desk.show([[mention.id, { ...mention, start, end, surface }]]);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
    if (!this.release) desk.outbox.hold(() => new Promise((resolve) => (this.release = resolve)));
  }

  /** Save what is shown, if it is another span. */
  keep() {
    if (!this.mention) return;
    clearTimeout(this.timer);
    const { mention } = this;
    const shown = this.desk.mentions.get(mention.id);
    this.mention = null;
    if (shown && (shown.start !== mention.start || shown.end !== mention.end)) {
      this.onRest(mention, { start: shown.start, end: shown.end, quote: shown.surface });
    }
    this.release();
    this.release = null;
  }
}

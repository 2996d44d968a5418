// From mention to mention, and from the marks into the words between them.

import { reveal } from "./selection.js";

export class Navigation {
  constructor({ desk, card, tagger, caret }) {
    Object.assign(this, { desk, card, tagger, caret });
  }

  /** On a mark the arrows lead to the next mark, in the text to the next word. */
  arrow(name, isExtending) {
    const { activeElement } = document;
    const { text } = this.desk;
    if (activeElement === text) {
      const span = this.caret.move(name, isExtending);
      if (span) this.tagger.openFor(span);
      return true;
    }
    const isOnMark = text.contains(activeElement) || activeElement === this.card.element;
    if (!isOnMark || isExtending) return false;
    this.step(name === "forward" || name === "down" ? 1 : -1);
    return true;
  }

  /** To the mention so many steps away; an open card follows. */
  step(steps) {
    const { desk, card } = this;
    const from = desk.current ? 0 : this.caret.offset();
    const mention = desk.mentions.step(desk.currentId, steps, from);
    if (!mention) return;
    const wasOpen = card.isOpen;
    this.tagger.popover.close();
    document.getSelection().empty();
    this.goTo(mention);
    if (wasOpen) card.open(desk.current, desk.markOfCurrent());
  }

  goTo(mention) {
    const { desk } = this;
    const mark = desk.select(mention.id);
    const isHeard = mark !== document.activeElement && desk.marks.idsOf(mark).length === 1;
    mark.focus({ preventScroll: true });
    reveal(desk.text, mention.span);
    // Nested mentions share a mark: its name does not tell which of them is meant.
    if (!isHeard) desk.emit("spoken", mention.label);
  }

  /** Out of whatever is open; from a mark to the words around it. Returns whether there was a way. */
  leave() {
    const { card, tagger, desk } = this;
    if (card.isOpen || tagger.popover.isOpen) {
      card.close();
      tagger.popover.close();
      return true;
    }
    if (!desk.current || !desk.text.contains(document.activeElement)) return false;
    this.caret.startAt(desk.current.span.start);
    desk.select(null);
    desk.text.focus({ preventScroll: true });
    return true;
  }
}

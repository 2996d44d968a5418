// What each command does. Keys, the buttons of the card and the list below the text all end here.

import * as edits from "./edits.js";
import { moveEdge } from "./edges.js";
import { reveal } from "./selection.js";

/** Who moves an edge several times means the last place: until then nothing is saved. */
const PAUSE = 700;

export class Commands {
  /** The parts: desk, card, tagger, caret, corrections, undoing, sheet, following (a form or null). */
  constructor(parts) {
    Object.assign(this, parts, { phrases: parts.desk.phrases });
  }

  /** Carry a command out on the current mention or selection; returns whether it meant anything. */
  run(command) {
    if (this.draft && command.name !== "edge") this.keepDraft();
    return this[command.name]?.(command) !== false;
  }

  accept() {
    return this.onCurrent((mention) => {
      if (mention.status !== "accepted") this.desk.perform(edits.accept(mention, this.phrases));
    });
  }

  reject() {
    return this.onCurrent((mention) => {
      const { desk, card } = this;
      const following = desk.mentions.step(mention.id, 1) ?? desk.mentions.step(mention.id, -1);
      const hadFocus = desk.text.contains(document.activeElement) || card.isOpen;
      card.close();
      desk.perform(edits.reject(mention, this.phrases));
      if (hadFocus && following) this.goTo(following);
    });
  }

  /** Choose an entity or a date for the mention or for the selected words. */
  entity() {
    if (this.tagger.popover.isOpen) return this.tagger.focus();
    return this.onCurrent((mention) => {
      this.card.close();
      this.tagger.openForMention(mention, this.desk.markOfCurrent());
    });
  }

  kind({ kind }) {
    const { tagger } = this;
    if (tagger.popover.isOpen) {
      tagger.chooseKind(kind);
      tagger.focus();
      return true;
    }
    return this.onCurrent((mention) => {
      if (mention.kind !== kind) this.changeKind(mention, kind);
    });
  }

  /** Another kind shows at once; what the words mean as such is asked before it is saved. */
  async changeKind(mention, kind) {
    const { desk, tagger, phrases } = this;
    const unnamed = { kind, entity: null, value: "", value_text: "" };
    desk.show([[mention.id, edits.described({ ...mention, ...unnamed }, phrases)]]);
    this.change(mention, { kind, ...(await tagger.read(mention.surface, kind)) });
  }

  note() {
    return this.onCurrent(() => {
      this.open();
      this.card.note.focus();
    });
  }

  history() {
    return this.onCurrent(() => {
      this.open();
      this.card.openHistory();
    });
  }

  generalise() {
    if (this.corrections.isOpen) return this.corrections.focus();
    return this.onCurrent((mention) => this.corrections.offer(mention, { isAsked: true }));
  }

  open() {
    if (this.tagger.popover.isOpen) return this.tagger.form.requestSubmit();
    return this.onCurrent((mention) => this.card.open(mention, this.desk.markOfCurrent()));
  }

  show({ mention = this.desk.currentId }) {
    const found = this.desk.mentions.get(mention);
    if (!found) return;
    this.goTo(found);
    this.open();
  }

  next() {
    return this.step(1);
  }

  previous() {
    return this.step(-1);
  }

  forward({ isExtending }) {
    return this.arrow("forward", isExtending);
  }

  backward({ isExtending }) {
    return this.arrow("backward", isExtending);
  }

  up({ isExtending }) {
    return this.arrow("up", isExtending);
  }

  down({ isExtending }) {
    return this.arrow("down", isExtending);
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
    return this.step(name === "forward" || name === "down" ? 1 : -1);
  }

  step(steps) {
    const { desk } = this;
    const from = desk.current ? 0 : this.caret.offset();
    const mention = desk.mentions.step(desk.currentId, steps, from);
    if (!mention) return true;
    const wasOpen = this.card.isOpen;
    this.tagger.popover.close();
    document.getSelection().empty();
    this.goTo(mention);
    if (wasOpen) this.open();
    return true;
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

  /** Grow or shrink the selected words or the mention; saved when the keys have come to rest. */
  edge(move) {
    const { desk, tagger } = this;
    if (tagger.popover.isOpen) {
      tagger.moveEdge(move);
      return true;
    }
    return this.onCurrent((mention) => {
      const span = moveEdge(desk.body, mention.span, move.edge, move.direction, move);
      if (!span) return;
      this.draft ??= mention;
      const [start, end] = [span.start, span.end].map((each) => desk.offsets.toCodePoints(each));
      const surface = desk.body.slice(span.start, span.end);
      desk.show([[mention.id, { ...mention, start, end, surface }]]);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keepDraft(), PAUSE);
    });
  }

  keepDraft() {
    clearTimeout(this.timer);
    const { desk, draft } = this;
    const shown = draft && desk.mentions.get(draft.id);
    this.draft = null;
    if (!shown || (shown.start === draft.start && shown.end === draft.end)) return;
    // The step goes from the mention that the server knows to the one that is shown.
    this.change(draft, { start: shown.start, end: shown.end, quote: shown.surface });
  }

  /** Save what was said in the tagger, of a mention or, where that is null, of the selected words. */
  save(mention, reading) {
    document.getSelection().empty();
    this.desk.perform(edits.save(mention, reading, this.phrases));
    if (this.desk.current) this.goTo(this.desk.current);
  }

  /** Save a mention with some things about it changed. */
  change(mention, changes) {
    const { kind, start, end, surface, entity, value, value_text: valueText } = mention;
    const now = { kind, start, end, quote: surface, entity, value, valueText, ...changes };
    this.desk.perform(edits.save(mention, now, this.phrases));
  }

  close() {
    const { card, tagger, desk } = this;
    if (card.isOpen || tagger.popover.isOpen) {
      [card, tagger.popover].forEach((each) => each.close());
    } else if (desk.current && desk.text.contains(document.activeElement)) {
      // From the mark to the words around it.
      this.caret.startAt(desk.current.span.start);
      desk.select(null);
      desk.text.focus({ preventScroll: true });
    } else return false;
    return true;
  }

  help() {
    this.sheet.showModal();
  }

  undo() {
    this.undoing.run("undo");
  }

  redo() {
    this.undoing.run("redo");
  }

  nextArticle() {
    if (!this.following) return false;
    this.following.requestSubmit();
    return true;
  }

  onCurrent(act) {
    const { current } = this.desk;
    if (!current) return false;
    act(current);
    return true;
  }
}

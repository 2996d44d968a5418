// What each command does. Keys, the buttons of the card and the list below the text all end here.

import * as edits from "./edits.js";
import { Navigation } from "./navigation.js";
import { SpanDraft } from "./span_draft.js";

export class Commands {
  /** The parts: desk, card, tagger, caret, corrections, undoing, sheet, following (a form or null). */
  constructor(parts) {
    Object.assign(this, parts, { phrases: parts.desk.phrases });
    this.navigation = new Navigation(parts);
    this.draft = new SpanDraft(parts.desk, (mention, changes) => this.change(mention, changes));
  }

  /** Carry a command out on the current mention or selection; returns whether it meant anything. */
  run(command) {
    if (command.name !== "edge") this.draft.keep();
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
      if (hadFocus && following) this.navigation.goTo(following);
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
    await desk.outbox.hold(async () => {
      this.change(mention, { kind, ...(await tagger.proposal.read(mention.surface, kind)) });
    });
  }

  /** Grow or shrink the selected words or the mention at one edge. */
  edge(move) {
    if (this.tagger.popover.isOpen) return this.tagger.moveEdge(move);
    return this.onCurrent((mention) => this.draft.move(mention, move));
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
    this.navigation.goTo(found);
    this.open();
  }

  next() {
    this.navigation.step(1);
  }

  previous() {
    this.navigation.step(-1);
  }

  forward({ isExtending }) {
    return this.navigation.arrow("forward", isExtending);
  }

  backward({ isExtending }) {
    return this.navigation.arrow("backward", isExtending);
  }

  up({ isExtending }) {
    return this.navigation.arrow("up", isExtending);
  }

  down({ isExtending }) {
    return this.navigation.arrow("down", isExtending);
  }

  close() {
    return this.navigation.leave();
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

  /** Save what was said in the tagger, of a mention or, where that is null, of the selected words. */
  save(mention, reading) {
    document.getSelection().empty();
    this.desk.perform(edits.save(mention, reading, this.phrases));
    if (this.desk.current) this.navigation.goTo(this.desk.current);
  }

  /** Save a mention with some things about it changed. */
  change(mention, changes) {
    const { kind, start, end, surface, entity, value, value_text: valueText } = mention;
    const now = { kind, start, end, quote: surface, entity, value, valueText, ...changes };
    this.desk.perform(edits.save(mention, now, this.phrases));
  }

  onCurrent(act) {
    const { current } = this.desk;
    if (!current) return false;
    act(current);
    return true;
  }
}

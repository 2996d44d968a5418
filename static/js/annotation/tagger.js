// The dialog in which an editor says what the selected words are.

import { DateField } from "./date_field.js";
import { moveEdge } from "./edges.js";
import { NewEntity } from "./new_entity.js";
import { EntityPicker } from "./picker.js";
import { Popover } from "./popover.js";
import { Proposal } from "./proposal.js";
import { isSame, Readings } from "./readings.js";
import { highlight, rangeOf } from "./selection.js";
import { afterLetters, snap, trim } from "./words.js";

export class Tagger {
  /** `onSave(mention, reading)` gets the mention that is changed, or null, and what it shall say. */
  constructor(form, desk, onSave) {
    Object.assign(this, { form, desk, onSave, text: desk.text, body: desk.body });
    const find = (selector) => form.querySelector(selector);
    const { suggest, dates } = form.dataset;
    this.popover = new Popover(form, { onClose: () => highlight(this.text, "tagging", null) });
    this.proposal = new Proposal({ entities: suggest, dates });
    this.picker = new EntityPicker(find("[role=combobox]"), find("ul"), suggest);
    this.date = new DateField(form.elements.value, find("output"), dates);
    this.readings = new Readings(find("[data-readings]"), desk.body, (span) => this.setSpan(span));
    const toggle = find("[data-new-toggle]");
    this.newEntity = toggle && new NewEntity(find("[data-new]"), toggle);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      desk.outbox.hold(() => this.save());
    });
    form.elements.kind.forEach((radio) => {
      radio.addEventListener("change", () => this.chooseKind(radio.value));
    });
  }

  get kind() {
    return this.form.elements.kind.value;
  }

  get quote() {
    return this.body.slice(this.span.start, this.span.end);
  }

  /** Open for a selection: widened to its words, or letter by letter. */
  openFor(selected, { isExact = false } = {}) {
    if (this.popover.isOpen && isSame(selected, this.selected)) return;
    const span = isExact ? trim(this.body, selected) : snap(this.body, selected.start, selected.end);
    if (!span) return;
    this.begin(null, selected);
    this.show(span, this.text);
    this.guess();
  }

  /** Open for a mention that is there, to change what it says. */
  openForMention(mention, origin) {
    this.begin(mention, mention.span);
    this.show(mention.span, origin);
    this.setKind(mention.kind);
    this.picker.choose(mention.entity);
    this.date.set(mention.value);
    this.focus();
    this.picker.input.select();
  }

  begin(mention, selected) {
    Object.assign(this, { mention, selected });
    this.request?.abort();
    this.guessing = null;
    this.picker.choose(null);
    this.date.set("");
    this.newEntity?.open(false);
    this.report("");
  }

  show(span, origin) {
    this.setSpan(span);
    this.setKind(this.kind);
    this.popover.open(rangeOf(this.text, span).getBoundingClientRect(), origin);
  }

  setSpan(span) {
    this.span = span;
    this.form.querySelector("[data-quote]").textContent = this.quote;
    highlight(this.text, "tagging", span);
    this.newEntity?.prepare({ name: this.quote, kind: this.kind });
    this.readings.offer(this.selected, span);
  }

  /** Grow or shrink the span at one edge. */
  moveEdge({ edge, direction, isByLetter }) {
    const moved = moveEdge(this.body, this.span, edge, direction, { isByLetter });
    if (moved) this.setSpan(moved);
  }

  /** Propose what the selected words are, as any or as one kind, until the editor says something. */
  guess(kind = "") {
    this.request?.abort();
    this.request = new AbortController();
    const { span, quote } = this;
    this.guessing = this.proposal.find(quote, kind, this.request.signal).then((found) => {
      const isFree = !this.picker.input.value && !this.date.value && !this.newEntity?.isOpen;
      if (found && isFree && this.popover.isOpen && isSame(this.span, span)) this.take(found);
    });
  }

  take({ kind, entity, date }) {
    const { start, end } = this.span;
    if (entity?.cut) this.setSpan({ start: afterLetters(this.body, start, entity.cut), end });
    this.setKind(kind);
    if (entity) this.picker.choose(entity);
    if (date) this.date.take(date);
  }

  /** Take the kind that the editor asks for, and what the words mean as such. */
  chooseKind(kind) {
    this.setKind(kind);
    this.guess(kind);
  }

  setKind(kind) {
    this.form.elements.kind.value = kind;
    this.form.querySelector("[data-entity-field]").hidden = kind === "date";
    this.form.querySelector("[data-date-field]").hidden = kind !== "date";
    this.newEntity?.prepare({ name: this.quote, kind });
    if (this.picker.kind !== kind) {
      this.picker.kind = kind;
      if (this.picker.chosen && this.picker.chosen.kind !== kind) this.picker.choose(null);
    }
  }

  focus() {
    const field = this.kind === "date" ? this.date.input : this.picker.input;
    field.focus({ preventScroll: true });
    this.form.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  /** Hand over what was said, a guess that is under way included. */
  async save() {
    await this.guessing;
    const problem = await this.findProblem();
    if (problem) {
      this.report(problem);
      return;
    }
    const reading = this.reading();
    this.popover.close();
    this.onSave(this.mention, reading);
  }

  /** Why it cannot be saved like this; empty where it can. */
  async findProblem() {
    const { picker, form } = this;
    if (this.kind === "date") return (await this.date.read()) ? "" : form.dataset.noDate;
    if (this.newEntity?.isOpen) return this.newEntity.value.name_ar ? "" : form.dataset.noName;
    return picker.input.value.trim() && !picker.chosen ? form.dataset.unknown : "";
  }

  reading() {
    const { offsets } = this.desk;
    const isDate = this.kind === "date";
    return {
      kind: this.kind,
      start: offsets.toCodePoints(this.span.start),
      end: offsets.toCodePoints(this.span.end),
      quote: this.quote,
      entity: isDate ? null : this.picker.chosen,
      newEntity: isDate ? null : (this.newEntity?.value ?? null),
      value: isDate ? this.date.value : "",
      valueText: isDate ? this.date.text : "",
    };
  }

  report(problem) {
    const place = this.form.querySelector("[data-problem]");
    place.textContent = problem;
    place.hidden = !problem;
  }
}

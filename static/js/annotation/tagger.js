// The dialog in which an editor says what the selected words are.

import { DateField } from "./date_field.js";
import { moveEdge } from "./edges.js";
import { NewEntity } from "./new_entity.js";
import { EntityPicker } from "./picker.js";
import { Popover } from "./popover.js";
import { highlight, rangeOf } from "./selection.js";
import { get, suggest } from "./server.js";
import { afterLetters, cuts, snap, trim, wordStart } from "./words.js";

const PAUSE = 100;

export class Tagger {
  /** `onSave(mention, reading)` gets the mention that is changed, or null, and what it shall say. */
  constructor(form, desk, onSave) {
    Object.assign(this, { form, desk, onSave, text: desk.text, body: desk.body });
    const find = (selector) => form.querySelector(selector);
    this.popover = new Popover(form, { onClose: () => highlight(this.text, "tagging", null) });
    this.picker = new EntityPicker(find("[role=combobox]"), find("ul"), form.dataset.suggest);
    this.date = new DateField(form.elements.value, find("output"), form.dataset.dates);
    const toggle = find("[data-new-toggle]");
    this.newEntity = toggle && new NewEntity(find("[data-new]"), toggle);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
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
    Object.assign(this, { mention, selected, kindIsChosen: false });
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
    this.offerReadings();
  }

  /** Grow or shrink the span at one edge. */
  moveEdge({ edge, direction, isByLetter }) {
    const moved = moveEdge(this.body, this.span, edge, direction, { isByLetter });
    if (moved) this.setSpan(moved);
  }

  /** The other ways to cut the selected words: without clitics, with them, or as selected. */
  offerReadings() {
    const whole = snap(this.body, this.selected.start, this.selected.end) ?? this.selected;
    const first = wordStart(this.body, whole.start);
    const starts = [first, ...cuts(this.body, first, whole.end)];
    const readings = starts.map((start) => ({ start, end: whole.end }));
    for (const other of [trim(this.body, this.selected), this.span]) {
      if (readings.every((each) => !isSame(each, other))) readings.push(other);
    }
    const box = this.form.querySelector("[data-readings]");
    box.hidden = readings.length < 2;
    box.replaceChildren(...readings.map((reading) => this.readingButton(reading)));
  }

  readingButton(reading) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.dir = "auto";
    button.textContent = this.body.slice(reading.start, reading.end);
    button.setAttribute("aria-pressed", String(isSame(reading, this.span)));
    button.addEventListener("click", () => {
      this.setSpan(reading);
      this.form.querySelector("[data-readings] [aria-pressed=true]")?.focus();
    });
    return button;
  }

  /** Propose what the selected words are: an entity of that name, or a date. */
  guess() {
    this.request = new AbortController();
    const { span, quote } = this;
    const isUntouched = () => {
      const isFree = !this.picker.input.value && !this.date.value && !this.newEntity?.isOpen;
      return isFree && !this.mention && this.popover.isOpen && isSame(this.span, span);
    };
    this.guessing = this.propose(span, quote, isUntouched, this.request.signal);
  }

  async propose(span, quote, isUntouched, signal) {
    // Who goes on selecting by keys asks for one answer, not for one a word.
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (signal.aborted) return;
    const found = await suggest(this.form.dataset.suggest, quote, "", signal).catch(() => []);
    const [first] = found;
    if (!isUntouched()) return;
    if (first?.is_same && (!this.kindIsChosen || this.kind === first.kind)) {
      const start = first.cut ? afterLetters(this.body, span.start, first.cut) : span.start;
      this.setSpan({ start, end: span.end });
      this.setKind(first.kind);
      this.picker.choose(first);
    } else if (!this.kindIsChosen || this.kind === "date") {
      if ((await this.date.propose(quote, signal)) && !this.kindIsChosen) this.setKind("date");
    }
  }

  /** What words mean as a mention of this kind: the entity of just that name, or a date. */
  async read(words, kind) {
    if (kind === "date") {
      const found = await get(this.form.dataset.dates, { text: words }).catch(() => null);
      return { entity: null, value: found?.value ?? "", valueText: found?.text ?? "" };
    }
    const [first] = await suggest(this.form.dataset.suggest, words, kind).catch(() => []);
    const isNamed = first?.is_same && !first.cut;
    return { entity: isNamed ? first : null, value: "", valueText: "" };
  }

  /** Take the kind that the editor asks for; no guess will change it. */
  chooseKind(kind) {
    this.kindIsChosen = true;
    this.setKind(kind);
    if (kind === "date") this.date.propose(this.quote);
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
    this.form.scrollIntoView({ block: "nearest" });
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
    if (this.kind === "date") {
      return (await this.date.read()) ? "" : form.dataset.noDate;
    }
    if (this.newEntity?.isOpen) return this.newEntity.value.name_ar ? "" : form.dataset.noName;
    const isUnknown = picker.input.value.trim() && !picker.chosen;
    return isUnknown ? form.dataset.unknown : "";
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

function isSame(one, other) {
  return one.start === other.start && one.end === other.end;
}

// The dialog in which an editor says what the selected words are.

import { toCodePoints } from "./offsets.js";
import { EntityPicker } from "./picker.js";
import { Popover } from "./popover.js";
import { highlight, rangeOf } from "./selection.js";
import { post, suggest } from "./server.js";
import { afterLetters, cuts, snap, trim, wordStart } from "./words.js";

export class Tagger {
  constructor(form, text, onSaved) {
    Object.assign(this, { form, text, onSaved });
    this.popover = new Popover(form, { onClose: () => highlight(text, null) });
    const [input, list] = [form.querySelector("[role=combobox]"), form.querySelector("ul")];
    this.picker = new EntityPicker(input, list, form.dataset.suggest);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
    form.elements.kind.forEach((radio) => {
      radio.addEventListener("change", () => this.chooseKind(radio.value));
    });
  }

  get body() {
    return this.text.textContent;
  }

  get kind() {
    return this.form.elements.kind.value;
  }

  /** Open for a selection: widened to its words, or letter by letter. */
  openFor(selected, { isExact = false, origin = null } = {}) {
    if (this.popover.isOpen && isSame(selected, this.selected)) return;
    this.mention = null;
    this.selected = selected;
    this.kindIsChosen = false;
    const span = isExact ? trim(this.body, selected) : snap(this.body, selected.start, selected.end);
    if (!span) return;
    this.picker.choose(null);
    this.form.elements.value.value = "";
    this.show(span, origin);
    this.guess(span);
  }

  /** Open for a mention that is there, to change what it says. */
  openForMention(mention, span, origin) {
    this.mention = mention;
    this.selected = span;
    this.show(span, origin);
    this.setKind(mention.kind);
    const entity = { id: Number(mention.entity), name: mention.entityName };
    this.picker.choose(mention.entity ? entity : null);
    this.form.elements.value.value = mention.value;
    this.focus();
  }

  show(span, origin) {
    this.report("");
    this.setSpan(span);
    this.setKind(this.kind);
    this.popover.open(rangeOf(this.text, span).getBoundingClientRect(), origin);
  }

  setSpan(span) {
    this.span = span;
    this.form.querySelector("[data-quote]").textContent = this.body.slice(span.start, span.end);
    highlight(this.text, span);
    this.offerReadings();
  }

  /** The other ways to cut the selected words: without clitics, with them, or as selected. */
  offerReadings() {
    const whole = snap(this.body, this.selected.start, this.selected.end) ?? this.selected;
    const first = wordStart(this.body, whole.start);
    const starts = [first, ...cuts(this.body, first, whole.end)];
    const readings = starts.map((start) => ({ start, end: whole.end }));
    const exact = trim(this.body, this.selected);
    if (readings.every((each) => !isSame(each, exact))) readings.push(exact);
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

  /** Choose what goes by the name of the selected words, their clitics cut off. */
  async guess(span) {
    this.request?.abort();
    this.request = new AbortController();
    const quote = this.body.slice(span.start, span.end);
    const found = await suggest(this.form.dataset.suggest, quote, "", this.request.signal).catch(
      () => [],
    );
    const [first] = found;
    const isUntouched = isSame(this.span, span) && !this.picker.input.value && !this.mention;
    if (!first?.is_same || !isUntouched || !this.popover.isOpen) return;
    if (first.cut) {
      this.setSpan({ start: afterLetters(this.body, span.start, first.cut), end: span.end });
    }
    if (this.kindIsChosen && this.kind !== first.kind) return;
    this.setKind(first.kind);
    this.picker.choose(first);
  }

  /** Take the kind that the editor asks for; no guess will change it. */
  chooseKind(kind) {
    this.kindIsChosen = true;
    this.setKind(kind);
  }

  setKind(kind) {
    this.form.elements.kind.value = kind;
    this.form.querySelector("[data-entity-field]").hidden = kind === "date";
    this.form.querySelector("[data-date-field]").hidden = kind !== "date";
    if (this.picker.kind !== kind) {
      this.picker.kind = kind;
      if (this.picker.chosen && this.picker.chosen.kind !== kind) this.picker.choose(null);
    }
  }

  focus() {
    const field = this.kind === "date" ? this.form.elements.value : this.picker.input;
    field.focus({ preventScroll: true });
    this.form.scrollIntoView({ block: "nearest" });
  }

  async save() {
    const { start, end } = this.span;
    const data = {
      kind: this.kind,
      start: toCodePoints(this.body, start),
      end: toCodePoints(this.body, end),
      quote: this.body.slice(start, end),
      entity: this.kind === "date" ? null : (this.picker.chosen?.id ?? null),
      value: this.kind === "date" ? this.form.elements.value.value : "",
    };
    if (this.mention) {
      Object.assign(data, { mention: this.mention.mention, version: this.mention.version });
    }
    try {
      const { mention } = await post(this.form.dataset.action, data);
      this.popover.close();
      await this.onSaved(mention);
    } catch (problem) {
      this.report(problem.message);
    }
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

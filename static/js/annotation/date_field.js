// The field for a date in EDTF, and beside it what the archive understands by it.

import { get } from "./server.js";

const PAUSE = 150;

export class DateField {
  constructor(input, output, address) {
    Object.assign(this, { input, output, address });
    input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.read(), PAUSE);
    });
  }

  get value() {
    return this.input.value.trim();
  }

  /** What was understood by the value that stands in the field; empty while that is not known. */
  get text() {
    return this.understood?.value === this.value ? this.understood.text : "";
  }

  set(value) {
    this.input.value = value ?? "";
    this.show(null);
    if (value) this.read();
  }

  /** Take a date that was read in the text, with what it means. */
  take(understood) {
    this.input.value = understood.value;
    this.show(understood);
  }

  /** Ask what the value means; resolves to whether the archive takes it for a date. */
  async read() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.request = new AbortController();
    const { signal } = this.request;
    const { value } = this;
    if (!value || value === this.understood?.value) return true;
    try {
      const understood = await get(this.address, { value }, signal);
      if (!signal.aborted) this.show({ ...understood, value });
      return true;
    } catch (problem) {
      if (signal.aborted) return true;
      this.show({ text: problem.message, isProblem: true });
      return problem.kind !== "refused";
    }
  }

  show(understood) {
    this.understood = understood?.isProblem ? null : understood;
    this.output.textContent = describe(understood);
    this.output.classList.toggle("is-problem", Boolean(understood?.isProblem));
    this.input.setAttribute("aria-invalid", String(Boolean(understood?.isProblem)));
  }
}

/** The words for a date and, where they stand for more than a day, its first and last day. */
function describe(understood) {
  if (!understood) return "";
  const { text, first, last } = understood;
  const days = first && first !== last ? ` (${first} – ${last})` : "";
  return text + days;
}

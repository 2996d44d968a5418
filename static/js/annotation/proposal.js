// What some words are likely to mean: an entity of just that name, or a date.

import { get, suggest } from "./server.js";

const PAUSE = 100;

export class Proposal {
  constructor({ entities, dates }) {
    Object.assign(this, { entities, dates });
  }

  /**
   * The proposal for words of any kind (or of the given one): an entity, with `cut` for the clitics
   * before its name, or a date with its value; null where there is none or it is no longer wanted.
   */
  async find(words, kind, signal) {
    // Who goes on selecting by keys asks for one answer, not for one a word.
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (signal.aborted) return null;
    const entity = kind === "date" ? null : await this.findEntity(words, kind, signal);
    if (entity) return { kind: entity.kind, entity };
    if (kind && kind !== "date") return null;
    const date = await this.findDate(words, signal);
    return date && { kind: "date", date };
  }

  /** What words mean as a mention of this kind, as the parts of a reading. */
  async read(words, kind) {
    if (kind === "date") {
      const date = await this.findDate(words);
      return { entity: null, value: date?.value ?? "", valueText: date?.text ?? "" };
    }
    const entity = await this.findEntity(words, kind);
    return { entity: entity?.cut ? null : entity, value: "", valueText: "" };
  }

  async findEntity(words, kind, signal) {
    const [first] = await suggest(this.entities, words, kind, signal).catch(() => []);
    return first?.is_same ? first : null;
  }

  async findDate(words, signal) {
    const found = await get(this.dates, { text: words }, signal).catch(() => null);
    return found?.value ? found : null;
  }
}

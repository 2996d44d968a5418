// The fields for an entity that no list has yet: opened in the tagger, saved with the mention.

export class NewEntity {
  constructor(box, toggle) {
    Object.assign(this, { box, toggle });
    const field = (name) => box.querySelector(`[name=${name}]`);
    this.fields = { name_ar: field("name_ar"), name_en: field("name_en"), type: field("type") };
    toggle.addEventListener("click", () => this.open(!this.isOpen));
  }

  get isOpen() {
    return !this.box.hidden;
  }

  /** Open with a name to begin with, or close. */
  open(isOpen, name = this.name) {
    const { name_ar: arabic, name_en: english } = this.fields;
    this.box.hidden = !isOpen;
    this.toggle.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) return;
    const isLatin = /^[\p{Script=Latin}\p{P}\p{N}\s]+$/u.test(name);
    arabic.value = isLatin ? "" : name;
    english.value = isLatin ? name : "";
    arabic.focus({ preventScroll: true });
  }

  /** Get ready for other words or another kind. */
  prepare({ name, kind }) {
    this.name = name;
    for (const option of this.fields.type.options) {
      option.hidden = option.disabled = Boolean(option.dataset.kind) && option.dataset.kind !== kind;
    }
    if (this.fields.type.selectedOptions[0]?.disabled) this.fields.type.value = "";
  }

  /** What was written; null while the fields are closed. */
  get value() {
    if (!this.isOpen) return null;
    const entries = Object.entries(this.fields).map(([name, field]) => [name, field.value.trim()]);
    return Object.fromEntries(entries.filter(([, value]) => value));
  }
}

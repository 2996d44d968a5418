// The card of a mention: what it says, why it is there, and all that can be done with it.

import { History } from "./history.js";
import { Popover } from "./popover.js";

export class Card {
  /**
   * `run(command)` carries out what a button of the card names, as the key for it would;
   * `onNote(mention, note)` and `onRestore(mention, row)` are given what they are about.
   */
  constructor(element, desk, { run, onNote, onRestore }) {
    Object.assign(this, { element, desk });
    this.popover = new Popover(element, { onClose: () => this.saveNote() });
    this.note = element.querySelector("[name=note]");
    this.onNote = onNote;
    this.history = new History(element.querySelector("[data-history]"), {
      address: desk.addresses.history,
      phrases: desk.phrases,
      onRestore,
    });
    element.addEventListener("click", (event) => {
      const { command, ...details } = event.target.closest("[data-command]")?.dataset ?? {};
      if (command) run(commandOf(command, details));
    });
    this.note.addEventListener("change", () => this.saveNote());
    this.note.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) this.saveNote();
    });
    desk.addEventListener("change", () => this.refresh());
  }

  get isOpen() {
    return this.popover.isOpen;
  }

  open(mention, mark) {
    this.saveNote();
    this.fill(mention);
    this.popover.open(this.desk.marks.rectangleOf(mention.span), mark);
    this.element.focus({ preventScroll: true });
  }

  close() {
    this.popover.close();
  }

  /** Follow what happens to the current mention; without it there is no card. */
  refresh() {
    if (!this.isOpen) return;
    const { current } = this.desk;
    if (current) this.fill(current);
    else this.close();
  }

  openHistory() {
    this.history.details.open = true;
    this.history.details.querySelector("summary").focus();
  }

  saveNote() {
    const { mention, note } = this;
    if (!mention || note.value.trim() === mention.note) return;
    this.mention = { ...mention, note: note.value.trim() };
    this.onNote(this.desk.mentions.get(mention.id), note.value.trim());
  }

  fill(mention) {
    const isOther = mention.id !== this.mention?.id;
    this.mention = mention;
    const set = (name, text) => {
      this.element.querySelector(`[data-show=${name}]`).textContent = text;
    };
    set("kind", mention.kind_text);
    set("surface", mention.surface);
    set("status", mention.status_text);
    set("reject", mention.origin === "person" ? this.desk.phrases.delete : this.desk.phrases.rejectIt);
    this.element.querySelector("[data-show=kind]").className = `kind kind-${mention.kind}`;
    this.element.querySelector("[data-show=status]").className = `badge badge-${mention.status}`;
    this.element.querySelector("[data-command=accept]").hidden = mention.status === "accepted";
    this.fillNamed(mention);
    const reasons = (mention.why ?? []).map((sentence) => element("li", sentence));
    this.element.querySelector("[data-why]").replaceChildren(...reasons);
    for (const button of this.element.querySelectorAll("[data-command=kind]")) {
      button.setAttribute("aria-pressed", String(button.dataset.kind === mention.kind));
    }
    this.offerOthers(mention);
    if (isOther || document.activeElement !== this.note) this.note.value = mention.note;
    this.history.prepare(mention);
  }

  /** The entity with a link to its page, or the date in words. */
  fillNamed({ entity, kind, value_text: date }) {
    const place = this.element.querySelector("[data-named]");
    const { unlinked, unresolved } = this.desk.phrases;
    if (entity) {
      const link = element(entity.url ? "a" : "span", entity.name);
      if (entity.url) link.href = entity.url;
      link.dir = "auto";
      place.replaceChildren(link, " ", element("span", entity.type ?? "", "small muted"));
    } else {
      const none = kind === "date" ? unresolved : unlinked;
      const isDated = kind === "date" && date;
      place.replaceChildren(element("span", isDated ? date : none, isDated ? "" : "muted"));
    }
  }

  /** The mentions that share letters with this one. */
  offerOthers(mention) {
    const others = this.desk.mentions.touching(mention.span).filter(({ id }) => id !== mention.id);
    const box = this.element.querySelector("[data-others]");
    box.hidden = others.length === 0;
    const buttons = others.map((other) => {
      const button = element("button", `${other.surface} (${other.kind_text})`, "chip");
      Object.assign(button, { type: "button", dir: "auto" });
      Object.assign(button.dataset, { command: "show", mention: other.id });
      return button;
    });
    box.querySelector("[data-list]").replaceChildren(...buttons);
  }
}

/** The command that a button's attributes spell out. */
function commandOf(name, { kind, edge, direction, letter, mention }) {
  return { name, kind, edge, mention, direction: Number(direction), isByLetter: letter === "" };
}

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

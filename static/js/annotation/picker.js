// The field in which an entity is chosen: a combobox after the ARIA pattern, its list from the server.

import { suggest } from "./server.js";

const PAUSE = 120;

export class EntityPicker {
  constructor(input, list, address) {
    Object.assign(this, { input, list, address, kind: "", chosen: null, active: -1 });
    input.addEventListener("input", () => {
      this.chosen = null;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), PAUSE);
    });
    input.addEventListener("keydown", (event) => this.onKey(event));
    input.addEventListener("blur", () => this.hide());
    // A press must not take the focus from the field before the click arrives.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(this.found[Number(option.dataset.index)]);
    });
  }

  choose(entity) {
    this.chosen = entity;
    this.input.value = entity?.name ?? "";
    this.hide();
  }

  /** Ask for what is written; an answer that comes too late is dropped. */
  async look() {
    this.request?.abort();
    this.request = new AbortController();
    const { signal } = this.request;
    try {
      const found = await suggest(this.address, this.input.value, this.kind, signal);
      if (!signal.aborted) this.show(found);
    } catch {
      this.hide();
    }
  }

  show(found) {
    this.found = found;
    this.active = -1;
    this.list.replaceChildren(...found.map((entity, index) => option(entity, index)));
    this.toggle(found.length > 0);
  }

  hide() {
    this.request?.abort();
    clearTimeout(this.timer);
    this.toggle(false);
  }

  toggle(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.input.removeAttribute("aria-activedescendant");
  }

  onKey(event) {
    if (event.isComposing) return;
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.move(event.key === "ArrowDown" ? 1 : -1);
      else this.look();
    } else if (event.key === "Enter" && isOpen) {
      // Who writes a name and presses Enter means the first that was offered.
      event.preventDefault();
      this.choose(this.found[Math.max(this.active, 0)]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.hide();
    }
  }

  move(step) {
    const options = [...this.list.children];
    const from = this.active < 0 && step < 0 ? 0 : this.active;
    this.active = (from + step + options.length) % options.length;
    options.forEach((each, index) => {
      each.setAttribute("aria-selected", String(index === this.active));
    });
    options[this.active].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", options[this.active].id);
  }
}

function option(entity, index) {
  const item = document.createElement("li");
  item.id = `tagger-option-${index}`;
  item.role = "option";
  item.dataset.index = index;
  item.setAttribute("aria-selected", "false");
  const name = document.createElement("bdi");
  name.textContent = entity.name;
  const more = document.createElement("span");
  more.className = "small muted";
  const other = entity.name === entity.name_ar ? entity.name_en : entity.name_ar;
  const matched = [entity.name, other].includes(entity.matched) ? "" : entity.matched;
  more.textContent = [other, matched, entity.type, entity.parent].filter(Boolean).join(" · ");
  item.append(name, " ", more);
  return item;
}

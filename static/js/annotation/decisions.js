// The list of mentions below the text, a part at a time; drawn anew only when it is near.

const SIZE = 50;

export class Decisions {
  constructor(section, desk, { run }) {
    const find = (name) => section.querySelector(`[data-${name}]`);
    Object.assign(this, { section, desk, from: 0, list: section.querySelector("ol") });
    Object.assign(this, { template: find("row"), range: find("range"), pages: find("parts") });
    section.querySelector(".pages")?.remove();
    this.pages.hidden = false;
    section.addEventListener("click", (event) => this.onClick(event, run));
    // Of this list only: the forms above it are sent as they are.
    this.list.closest("form").addEventListener("submit", (event) => event.preventDefault());
    desk.addEventListener("change", () => {
      // At first wherever it is: the rows from the server know nothing of this page's steps.
      if (this.isNear || !this.isDrawn) this.draw();
      else this.isStale = true;
    });
    const observer = new IntersectionObserver(
      ([entry]) => {
        this.isNear = entry.isIntersecting;
        // Whoever comes by the keyboard has the focus on a row that is not to be replaced.
        if (this.isNear && this.isStale) this.draw();
      },
      { rootMargin: "50%" },
    );
    observer.observe(section);
  }

  onClick(event, run) {
    const { command, step } = event.target.closest("button")?.dataset ?? {};
    if (step) {
      this.from += Number(step) * SIZE;
      this.draw();
      this.list.focus();
    }
    if (!command) return;
    const row = event.target.closest("[data-mention]");
    const place = [...this.list.children].indexOf(row);
    this.desk.select(row.dataset.mention);
    run({ name: command });
    if (command === "show") return;
    (this.list.children[place] ?? this.list.lastElementChild)?.querySelector("button")?.focus();
  }

  draw() {
    Object.assign(this, { isDrawn: true, isStale: false });
    const all = this.desk.mentions.ordered;
    const last = Math.floor(Math.max(0, all.length - 1) / SIZE) * SIZE;
    this.from = Math.min(Math.max(0, this.from), last);
    const shown = all.slice(this.from, this.from + SIZE);
    this.range.textContent = shown.length
      ? `${this.from + 1}–${this.from + shown.length} / ${all.length}`
      : "0";
    const [back, on] = this.pages.querySelectorAll("[data-step]");
    back.disabled = this.from === 0;
    on.disabled = this.from + SIZE >= all.length;
    this.list.replaceChildren(...shown.map((mention) => this.row(mention)));
  }

  row(mention) {
    const row = this.template.content.firstElementChild.cloneNode(true);
    const set = (name, text) => {
      row.querySelector(`[data-show=${name}]`).textContent = text;
    };
    row.dataset.mention = mention.id;
    row.querySelector("[data-show=kind]").className = `kind kind-${mention.kind}`;
    row.querySelector("[data-show=status]").className = `badge badge-${mention.status}`;
    set("kind", mention.kind_text);
    set("surface", mention.surface);
    set("named", mention.entity?.name ?? mention.value_text ?? "");
    set("status", mention.status_text);
    for (const button of row.querySelectorAll("[data-command]")) {
      const name = `${button.textContent.trim()}: ${mention.surface}`;
      if (button.dataset.command !== "show") button.setAttribute("aria-label", name);
    }
    row.querySelector("[data-command=accept]").hidden = mention.status === "accepted";
    return row;
  }
}

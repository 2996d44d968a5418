// Two editors, one mention: both versions side by side, and this editor says which one stands.

export class Conflict {
  constructor(dialog, phrases) {
    Object.assign(this, { dialog, phrases });
    // Neither version may be lost by a slip: one of the two buttons has to be pressed.
    dialog.addEventListener("cancel", (event) => event.preventDefault());
  }

  /** Show what stands and what this editor wanted; resolves to "mine" or "theirs". */
  ask(mine, theirs) {
    this.fill("theirs", theirs);
    this.fill("mine", mine);
    this.dialog.showModal();
    return new Promise((resolve) => {
      for (const button of this.dialog.querySelectorAll("[data-choose]")) {
        button.onclick = () => {
          this.dialog.close();
          resolve(button.dataset.choose);
        };
      }
    });
  }

  fill(side, mention) {
    const { unlinked, unresolved } = this.phrases;
    const named = mention.kind === "date" ? mention.value || unresolved : (mention.entity?.name ?? unlinked);
    const facts = {
      kind: this.phrases[mention.kind],
      surface: mention.surface,
      named,
      status: this.phrases[mention.status],
      note: mention.note ?? "",
      author: mention.author ?? "",
    };
    for (const [name, text] of Object.entries(facts)) {
      const place = this.dialog.querySelector(`[data-side=${side}] [data-fact=${name}]`);
      if (place) place.textContent = text;
    }
  }
}

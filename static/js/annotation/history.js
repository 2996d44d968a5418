// What has become of a mention since it was found: who, when, what; any state can be brought back.

import { fill } from "./edits.js";
import { get } from "./server.js";

export class History {
  /** `onRestore(mention, row)` is called with the row of the history that shall be the state again. */
  constructor(details, { address, phrases, onRestore }) {
    Object.assign(this, { details, address, phrases, onRestore, list: details.querySelector("ol") });
    details.addEventListener("toggle", () => this.load());
  }

  /** Get ready for a mention; its history is asked for when it is opened. */
  prepare(mention) {
    const isSame = mention.id === this.mention?.id && mention.version === this.mention.version;
    this.mention = mention;
    if (isSame) return;
    this.list.replaceChildren();
    if (mention.id.startsWith("new-")) this.details.open = false;
    else this.load();
  }

  async load() {
    const { mention } = this;
    if (!this.details.open) return;
    try {
      const { versions } = await get(this.address.replace("/0/", `/${mention.id}/`));
      if (mention === this.mention) this.list.replaceChildren(...versions.map((each) => this.row(each)));
    } catch (problem) {
      this.list.replaceChildren(item(problem.message));
    }
  }

  row(version) {
    const when = new Date(version.at).toLocaleString(document.documentElement.lang);
    const row = item(version.text, [version.user, when, version.correction].filter(Boolean).join(" · "));
    if (version.is_current) {
      row.append(span(this.phrases.isCurrent, "badge"));
      return row;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button-link";
    button.textContent = this.phrases.bringBack;
    button.setAttribute("aria-label", fill(this.phrases.bringBackThis, { text: version.text }));
    button.addEventListener("click", () => this.onRestore(this.mention, version.id));
    row.append(button);
    return row;
  }
}

function item(text, more = "") {
  const row = document.createElement("li");
  const words = document.createElement("bdi");
  words.textContent = text;
  row.append(words, span(more, "small muted"));
  return row;
}

function span(text, className) {
  const element = document.createElement("span");
  Object.assign(element, { className, textContent: text });
  return element;
}

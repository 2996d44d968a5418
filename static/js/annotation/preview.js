// The dry run of a correction: what would change, with examples to look at, before it is applied.

import { fill } from "./edits.js";

export class Preview {
  constructor(dialog, phrases) {
    Object.assign(this, { dialog, phrases });
    dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
  }

  /** Show a dry run; resolves to whether the editor wants it carried out. A rule needs no mentions. */
  ask(run, { isRule = false } = {}) {
    const { dialog, phrases } = this;
    const find = (name) => dialog.querySelector(`[data-${name}]`);
    find("text").textContent = run.text;
    const { count, articles, excluded } = run;
    find("counts").textContent = fill(phrases.previewCounts, { count, articles });
    find("excluded").textContent = excluded ? fill(phrases.previewExcluded, { count: excluded }) : "";
    find("examples").replaceChildren(...run.examples.map(example));
    const apply = find("apply");
    apply.textContent = fill(phrases.applyTo, { count });
    apply.disabled = count === 0 && !isRule;
    dialog.showModal();
    return new Promise((resolve) => {
      let isWanted = false;
      apply.onclick = () => {
        isWanted = true;
        dialog.close();
      };
      dialog.addEventListener("close", () => resolve(isWanted), { once: true });
    });
  }
}

/** A line of the text with the mention in it, and the article that it is from. */
function example({ title, url, before, surface, after }) {
  const row = document.createElement("li");
  const line = document.createElement("p");
  line.dir = "auto";
  const mark = document.createElement("mark");
  mark.textContent = surface;
  line.append(before, mark, after);
  const source = document.createElement("p");
  Object.assign(source, { dir: "auto", className: "small" });
  const link = document.createElement("a");
  Object.assign(link, { href: url, textContent: title, target: "_blank", rel: "noopener" });
  source.append(link);
  row.append(line, source);
  return row;
}

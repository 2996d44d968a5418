// An article's page for an editor. Without script the list of mentions and its buttons remain.

import { isWritable } from "../keys.js";
import { Card } from "./card.js";
import { Caret } from "./caret.js";
import { Commands } from "./commands.js";
import { Conflict } from "./conflict.js";
import { Corrections } from "./corrections.js";
import { Decisions } from "./decisions.js";
import { Desk } from "./desk.js";
import { annotate, fill, restore } from "./edits.js";
import { waitingElsewhere } from "./outbox.js";
import { Pointer } from "./pointer.js";
import { Preview } from "./preview.js";
import { commandOf } from "./shortcuts.js";
import { Status } from "./status.js";
import { Surroundings } from "./surroundings.js";
import { Tagger } from "./tagger.js";
import { Undo } from "./undo.js";

const GENERAL = new Set(["accept", "reject", "save"]);
/** What needs the record of edits, which a layer of a double annotation does not keep. */
const RECORDED = new Set(["generalise", "history", "note", "redo", "undo"]);

// The press on a mark makes it the current one before the click arrives.
let pressedFrom = null;
const find = (id) => document.getElementById(id);
const section = find("annotation");
const text = find("article-text");
const phrases = find("annotation-words").dataset;
const status = new Status({ announcement: find("annotation-status"), saving: find("saving"), phrases });
const conflict = new Conflict(find("conflict"), phrases);
const name = `annotation:${section.dataset.editor}:${section.dataset.article}`;
const desk = new Desk({
  text,
  phrases,
  addresses: section.dataset,
  storage: localStorage,
  name,
  onConflict: (step, current) => conflict.ask(step.shown, current),
  onProblem: (problem) => status.announce(problem.message, { isProblem: true }),
  onState: (state, count) => status.showSaving(state, count),
});
const isLayer = !section.dataset.undo;
const run = (command) => !(isLayer && RECORDED.has(command.name)) && commands.run(command);
for (const part of isLayer ? document.querySelectorAll("[data-recorded]") : []) part.hidden = true;
const undoing = new Undo({
  desk,
  status,
  phrases,
  undo: find("undo"),
  redo: find("redo"),
  onTurned: () => corrections.close(),
});
const card = new Card(find("mention-card"), desk, {
  run,
  onNote: (mention, note) => mention && desk.perform(annotate(mention, note, phrases)),
  onRestore: (mention, row) => desk.perform(restore(mention, row, phrases)),
});
const tagger = new Tagger(find("tagger"), desk, (mention, reading) => commands.save(mention, reading));
const corrections = new Corrections(find("corrections"), desk, {
  status,
  preview: new Preview(find("preview"), phrases),
  onApplied(answer) {
    undoing.show(answer);
    status.announce(fill(phrases.applied, answer));
  },
});
const commands = new Commands({
  desk,
  card,
  tagger,
  corrections,
  undoing,
  caret: new Caret(text, desk.body),
  sheet: find("key-sheet"),
  following: find("next-article"),
});

desk.addEventListener("performed", ({ detail: step }) => {
  corrections.close();
  status.announce(fill(phrases[step.verb], { label: step.shown.label }));
});
desk.addEventListener("edited", ({ detail: { step, mention, edit } }) => {
  // Whoever says what stands already takes no step.
  if (edit) undoing.push(edit, fill(phrases[step.verb], { label: step.shown.label }));
  const isNamedAnew = step.verb === "save" && (!step.before || mention.kind === "date");
  if (edit && GENERAL.has(step.verb)) corrections.offer(mention, { verb: step.verb, isLocal: isNamedAnew });
});
desk.addEventListener("spoken", ({ detail: label }) => status.announce(label));

new Decisions(section, desk, { run });
new Surroundings(desk);
new Pointer(text, {
  onSelect(span, isExact) {
    if (!span) tagger.popover.close();
    else if (desk.isLoaded) {
      card.close();
      tagger.openFor(span, { isExact });
    }
  },
  onPress(mark) {
    // Pressed again, a mark shows the next of the mentions that share it.
    const ids = desk.marks.idsOf(mark);
    const next = ids[ids.indexOf(pressedFrom) + 1] ?? ids[0];
    run({ name: "show", mention: next });
  },
  onOutside(isInText) {
    pressedFrom = desk.currentId;
    card.close();
    if (!isInText) tagger.popover.close();
  },
});

function onKey(event) {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const command = commandOf(event, { isRtl: getComputedStyle(text).direction === "rtl" });
  const isClosing = command?.name === "close";
  if (!command || (isWritable(event.target) && !isClosing)) return;
  // A button or a link is pressed by Enter, whatever else Enter means.
  const isPressed = event.target.closest?.("button, a, summary, [type=radio]");
  if (command.name === "open" && isPressed) return;
  if (run(command)) event.preventDefault();
}

document.addEventListener("keydown", onKey);
document.addEventListener("focusin", ({ target }) => {
  const ids = target.dataset?.mentions && desk.marks.idsOf(target);
  if (ids && !ids.includes(desk.currentId)) desk.select(ids[0]);
  if (target === text) desk.select(null);
});
for (const button of document.querySelectorAll(".work-bar [data-command]")) {
  button.addEventListener("click", () => run({ name: button.dataset.command }));
}
for (const closing of document.querySelectorAll("dialog [data-close]")) {
  closing.addEventListener("click", () => closing.closest("dialog").close());
}
window.addEventListener("online", () => desk.outbox.flush());
window.addEventListener("beforeunload", (event) => {
  commands.draft.keep();
  if (desk.outbox.isBusy) event.preventDefault();
});

text.tabIndex = 0;
text.setAttribute("role", "group");
text.setAttribute("aria-labelledby", "title");
text.setAttribute("aria-describedby", "annotation-guide");
for (const hidden of document.querySelectorAll("[data-scripted]")) hidden.hidden = false;
status.showElsewhere(find("waiting-elsewhere"), waitingElsewhere(localStorage, name));
desk
  .load()
  .then((answer) => undoing.show(answer))
  .catch((problem) => status.announce(problem.message, { isProblem: true }));

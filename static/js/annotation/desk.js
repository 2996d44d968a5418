// The editor's work on one article: the mentions as they are shown, and the steps that change them.
// Each step shows at once and goes out through the outbox. Events:
// "change"    mentions were drawn anew
// "performed" a step was taken
// "edited"    the server has taken a step over
// "taken"     the server has changed mentions beyond one step
// "select"    another mention is the current one
// "spoken"    something is to be read out

import { requestOf } from "./edits.js";
import { Marks } from "./marks.js";
import { Mentions } from "./mentions.js";
import { Outbox } from "./outbox.js";
import { highlight } from "./selection.js";
import { get, post } from "./server.js";
import { Offsets } from "../offsets.js";

/** More changes than this are drawn in one go. */
const FEW = 20;

export class Desk extends EventTarget {
  constructor({ text, addresses, phrases, storage, name, ...callbacks }) {
    super();
    Object.assign(this, { text, addresses, phrases });
    this.body = text.textContent;
    this.offsets = new Offsets(this.body);
    this.mentions = new Mentions(this.offsets);
    this.marks = new Marks(text, this.mentions);
    this.outbox = new Outbox({
      storage,
      name,
      ...callbacks,
      send: (step) => send(step, addresses),
      onSettled: (step, answer) => this.settle(step, answer),
      onRefused: (step, problem) => this.refuse(step, problem),
    });
    this.onProblem = callbacks.onProblem;
  }

  get current() {
    return this.mentions.get(this.currentId) ?? null;
  }

  /** Take the mentions from the server, and what an earlier page could not send on top of them. */
  async load() {
    const answer = await get(this.addresses.mentions);
    this.mentions.replaceAll(answer.mentions);
    for (const step of this.outbox.steps) this.put(step.mention, step.shown);
    if (this.isDrawn()) this.marks.dressAll();
    else this.redrawAll();
    this.isLoaded = true;
    this.emit("change");
    this.outbox.flush();
    return answer;
  }

  isDrawn() {
    const marks = [...this.text.querySelectorAll("[data-mentions]")];
    const drawn = new Set(marks.flatMap((mark) => this.marks.idsOf(mark)));
    const { ordered } = this.mentions;
    return drawn.size === ordered.length && ordered.every(({ id }) => drawn.has(id));
  }

  /** Do a step: show what comes of it and send it. */
  perform(step) {
    this.show([[step.mention, step.shown]]);
    if (this.mentions.get(step.mention)) this.select(step.mention);
    this.emit("performed", step);
    return this.outbox.add(step);
  }

  /** Show mentions as they are now, each with the id that it had before. */
  show(pairs) {
    const focused = document.activeElement;
    const spans = pairs.flatMap(([id, mention]) => this.put(id, mention));
    if (spans.length > FEW) this.redrawAll();
    else spans.forEach((span) => this.marks.redraw(span));
    this.paintCurrent();
    this.marks.keepTabStop();
    // A mark that was drawn anew has lost the focus.
    if (!focused?.isConnected) (this.markOfCurrent() ?? this.text).focus({ preventScroll: true });
    this.emit("change");
  }

  /** Take a mention in; returns the spans to draw anew. */
  put(id, mention) {
    const old = this.mentions.get(id);
    this.mentions.remove(id);
    const located = mention ? this.mentions.put(mention) : null;
    if (this.currentId === String(id) && located) this.currentId = located.id;
    return [old, located].filter(Boolean).map((each) => each.span);
  }

  redrawAll() {
    this.marks.redraw({ start: 0, end: this.body.length });
    this.marks.dressAll();
  }

  /** Changes that the server made to many mentions: an applied correction, an undo. */
  take({ mentions = [], gone = [] }) {
    this.show([...gone.map((id) => [id, null]), ...mentions.map((each) => [each.id, each])]);
    this.emit("taken");
  }

  settle(step, answer) {
    const { mention } = answer;
    const shown = this.outbox.pending(mention.id)?.shown ?? mention;
    const gone = (answer.gone ?? []).filter((id) => String(id) !== step.mention);
    this.show([...gone.map((id) => [id, null]), [step.mention, shown]]);
    this.emit("edited", { step, mention: this.mentions.located(mention), edit: answer.edit });
  }

  /** Show a mention as it was before a step that the editor took back. */
  revert(step) {
    this.show([[step.mention, step.before]]);
  }

  /** The server does not want a step: say so, and show what stands there. */
  refuse(step, problem) {
    this.revert(step);
    this.onProblem(problem);
    this.load().catch(this.onProblem);
  }

  /** Post something that cannot wait in the outbox; what waits there goes first. */
  async ask(address, data) {
    await this.outbox.flush();
    const answer = await post(address, data);
    this.take(answer);
    return answer;
  }

  /** Make a mention the current one. */
  select(id) {
    this.currentId = id === null ? null : String(id);
    this.paintCurrent();
    const mark = this.markOfCurrent();
    if (mark) this.marks.setTabStop(mark);
    this.emit("select");
    return mark;
  }

  markOfCurrent() {
    return this.current && this.marks.of(this.currentId);
  }

  paintCurrent() {
    highlight(this.text, "current", this.current?.span ?? null);
  }

  emit(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

function send(step, addresses) {
  const { address, data } = requestOf(step, addresses);
  return post(address, data);
}

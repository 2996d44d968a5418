// Steps on their way to the server: sent one after the other, kept in the browser until the server
// has answered, and sent again after a lost connection or a reload.

import { saysTheSame } from "./edits.js";

const PAUSES = [1000, 2000, 5000, 10000, 30000];

/** The other articles for which steps of this editor wait in a browser: "annotation:1:5" is the 5th. */
export function waitingElsewhere(storage, name) {
  const editor = name.slice(0, name.lastIndexOf(":") + 1);
  const keys = Object.keys(storage).filter((key) => key.startsWith(editor));
  const articles = keys.map((key) => key.slice(editor.length).split(":")[0]);
  const isOther = (article) => /^\d+$/.test(article) && editor + article !== name;
  return [...new Set(articles)].filter(isOther);
}

/**
 * Callbacks: `send(step)` returns the answer or throws a problem whose `kind` is "offline",
 * "login", "conflict" (with `current`) or "refused"; `onSettled(step, answer)`;
 * `onConflict(step, current)` resolves to "mine" or "theirs"; `onRefused(step, problem)`;
 * `onState(state, count)` with "saved", "sending", "offline" or "login".
 */
export class Outbox {
  constructor({ storage, name, ...callbacks }) {
    Object.assign(this, callbacks, { storage, prefix: `${name}:` });
    this.steps = this.stored();
    this.attempts = 0;
    this.coming = 0;
  }

  /** Whether something has not reached the server yet, or is about to be added. */
  get isBusy() {
    return this.steps.length > 0 || this.coming > 0;
  }

  /** Count as unsaved what an editor has done until it is known how to say it; returns its answer. */
  async hold(work) {
    this.coming += 1;
    this.report("sending");
    try {
      return await work();
    } finally {
      this.coming -= 1;
      if (!this.isBusy) this.report("saved");
    }
  }

  /** What an earlier page left behind, the oldest first. */
  stored() {
    const keys = Object.keys(this.storage).filter((key) => key.startsWith(this.prefix));
    const steps = keys.map((key) => JSON.parse(this.storage.getItem(key)));
    return steps.sort((one, other) => one.at - other.at);
  }

  add(step) {
    // Two steps within a millisecond keep their order after a reload as well.
    const last = this.steps.at(-1);
    if (last && step.at <= last.at) step.at = last.at + 1;
    this.steps.push(step);
    this.keep(step);
    return this.flush();
  }

  keep(step) {
    try {
      this.storage.setItem(this.prefix + step.key, JSON.stringify(step));
    } catch {
      // A full or forbidden storage: the step still waits in this page.
    }
  }

  drop(step) {
    this.steps = this.steps.filter((each) => each !== step);
    this.storage.removeItem(this.prefix + step.key);
  }

  /** Give up the newest step that has not gone out; null where there is none. */
  takeBack() {
    const step = this.steps.at(-1);
    if (!step || step === this.underway) return null;
    this.drop(step);
    this.report(this.steps.length ? this.state : "saved");
    return step;
  }

  /** The newest step that waits for a mention; it says how the mention is to be shown. */
  pending(id) {
    return this.steps.findLast((step) => step.mention === String(id));
  }

  /** Send all that waits; resolves when nothing more can be sent now. */
  flush() {
    clearTimeout(this.timer);
    this.flushing ??= this.sendAll().finally(() => {
      this.flushing = null;
    });
    return this.flushing;
  }

  async sendAll() {
    let goesOn = true;
    while (goesOn && this.steps.length > 0) goesOn = await this.sendFirst();
    if (goesOn) this.report(this.isBusy ? "sending" : "saved");
  }

  async sendFirst() {
    const [step] = this.steps;
    this.underway = step;
    this.report("sending");
    let answer;
    try {
      answer = await this.send(step);
    } catch (problem) {
      return await this.meet(step, problem);
    } finally {
      this.underway = null;
    }
    this.attempts = 0;
    this.settle(step, answer);
    return true;
  }

  async meet(step, problem) {
    const { kind, current } = problem;
    if (kind === "conflict" && current) {
      if (saysTheSame(current, step.shown)) this.settle(step, { mention: current });
      else await this.choose(step, current);
      return true;
    }
    if (kind === "offline" || kind === "login") {
      this.report(kind);
      if (kind === "offline") this.tryLater();
      return false;
    }
    this.dropAll(step.mention);
    this.onRefused(step, problem);
    return true;
  }

  /** Two versions: the editor's replaces the other, or is given up. */
  async choose(step, current) {
    if ((await this.onConflict(step, current)) === "mine") {
      this.follow(step.mention, current);
      return;
    }
    this.dropAll(step.mention);
    this.onSettled(step, { mention: current });
  }

  settle(step, answer) {
    this.drop(step);
    this.follow(step.mention, answer.mention);
    this.onSettled(step, answer);
  }

  /** Later steps go on from the mention as the server has it now. */
  follow(id, mention) {
    for (const step of this.steps) {
      if (step.mention !== id) continue;
      Object.assign(step, { mention: String(mention.id), version: mention.version });
      step.before ??= mention;
      step.shown = { ...step.shown, id: String(mention.id), version: mention.version };
      this.keep(step);
    }
  }

  dropAll(id) {
    this.steps.filter((step) => step.mention === id).forEach((step) => this.drop(step));
  }

  tryLater() {
    const pause = PAUSES[Math.min(this.attempts, PAUSES.length - 1)];
    this.attempts += 1;
    this.timer = setTimeout(() => this.flush(), pause);
  }

  report(state) {
    this.state = state;
    this.onState(state, this.steps.length);
  }
}

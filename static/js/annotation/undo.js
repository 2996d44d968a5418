// Undo and redo. The server keeps the steps; the buttons say which one it would be.

import { fill } from "./edits.js";

export class Undo {
  /** Callback: `onTurned()`, after a step was undone or redone. */
  constructor({ desk, undo, redo, status, phrases, onTurned }) {
    const running = Promise.resolve();
    Object.assign(this, { desk, status, phrases, onTurned, running, buttons: { undo, redo } });
    undo.addEventListener("click", () => this.run("undo"));
    redo.addEventListener("click", () => this.run("redo"));
    this.show({ undo: null, redo: null });
  }

  /** Show what can be undone and redone: each null or with the text of the step. */
  show(steps) {
    this.steps = steps;
    for (const [name, button] of Object.entries(this.buttons)) {
      const step = steps[name];
      // A disabled button would lose the focus of whoever has just pressed it.
      button.setAttribute("aria-disabled", String(!step));
      button.title = step?.text ?? "";
    }
  }

  /** A new step was taken: it is the one to undo, and nothing is left to redo. */
  push(edit, text) {
    this.show({ undo: { id: edit, text }, redo: null });
  }

  /** Undo or redo one step; who presses twice means two, one after the other. */
  run(name) {
    this.running = this.running.then(() => this.turn(name));
    return this.running;
  }

  async turn(name) {
    const { desk, status, phrases } = this;
    if (name === "undo" && (await this.takeBack())) return;
    try {
      const answer = await desk.ask(desk.addresses[name]);
      this.onTurned();
      this.show(answer);
      const sentences = [fill(phrases[name === "undo" ? "undone" : "redone"], answer)];
      if (answer.conflicts) sentences.push(fill(phrases.leftAlone, { count: answer.conflicts }));
      if (!answer.is_done) sentences.push(phrases.goesOn);
      status.announce(sentences.join(" "));
    } catch (problem) {
      status.announce(problem.message, { isProblem: true });
    }
  }

  /** A step that has not reached the server is simply not sent. */
  async takeBack() {
    await this.desk.outbox.flush();
    const step = this.desk.outbox.takeBack();
    if (!step) return false;
    this.desk.revert(step);
    this.onTurned();
    this.status.announce(fill(this.phrases.undone, { text: step.shown.label }));
    return true;
  }
}

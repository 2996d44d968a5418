// The bar after a correction: where else it shall hold. Nothing is applied before a dry run was seen.

import { fill } from "./edits.js";
import { get, post } from "./server.js";

/** Who goes through mention after mention is not asked about each. */
const PAUSE = 500;
const POLL = 1000;
const SCOPES = ["article", "archive", "alias", "never"];
/** These hold for what comes later even where nothing would change now. */
const RULES = new Set(["alias", "never"]);
/** What was done, as the bar says it. */
const SENTENCES = { accept: "afterAccept", reject: "afterReject", save: "afterChange" };

export class Corrections {
  constructor(bar, desk, { preview, onApplied, status }) {
    Object.assign(this, { bar, desk, preview, onApplied, status, mention: null });
    this.addresses = desk.addresses;
    bar.addEventListener("click", (event) => {
      const { scope } = event.target.closest("[data-scope]")?.dataset ?? {};
      if (scope === "this") this.close();
      else if (scope) this.generalise(scope);
    });
    bar.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  get isOpen() {
    return !this.bar.hidden;
  }

  button(scope) {
    return this.bar.querySelector(`[data-scope=${scope}]`);
  }

  /**
   * Offer, after a moment, to let a correction hold elsewhere; at once for who asks for it. What was
   * tagged anew, and a date, mean the same in this article only. The verb is that of the step.
   */
  offer(mention, { isAsked = false, isLocal = false, verb = "accept" } = {}) {
    clearTimeout(this.timer);
    if (mention.id.startsWith("new-")) return;
    const scopes = isLocal ? ["article"] : ["article", "archive"];
    const open = () => this.open(mention, scopes, { isAsked, sentence: SENTENCES[verb] });
    this.timer = setTimeout(open, isAsked ? 0 : PAUSE);
  }

  async open(mention, scopes, { isAsked, sentence }) {
    this.mention = mention;
    this.counting?.abort();
    this.counting = new AbortController();
    const { signal } = this.counting;
    const counts = await Promise.all(scopes.map((scope) => this.count(scope, signal)));
    if (signal.aborted) return;
    this.button("archive").hidden = true;
    scopes.forEach((scope, index) => this.showCount(scope, counts[index]));
    this.button("never").hidden = mention.status === "accepted";
    this.button("alias").hidden = mention.status === "rejected" || !mention.entity;
    const hasChoice = SCOPES.some((scope) => !this.button(scope).hidden);
    const about = fill(this.desk.phrases[sentence], { surface: mention.surface });
    this.bar.querySelector("[data-about]").textContent = about;
    this.bar.querySelector("[data-progress]").hidden = true;
    this.bar.querySelector("[data-choices]").hidden = false;
    this.bar.hidden = !hasChoice;
    if (isAsked && hasChoice) this.focus();
    if (isAsked && !hasChoice) this.status.announce(this.desk.phrases.nowhereElse);
  }

  focus() {
    SCOPES.map((scope) => this.button(scope))
      .find((button) => !button.hidden)
      ?.focus();
  }

  showCount(scope, count) {
    const button = this.button(scope);
    button.hidden = count === 0;
    button.querySelector("[data-count]").textContent = count;
  }

  /** Whatever was offered no longer holds. */
  close() {
    clearTimeout(this.timer);
    this.counting?.abort();
    if (!this.isOpen) return;
    const hadFocus = this.bar.contains(document.activeElement);
    this.bar.hidden = true;
    if (hadFocus) (this.desk.markOfCurrent() ?? this.desk.text).focus({ preventScroll: true });
  }

  /** How many mentions a scope would change; none where it makes no sense. */
  async count(scope, signal) {
    const run = await this.dryRun(scope, signal).catch(() => null);
    return run?.count ?? 0;
  }

  dryRun(scope, signal) {
    const address = this.addresses.preview.replace("/0/", `/${this.mention.id}/`);
    return post(address, { scope }, signal);
  }

  async generalise(scope) {
    try {
      const run = await this.dryRun(scope);
      if (await this.preview.ask(run, { isRule: RULES.has(scope) })) await this.apply(scope);
    } catch (problem) {
      this.status.announce(problem.message, { isProblem: true });
    }
  }

  async apply(scope) {
    const { id, version } = this.mention;
    const address = this.addresses.corrections.replace("/0/", `/${id}/`);
    const answer = await this.desk.ask(address, { scope, version });
    if (!answer.is_done) {
      await this.follow(answer.correction);
      await this.desk.load();
    }
    this.close();
    this.onApplied(answer);
  }

  /** Show how far the work in the background has come, until it is done or switched off. */
  async follow(correction) {
    const box = this.bar.querySelector("[data-progress]");
    this.bar.querySelector("[data-choices]").hidden = true;
    box.hidden = false;
    const bar = box.querySelector("progress");
    const address = this.addresses.correction.replace("/0/", `/${correction}/`);
    for (;;) {
      const { state, done, total, is_active: isActive } = await get(address);
      Object.assign(bar, { max: total || 1, value: done });
      box.querySelector("[data-done]").textContent = `${done} / ${total}`;
      if (state === "applied" || !isActive) return;
      await new Promise((resolve) => setTimeout(resolve, POLL));
    }
  }
}

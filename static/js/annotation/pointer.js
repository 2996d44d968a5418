// Selecting text and pressing marks by mouse, finger or pen.

import { selectedSpan } from "./selection.js";

const PAUSE = 250;
const FARTHEST_CLICK = 4;

export class Pointer {
  /**
   * `onSelect(span, isExact)` is called when a selection is complete, with null when there is none;
   * `onPress(mark)` when a mark is pressed; `onOutside()` when the press was beside all dialogs.
   */
  constructor(text, callbacks) {
    Object.assign(this, { text, ...callbacks, isDown: false, isExact: false, x: 0, y: 0 });
    document.addEventListener("selectionchange", () => this.wait(PAUSE));
    document.addEventListener("pointerdown", (event) => this.onDown(event));
    document.addEventListener("pointerup", (event) => this.onUp(event));
    document.addEventListener("pointercancel", (event) => this.onUp(event));
    text.addEventListener("click", (event) => this.onClick(event));
  }

  wait(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.consider(), pause);
  }

  consider() {
    const isElsewhere = document.activeElement?.closest(".popover, dialog, .work-bar");
    if (!this.isDown && !isElsewhere) this.onSelect(selectedSpan(this.text), this.isExact);
  }

  onDown(event) {
    if (event.target.closest(".popover, dialog, .work-bar")) return;
    Object.assign(this, { x: event.x, y: event.y, isExact: false });
    this.isDown = this.text.contains(event.target);
    this.onOutside(this.isDown);
  }

  onUp(event) {
    if (!this.isDown) return;
    Object.assign(this, { isDown: false, isExact: event.shiftKey });
    this.wait(0);
  }

  onClick(event) {
    const mark = event.target.closest("[data-mentions]");
    const isDrag = Math.hypot(event.x - this.x, event.y - this.y) > FARTHEST_CLICK;
    const isSelecting = isDrag || event.shiftKey || event.detail > 1;
    if (mark && !isSelecting) this.onPress(mark);
  }
}

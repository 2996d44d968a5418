// A small dialog beside a place on the page. It takes no focus unless told to, and gives it back.

const MARGIN = 8;

export class Popover {
  constructor(element, { onClose = () => {} } = {}) {
    this.element = element;
    this.onClose = onClose;
    // Placed by the page's coordinates, whatever it was written inside of.
    document.body.append(element);
    element.addEventListener("click", (event) => {
      if (event.target.closest("[data-close]")) this.close();
    });
    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) {
        event.preventDefault();
        this.close();
      }
    });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** Open beside a rectangle of the viewport; focus goes back to `origin` in the end. */
  open(rectangle, origin = null) {
    this.origin = origin;
    this.element.hidden = false;
    if (getComputedStyle(this.element).position === "fixed") this.clear(rectangle);
    else this.place(rectangle);
  }

  /** On a phone the dialog covers the lower part of the screen: scroll what it is about above it. */
  clear(rectangle) {
    const covered = rectangle.bottom + MARGIN - this.element.getBoundingClientRect().top;
    if (covered > 0) window.scrollBy({ top: covered, behavior: "instant" });
  }

  /** Below the rectangle, or above it where there is more room; the rectangle stays in sight. */
  place(rectangle) {
    const { style, offsetWidth, offsetHeight } = this.element;
    const { clientWidth, clientHeight } = document.documentElement;
    const isRtl = getComputedStyle(this.element).direction === "rtl";
    const inline = isRtl ? clientWidth - rectangle.right : rectangle.left;
    const room = Math.max(MARGIN, clientWidth - offsetWidth - MARGIN);
    const isBelow = rectangle.bottom + offsetHeight + 2 * MARGIN <= clientHeight;
    const isAbove = !isBelow && rectangle.top > offsetHeight + 2 * MARGIN;
    const top = isAbove ? rectangle.top - offsetHeight - MARGIN : rectangle.bottom + MARGIN;
    style.setProperty("--popover-inline", `${Math.min(Math.max(MARGIN, inline), room)}px`);
    style.setProperty("--popover-block", `${top + window.scrollY}px`);
    if (!isBelow && !isAbove) this.element.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  close() {
    if (!this.isOpen) return;
    const hadFocus = this.element.contains(document.activeElement);
    this.element.hidden = true;
    this.onClose();
    if (hadFocus && this.origin?.isConnected) this.origin.focus();
  }
}

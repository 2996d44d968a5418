// Which key presses are meant for the page and which for a field that is being written in.

const WRITABLE = new Set(["INPUT", "TEXTAREA", "SELECT"]);
const PRESSED = new Set(["radio", "checkbox", "button", "submit"]);

/** Whether an element takes letters itself, so that keys must not mean anything else there. */
export function isWritable(element) {
  if (!element) return false;
  return (WRITABLE.has(element.tagName) && !PRESSED.has(element.type)) || element.isContentEditable === true;
}

/** Whether a key press asks for the search box: `/`, by its place on an Arabic keyboard as well. */
export function isSearchKey(event, target) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (isWritable(target)) return false;
  return event.key === "/" || (event.code === "Slash" && !event.shiftKey);
}

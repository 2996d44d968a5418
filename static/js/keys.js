// Which key presses are meant for the page and which for a field that is being written in.

const WRITABLE = new Set(["INPUT", "TEXTAREA", "SELECT"]);

/** Whether a key press asks for the search box: `/`, by its place on an Arabic keyboard as well. */
export function isSearchKey(event, target) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (target && (WRITABLE.has(target.tagName) || target.isContentEditable)) return false;
  return event.key === "/" || (event.code === "Slash" && !event.shiftKey);
}

// Between the text of an element and the browser's ranges; offsets are UTF-16 into its textContent.

/** The selected span inside an element, whichever way it was drawn; null where there is none. */
export function selectedSpan(element) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const selected = selection.getRangeAt(0);
  if (!selected.intersectsNode(element)) return null;
  const whole = document.createRange();
  whole.selectNodeContents(element);
  // What reaches out of the element is cut off at its edges.
  if (selected.compareBoundaryPoints(Range.START_TO_START, whole) > 0) {
    whole.setStart(selected.startContainer, selected.startOffset);
  }
  if (selected.compareBoundaryPoints(Range.END_TO_END, whole) < 0) {
    whole.setEnd(selected.endContainer, selected.endOffset);
  }
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(whole.startContainer, whole.startOffset);
  const start = before.toString().length;
  const end = start + whole.toString().length;
  return start < end ? { start, end } : null;
}

/** The browser's range of a span. */
export function rangeOf(element, { start, end }) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let offset = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const after = offset + node.length;
    if (offset <= start && start < after) range.setStart(node, start - offset);
    if (offset < end && end <= after) range.setEnd(node, end - offset);
    offset = after;
  }
  return range;
}

/** Select a span, as if the reader had. */
export function select(element, span) {
  const range = rangeOf(element, span);
  document.getSelection().setBaseAndExtent(
    range.startContainer,
    range.startOffset,
    range.endContainer,
    range.endOffset,
  );
}

/** Paint a span under a name of the stylesheet; where the browser cannot, nothing is lost. */
export function highlight(element, name, span) {
  if (!CSS.highlights) return;
  if (span) CSS.highlights.set(name, new Highlight(rangeOf(element, span)));
  else CSS.highlights.delete(name);
}

/** Scroll until a span is in sight, clear of what covers the lower edge of the window. */
export function reveal(element, span) {
  const { top, bottom } = rangeOf(element, span).getBoundingClientRect();
  const { clientHeight } = document.documentElement;
  const covered = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockEnd) || 0;
  if (top < 0) window.scrollBy({ top: top - clientHeight / 3, behavior: "instant" });
  else if (bottom > clientHeight - covered) {
    window.scrollBy({ top: bottom - (clientHeight * 2) / 3, behavior: "instant" });
  }
}

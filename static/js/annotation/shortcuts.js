// What each key means, by its place on the keyboard: an Arabic layout has other letters there.

const PLAIN = {
  KeyA: "accept",
  KeyX: "reject",
  Delete: "reject",
  KeyE: "entity",
  KeyM: "note",
  KeyH: "history",
  KeyB: "generalise",
  KeyJ: "next",
  KeyK: "previous",
  KeyN: "nextArticle",
  Enter: "open",
  Escape: "close",
  ArrowUp: "up",
  ArrowDown: "down",
};
const KINDS = { 1: "place", 2: "faction", 3: "date" };
// Each edge of the span is moved to the side on which its key lies, whatever the direction of the text.
const EDGES = {
  KeyQ: { side: "left", towards: "left" },
  KeyW: { side: "left", towards: "right" },
  KeyO: { side: "right", towards: "left" },
  KeyP: { side: "right", towards: "right" },
};

/**
 * The command of a key press, with its details; null for a key that means nothing here. In a text
 * from right to left the left arrow leads on.
 */
export function commandOf(event, { isRtl }) {
  const { code, shiftKey } = event;
  if (event.isComposing || event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return undoing(code, shiftKey);
  if (event.key === "?" || (code === "Slash" && shiftKey)) return { name: "help" };
  if (code in EDGES) return edgeMove(EDGES[code], isRtl, shiftKey);
  if (code === "ArrowLeft" || code === "ArrowRight") {
    const isForward = (code === "ArrowLeft") === isRtl;
    return { name: isForward ? "forward" : "backward", isExtending: shiftKey };
  }
  const kind = KINDS[/^(?:Digit|Numpad)([1-3])$/.exec(code)?.[1]];
  if (kind && !shiftKey) return { name: "kind", kind };
  const name = PLAIN[code];
  if (!name || (shiftKey && !name.match(/^(?:up|down)$/))) return null;
  return { name, isExtending: shiftKey };
}

function undoing(code, shiftKey) {
  if (code === "KeyZ") return { name: shiftKey ? "redo" : "undo" };
  return code === "KeyY" && !shiftKey ? { name: "redo" } : null;
}

function edgeMove({ side, towards }, isRtl, isByLetter) {
  const edge = (side === "left") === isRtl ? "end" : "start";
  const direction = (towards === "left") === isRtl ? 1 : -1;
  return { name: "edge", edge, direction, isByLetter };
}

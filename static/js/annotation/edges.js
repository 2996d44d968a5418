// Moving an edge of a span by a word or by a letter. Offsets are UTF-16.

import { words } from "./words.js";

const letters = new Intl.Segmenter("ar", { granularity: "grapheme" });
const NEAR = 40;

/**
 * The span with one edge ("start" or "end") moved one step forwards (1) or backwards (-1) in the
 * text; null where it would be empty or leave the text.
 */
export function moveEdge(text, span, edge, direction, { isByLetter = false } = {}) {
  const step = isByLetter ? letterStep : wordStep;
  const moved = { ...span, [edge]: step(text, span[edge], edge, direction) };
  const isSame = moved[edge] === span[edge];
  return isSame || moved.start >= moved.end ? null : moved;
}

function letterStep(text, offset, _edge, direction) {
  const from = Math.max(0, direction > 0 ? offset : offset - NEAR);
  const near = [...letters.segment(text.slice(from, direction > 0 ? offset + NEAR : offset))];
  const letter = direction > 0 ? near[0] : near.at(-1);
  return offset + direction * (letter?.segment.length ?? 0);
}

/** A start moves to where words begin, an end to where they end. */
function wordStep(text, offset, edge, direction) {
  const places = words(text).map((word) => word[edge]);
  const next =
    direction > 0
      ? places.find((place) => place > offset)
      : places.findLast((place) => place < offset);
  return next ?? offset;
}

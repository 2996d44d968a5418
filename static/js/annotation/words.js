// Where words begin and end, and which of their first letters are clitics. Offsets are UTF-16.

const RUN = /[\p{L}\p{M}\u0640]+|\p{N}+/gu;
const MARK = /[\p{M}\u0640]/u;
const CONJUNCTIONS = "وف";
const PREPOSITIONS = "بكل";
const ARTICLE = "ال";
const SHORTEST_WORD = 2;

// The page asks for the words of one long text again and again.
let last = { text: "", words: [] };

/** The words of a text as spans; a number that is glued to a word is a word of its own. */
export function words(text) {
  if (text !== last.text) {
    const found = Array.from(text.matchAll(RUN), (run) => ({
      start: run.index,
      end: run.index + run[0].length,
    }));
    last = { text, words: found };
  }
  return last.words;
}

/** Where the word around an offset begins; the offset itself where there is none. */
export function wordStart(text, offset) {
  return words(text).find((word) => word.start <= offset && offset < word.end)?.start ?? offset;
}

/** The offset after so many letters from a start, their marks included. */
export function afterLetters(text, start, count) {
  let offset = start;
  for (let letter = 0; letter < count; letter += 1) {
    offset += 1;
    while (MARK.test(text.charAt(offset))) offset += 1;
  }
  return offset;
}

/** The offsets at which the word at a start could begin without its clitics. */
export function cuts(text, start, end) {
  const letters = [...text.slice(start, end)].filter((letter) => !MARK.test(letter));
  const lengths = [];
  if (CONJUNCTIONS.includes(letters[0])) {
    lengths.push(1);
    if (PREPOSITIONS.includes(letters[1])) lengths.push(2);
  } else if (PREPOSITIONS.includes(letters[0])) {
    lengths.push(1);
  }
  return lengths
    .filter((length) => letters.length - length >= SHORTEST_WORD)
    .map((length) => afterLetters(text, start, length));
}

/**
 * A selection widened to whole words; null where it holds none. A clitic that was left outside stays
 * outside (ب in بحلب), the article is taken in.
 */
export function snap(text, start, end) {
  const touched = words(text).filter((word) => word.start < end && word.end > start);
  if (touched.length === 0) return null;
  const first = touched[0];
  const last = touched[touched.length - 1];
  const kept = Math.max(start, first.start);
  const begins = cuts(text, first.start, first.end).filter(
    (cut) => kept === cut || (kept > cut && text.slice(cut, kept) === ARTICLE),
  );
  return { start: begins.pop() ?? first.start, end: last.end };
}

/** A selection without the blanks at its ends. */
export function trim(text, { start, end }) {
  const selected = text.slice(start, end);
  const blanks = selected.length - selected.trimStart().length;
  return { start: start + blanks, end: start + blanks + selected.trim().length };
}

import assert from "node:assert/strict";
import { test } from "node:test";

import { moveEdge } from "../../../static/js/annotation/edges.js";

const WORD = {};
const LETTER = { isByLetter: true };

/** A span in brackets, the edge that moves, its direction, and the span afterwards. */
const MOVES = [
  ["في [حلب] أمس", "end", 1, WORD, "في [حلب أمس]"],
  ["في [حلب أمس]", "end", -1, WORD, "في [حلب] أمس"],
  ["في [حلب] أمس", "start", -1, WORD, "[في حلب] أمس"],
  ["[في حلب] أمس", "start", 1, WORD, "في [حلب] أمس"],
  ["ب[حلب] أمس", "start", -1, WORD, "[بحلب] أمس"],
  ["[بحلب] أمس", "start", 1, LETTER, "ب[حلب] أمس"],
  ["[حلب] أمس", "end", -1, LETTER, "[حل]ب أمس"],
  ["[حَل]َب", "start", 1, LETTER, "حَ[ل]َب"],
  ["[حلب]😀", "end", 1, LETTER, "[حلب😀]"],
  ["😀[حلب]", "start", -1, LETTER, "[😀حلب]"],
  ["[سطر]\r\nآخر", "end", 1, LETTER, "[سطر\r\n]آخر"],
  ["«[داعش]»", "end", 1, LETTER, "«[داعش»]"],
];

for (const [marked, edge, direction, how, expected] of MOVES) {
  test(`${marked}: the ${edge} goes ${direction > 0 ? "on" : "back"} to ${expected}`, () => {
    const text = marked.replace(/[[\]]/g, "");
    const span = { start: marked.indexOf("["), end: marked.indexOf("]") - 1 };
    const { start, end } = moveEdge(text, span, edge, direction, how);
    assert.equal(`${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`, expected);
  });
}

for (const [text, span, edge, direction, how] of [
  ["حلب", { start: 0, end: 3 }, "start", -1, WORD],
  ["حلب", { start: 0, end: 3 }, "end", 1, LETTER],
  ["حلب أمس", { start: 0, end: 3 }, "start", 1, WORD],
  ["ب", { start: 0, end: 1 }, "end", -1, LETTER],
]) {
  test(`the ${edge} of ${text} can go no further`, () => {
    assert.equal(moveEdge(text, span, edge, direction, how), null);
  });
}

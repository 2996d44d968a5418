import assert from "node:assert/strict";
import { test } from "node:test";

import { afterLetters, cuts, snap, words } from "../../../static/js/annotation/words.js";

/** A text with its selection in brackets, and what should be taken. */
const SNAPPED = [
  ["وصل إلى ح[ل]ب أمس", "حلب"],
  ["وصل إلى [حلب ]أمس", "حلب"],
  ["وصل ب[حلب]", "حلب"],
  ["وصل وب[حل]ب", "حلب"],
  ["وصل [بحل]ب", "بحلب"],
  ["وصل بِ[حَلَب]", "حَلَب"],
  ["في بال[رقة] أمس", "الرقة"],
  ["في ال[رقة] أمس", "الرقة"],
  ["قوات [سوريا الديم]قراطية", "سوريا الديمقراطية"],
  ["في 6[صبا]حا", "صباحا"],
  ["عام 20[1]6 ثم", "2016"],
  ["«[اللاذقية»]", "اللاذقية"],
  ["🔥 ف[ي] 😀", "في"],
  ["درع[ا،]", "درعا"],
];

for (const [marked, expected] of SNAPPED) {
  test(`${marked} takes ${expected}`, () => {
    const start = marked.indexOf("[");
    const end = marked.indexOf("]") - 1;
    const text = marked.replace(/[[\]]/g, "");
    const span = snap(text, start, end);
    assert.equal(text.slice(span.start, span.end), expected);
  });
}

test("a selection without letters is none", () => {
  assert.equal(snap("حلب ، دمشق", 3, 6), null);
});

test("a number glued to a word is a word of its own", () => {
  assert.deepEqual(words("6صباحا"), [
    { start: 0, end: 1 },
    { start: 1, end: 6 },
  ]);
});

for (const [word, expected] of [
  ["بحلب", ["حلب"]],
  ["وبحلب", ["بحلب", "حلب"]],
  ["للتحالف", ["لتحالف"]],
  ["دمشق", []],
  ["بك", []],
  ["وَبِحَلَب", ["بِحَلَب", "حَلَب"]],
]) {
  test(`${word} could be cut to ${expected.join(", ") || "nothing"}`, () => {
    assert.deepEqual(
      cuts(word, 0, word.length).map((start) => word.slice(start)),
      expected,
    );
  });
}

test("marks belong to the letter before them", () => {
  assert.equal(afterLetters("بِـحلب", 0, 1), 3);
});

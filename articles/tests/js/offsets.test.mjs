import assert from "node:assert/strict";
import { test } from "node:test";

import { toCodePoints, toUtf16 } from "../../../static/js/offsets.js";

const TEXTS = ["", "حلب", "قال 😀 محمد", "🔥🔥", "بِحَلَبٍ", "a\r\nب", "\ud83d وحدها", "👩‍👩‍👧 عائلة"];

test("an emoji is one code point and two code units", () => {
  assert.equal(toCodePoints("قال 😀 محمد", 7), 6);
  assert.equal(toUtf16("قال 😀 محمد", 6), 7);
});

for (const text of TEXTS) {
  test(`counts as the archive does: ${JSON.stringify(text)}`, () => {
    const letters = [...text];
    letters.forEach((_, count) => {
      const offset = letters.slice(0, count).join("").length;
      assert.equal(toCodePoints(text, offset), count);
      assert.equal(toUtf16(text, count), offset);
    });
    assert.equal(toCodePoints(text, text.length), letters.length);
    assert.equal(toUtf16(text, letters.length), text.length);
  });
}

test("what lies past the end is the end", () => {
  assert.equal(toUtf16("حلب", 99), 3);
  assert.equal(toCodePoints("حلب", 99), 3);
});

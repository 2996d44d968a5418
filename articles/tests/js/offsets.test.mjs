import assert from "node:assert/strict";
import { test } from "node:test";

import { Offsets } from "../../../static/js/offsets.js";

const TEXTS = ["", "حلب", "قال 😀 محمد", "🔥🔥", "بِحَلَبٍ", "a\r\nب", "\ud83d وحدها", "👩‍👩‍👧 عائلة"];

test("an emoji is one code point and two code units", () => {
  const offsets = new Offsets("قال 😀 محمد");
  assert.equal(offsets.toCodePoints(7), 6);
  assert.equal(offsets.toUtf16(6), 7);
});

for (const text of TEXTS) {
  test(`counts as the archive does: ${JSON.stringify(text)}`, () => {
    const letters = [...text];
    const offsets = new Offsets(text);
    letters.forEach((_, count) => {
      const offset = letters.slice(0, count).join("").length;
      assert.equal(offsets.toCodePoints(offset), count);
      assert.equal(offsets.toUtf16(count), offset);
    });
    assert.equal(offsets.toCodePoints(text.length), letters.length);
    assert.equal(offsets.toUtf16(letters.length), text.length);
  });
}

test("what lies past the end is the end", () => {
  assert.equal(new Offsets("حلب").toUtf16(99), 3);
  assert.equal(new Offsets("حلب").toCodePoints(99), 3);
});

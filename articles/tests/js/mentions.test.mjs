import assert from "node:assert/strict";
import { test } from "node:test";

import { Mentions } from "../../../static/js/annotation/mentions.js";
import { classesOf, segments } from "../../../static/js/annotation/segments.js";
import { Offsets } from "../../../static/js/offsets.js";

const TEXT = "🔥 قوات ريف دمشق في حلب";

function mention(id, surface, fields = {}) {
  const before = TEXT.slice(0, TEXT.indexOf(surface));
  const start = [...before].length;
  const end = start + [...surface].length;
  return { id, start, end, surface, kind: "place", status: "suggested", ...fields };
}

function filled(...mentions) {
  const all = new Mentions(new Offsets(TEXT));
  all.replaceAll(mentions);
  return all;
}

const OUTER = mention(1, "ريف دمشق");
const INNER = mention(2, "دمشق");
const ACROSS = mention(3, "قوات ريف", { kind: "faction" });
const ALEPPO = mention(4, "حلب");

test("mentions stand in the order of the text, the outer before the inner", () => {
  const ids = filled(ALEPPO, INNER, OUTER, ACROSS).ordered.map(({ id }) => id);
  assert.deepEqual(ids, ["3", "1", "2", "4"]);
});

test("spans are counted as the browser counts", () => {
  const { span } = filled(ALEPPO).get(4);
  assert.equal(TEXT.slice(span.start, span.end), "حلب");
});

test("a rejected mention does not stand", () => {
  const all = filled(OUTER);
  all.put({ ...OUTER, status: "rejected" });
  assert.deepEqual(all.ordered, []);
});

test("each step leads to one mention, nested ones as well", () => {
  const all = filled(ALEPPO, INNER, OUTER);
  assert.equal(all.step(null, 1).id, "1");
  assert.equal(all.step(1, 1).id, "2");
  assert.equal(all.step(2, -1).id, "1");
  assert.equal(all.step(4, 1), undefined);
  assert.equal(all.step(null, 1, TEXT.indexOf("في")).id, "4");
  assert.equal(all.step(null, -1, TEXT.indexOf("في")).id, "2");
  assert.equal(all.step(null, -1, TEXT.length).id, "4");
});

test("what covers a word comes innermost first", () => {
  const all = filled(ACROSS, OUTER, INNER, ALEPPO);
  const at = TEXT.indexOf("دمشق");
  assert.deepEqual(all.touching({ start: at, end: at + 1 }).map(({ id }) => id), ["2", "1"]);
});

test("a hull takes in the whole chain of overlaps and no more", () => {
  const at = TEXT.indexOf("دمشق");
  const hull = filled(ACROSS, OUTER, INNER, ALEPPO).hull({ start: at, end: at + 1 });
  assert.equal(TEXT.slice(hull.start, hull.end), "قوات ريف دمشق");
});

test("segments joined are the text, each with the mentions that cover it", () => {
  const all = filled(ACROSS, OUTER, INNER);
  const cut = segments({ start: 0, end: TEXT.length }, all.ordered);
  assert.equal(cut.map(({ start, end }) => TEXT.slice(start, end)).join(""), TEXT);
  const shown = cut.map(({ start, end, mentions }) => [
    TEXT.slice(start, end),
    mentions.map(({ id }) => id).join(" "),
  ]);
  assert.deepEqual(shown, [
    ["🔥 ", ""],
    ["قوات ", "3"],
    ["ريف", "3 1"],
    [" ", "1"],
    ["دمشق", "2 1"],
    [" في حلب", ""],
  ]);
});

test("a segment tells the kind and status of its innermost mention, and the kinds around", () => {
  const all = filled(ACROSS, OUTER);
  const classes = classesOf([all.get(1), all.get(3)]);
  assert.equal(classes, "mention mention-place status-suggested within-faction");
});

import assert from "node:assert/strict";
import { test } from "node:test";

import * as edits from "../../../static/js/annotation/edits.js";

const PHRASES = {
  place: "مكان",
  faction: "فصيل",
  date: "تاريخ",
  accepted: "مؤكد",
  suggested: "مقترح",
  rejected: "مرفوض",
  unlinked: "ليس في القوائم",
  unresolved: "غير محسوم",
  label: "{kind}: {surface}، {named}، {status}",
};
const ADDRESSES = {
  save: "/articles/3/mentions/",
  accept: "/mentions/0/accept/",
  reject: "/mentions/0/reject/",
  note: "/mentions/0/note/",
  restore: "/mentions/0/restore/",
};
const ALEPPO = { id: 9, name: "حلب" };
const MENTION = {
  id: "7",
  kind: "place",
  start: 1,
  end: 4,
  surface: "حلب",
  status: "suggested",
  version: 2,
  entity: null,
  value: "",
  note: "",
};
const READING = { kind: "place", start: 1, end: 4, quote: "حلب", entity: ALEPPO, value: "" };

for (const [verb, status] of [
  ["accept", "accepted"],
  ["reject", "rejected"],
]) {
  test(`to ${verb} names the version that the editor saw`, () => {
    const step = edits[verb](MENTION, PHRASES);
    assert.deepEqual(edits.requestOf(step, ADDRESSES), {
      address: `/mentions/7/${verb}/`,
      data: { version: 2 },
    });
    assert.equal(step.shown.status, status);
  });
}

test("a note and a restored state travel the same way", () => {
  const note = edits.requestOf(edits.annotate(MENTION, "انظر", PHRASES), ADDRESSES);
  assert.deepEqual(note, { address: "/mentions/7/note/", data: { note: "انظر", version: 2 } });
  const back = edits.requestOf(edits.restore(MENTION, 31, PHRASES), ADDRESSES);
  assert.deepEqual(back, { address: "/mentions/7/restore/", data: { to: 31, version: 2 } });
});

test("a new mention is sent without a version and shown at once", () => {
  const step = edits.save(null, READING, PHRASES);
  assert.deepEqual(edits.requestOf(step, ADDRESSES), {
    address: "/articles/3/mentions/",
    data: { kind: "place", start: 1, end: 4, quote: "حلب", value: "", entity: 9 },
  });
  assert.equal(step.shown.label, "مكان: حلب، حلب، مؤكد");
  assert.match(step.mention, /^new-/);
});

test("a change names the mention and its version", () => {
  const { data } = edits.requestOf(edits.save(MENTION, READING, PHRASES), ADDRESSES);
  assert.deepEqual([data.mention, data.version], [7, 2]);
});

test("a new entity goes along with the mention", () => {
  const newEntity = { name_ar: "تل الشيح", type: "village" };
  const step = edits.save(null, { ...READING, entity: null, newEntity }, PHRASES);
  const { data } = edits.requestOf(step, ADDRESSES);
  assert.deepEqual(data.new_entity, newEntity);
  assert.equal("entity" in data, false);
  assert.equal(step.shown.entity.name, "تل الشيح");
});

test("what is read out follows kind, entity and status", () => {
  const said = (fields) => edits.described({ ...MENTION, ...fields }, PHRASES).label;
  assert.equal(said({}), "مكان: حلب، ليس في القوائم، مقترح");
  assert.equal(said({ entity: ALEPPO, status: "accepted" }), "مكان: حلب، حلب، مؤكد");
  assert.equal(said({ kind: "date" }), "تاريخ: حلب، غير محسوم، مقترح");
  assert.equal(said({ kind: "date", value_text: "2016" }), "تاريخ: حلب، 2016، مقترح");
});

test("an answer that was lost is known again", () => {
  const { shown } = edits.save(MENTION, READING, PHRASES);
  const stored = { ...MENTION, status: "accepted", entity: ALEPPO, version: 3 };
  assert.equal(edits.saysTheSame(stored, shown), true);
  assert.equal(edits.saysTheSame({ ...stored, entity: { id: 10 } }, shown), false);
  assert.equal(edits.saysTheSame({ ...stored, end: 5 }, shown), false);
});

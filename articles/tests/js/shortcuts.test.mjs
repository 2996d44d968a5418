import assert from "node:assert/strict";
import { test } from "node:test";

import { commandOf } from "../../../static/js/annotation/shortcuts.js";

const RTL = { isRtl: true };
const LTR = { isRtl: false };
const press = (code, fields = {}) => ({ key: "", code, ...fields });

// The letters are those of an Arabic keyboard: only the place of the key counts.
for (const [code, key, name] of [
  ["KeyA", "ش", "accept"],
  ["KeyX", "ء", "reject"],
  ["Delete", "Delete", "reject"],
  ["KeyE", "ث", "entity"],
  ["KeyJ", "ت", "next"],
  ["KeyK", "ن", "previous"],
  ["KeyN", "ى", "nextArticle"],
  ["KeyB", "لا", "generalise"],
  ["Escape", "Escape", "close"],
]) {
  test(`${key} at ${code} means ${name}`, () => {
    assert.equal(commandOf(press(code, { key }), RTL).name, name);
  });
}

for (const [event, name] of [
  [press("KeyZ", { ctrlKey: true, key: "ئ" }), "undo"],
  [press("KeyZ", { metaKey: true }), "undo"],
  [press("KeyZ", { ctrlKey: true, shiftKey: true }), "redo"],
  [press("KeyY", { ctrlKey: true }), "redo"],
  [press("Slash", { key: "؟", shiftKey: true }), "help"],
  [press("Minus", { key: "?", shiftKey: true }), "help"],
]) {
  test(`${JSON.stringify(event)} means ${name}`, () => {
    assert.equal(commandOf(event, RTL).name, name);
  });
}

test("the digits of both blocks choose the kind", () => {
  assert.deepEqual(commandOf(press("Digit1"), RTL), { name: "kind", kind: "place" });
  assert.deepEqual(commandOf(press("Numpad3", { key: "٣" }), RTL), { name: "kind", kind: "date" });
  assert.equal(commandOf(press("Digit4"), RTL), null);
});

test("arrows follow the eye", () => {
  assert.equal(commandOf(press("ArrowLeft"), RTL).name, "forward");
  assert.equal(commandOf(press("ArrowLeft"), LTR).name, "backward");
  assert.equal(commandOf(press("ArrowRight", { shiftKey: true }), RTL).isExtending, true);
});

test("an edge moves to the side of its key, by letters with Shift", () => {
  const move = (code, where, fields) => {
    const { edge, direction, isByLetter } = commandOf(press(code, fields), where);
    return [edge, direction, isByLetter];
  };
  assert.deepEqual(move("KeyQ", RTL), ["end", 1, undefined]);
  assert.deepEqual(move("KeyW", RTL), ["end", -1, undefined]);
  assert.deepEqual(move("KeyO", RTL), ["start", 1, undefined]);
  assert.deepEqual(move("KeyP", RTL), ["start", -1, undefined]);
  assert.deepEqual(move("KeyQ", LTR), ["start", -1, undefined]);
  assert.deepEqual(move("KeyP", LTR, { shiftKey: true }), ["end", 1, true]);
});

test("shortcuts of the browser are left to it", () => {
  for (const fields of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { shiftKey: true }]) {
    assert.equal(commandOf(press("KeyA", fields), RTL), null);
  }
  assert.equal(commandOf(press("KeyA", { isComposing: true }), RTL), null);
  assert.equal(commandOf(press("KeyF"), RTL), null);
});

import assert from "node:assert/strict";
import test from "node:test";

import { isSearchKey, isWritable } from "../../../static/js/keys.js";

const page = { tagName: "BODY" };
const press = (fields) => ({ key: "", code: "", ...fields });

test("the slash asks for the search box, on a Latin and on an Arabic keyboard", () => {
  assert.equal(isSearchKey(press({ key: "/", code: "Slash" }), page), true);
  assert.equal(isSearchKey(press({ key: "ظ", code: "Slash" }), page), true);
});

test("other keys and shortcuts of the browser do not", () => {
  assert.equal(isSearchKey(press({ key: "a", code: "KeyA" }), page), false);
  assert.equal(isSearchKey(press({ key: "/", code: "Slash", ctrlKey: true }), page), false);
  assert.equal(isSearchKey(press({ key: "؟", code: "Slash", shiftKey: true }), page), false);
});

test("who writes in a field is left alone", () => {
  for (const tagName of ["INPUT", "TEXTAREA", "SELECT"]) {
    assert.equal(isSearchKey(press({ key: "/" }), { tagName }), false);
  }
  assert.equal(isSearchKey(press({ key: "/" }), { tagName: "DIV", isContentEditable: true }), false);
});

test("a choice among radios takes no letters", () => {
  assert.equal(isWritable({ tagName: "INPUT", type: "text" }), true);
  assert.equal(isWritable({ tagName: "INPUT", type: "radio" }), false);
  assert.equal(isWritable({ tagName: "BUTTON" }), false);
  assert.equal(isWritable(null), false);
});

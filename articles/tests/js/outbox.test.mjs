import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { Outbox, waitingElsewhere } from "../../../static/js/annotation/outbox.js";

/** What the browser keeps: like localStorage, its keys are its properties. */
class Storage {
  getItem(key) {
    return this[key] ?? null;
  }

  setItem(key, value) {
    this[key] = value;
  }

  removeItem(key) {
    delete this[key];
  }
}

const problem = (kind, current = null) => Object.assign(new Error(kind), { kind, current });
let count = 0;

function step(mention, fields = {}) {
  count += 1;
  const shown = { id: mention, kind: "place", start: 0, end: 3, status: "accepted", ...fields };
  const before = mention.startsWith("new") ? null : { id: mention };
  return { key: `k${count}`, at: count, mention, version: 1, before, shown, data: {} };
}

/** An outbox whose server answers as the list says, and what came of it. */
function outbox(answers, { storage = new Storage(), choice = "theirs" } = {}) {
  const seen = { sent: [], states: [], settled: [], refused: [], conflicts: [] };
  const box = new Outbox({
    storage,
    name: "annotation:1:5",
    async send(each) {
      seen.sent.push([each.mention, each.version]);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return { mention: answer };
    },
    onSettled: (each, answer) => seen.settled.push(answer.mention.id),
    onRefused: (each) => seen.refused.push(each.mention),
    onState: (state, waiting) => seen.states.push(`${state} ${waiting}`),
    async onConflict(each, current) {
      seen.conflicts.push(current.id);
      return choice;
    },
  });
  return { box, seen, storage };
}

test("a step is sent and forgotten", async () => {
  const { box, seen, storage } = outbox([{ id: 7, version: 2 }]);
  await box.add(step("7"));
  assert.deepEqual(seen.sent, [["7", 1]]);
  assert.deepEqual(seen.states, ["sending 1", "saved 0"]);
  assert.deepEqual(Object.keys(storage), []);
});

test("a later step goes on from the answer to the earlier: its id and version", async () => {
  const { box, seen } = outbox([
    { id: 12, version: 1 },
    { id: 12, version: 2 },
  ]);
  box.add(step("new-a"));
  const later = step("new-a", { status: "rejected" });
  await box.add(later);
  assert.deepEqual(seen.sent, [
    ["new-a", 1],
    ["12", 1],
  ]);
  assert.equal(later.before.id, 12);
});

test("without a connection a step waits, is tried again, and survives a reload", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { box, seen, storage } = outbox([problem("offline"), problem("offline")]);
  await box.add(step("7"));
  mock.timers.tick(1000);
  await box.flushing;
  assert.deepEqual(seen.states, ["sending 1", "offline 1", "sending 1", "offline 1"]);
  const reloaded = outbox([{ id: 7, version: 2 }], { storage });
  await reloaded.box.flush();
  assert.deepEqual(reloaded.seen.sent, [["7", 1]]);
  assert.deepEqual(Object.keys(storage), []);
  mock.timers.reset();
});

test("steps of another article or editor are left alone", async () => {
  const storage = new Storage();
  storage.setItem("annotation:1:50:x", JSON.stringify(step("7")));
  const { box, seen } = outbox([], { storage });
  await box.flush();
  assert.deepEqual(seen.sent, []);
});

test("after a logout steps are kept until the editor is back", async () => {
  const { box, seen, storage } = outbox([problem("login"), { id: 7, version: 2 }]);
  await box.add(step("7"));
  assert.equal(seen.states.at(-1), "login 1");
  assert.equal(Object.keys(storage).length, 1);
  await box.flush();
  assert.equal(seen.states.at(-1), "saved 0");
});

test("what the server refuses is dropped and reported, with what builds on it", async () => {
  const { box, seen } = outbox([problem("refused"), { id: 8, version: 2 }]);
  box.add(step("7"));
  box.add(step("7"));
  await box.add(step("8"));
  assert.deepEqual(seen.refused, ["7"]);
  assert.deepEqual(seen.settled, [8]);
});

test("a conflict: theirs stands and mine is given up", async () => {
  const theirs = { id: 7, version: 5, status: "rejected" };
  const { box, seen } = outbox([problem("conflict", theirs)]);
  await box.add(step("7"));
  assert.deepEqual([seen.conflicts, seen.settled, seen.sent.length], [[7], [7], 1]);
});

test("a conflict: mine is sent again on top of theirs", async () => {
  const theirs = { id: 7, version: 5, status: "rejected" };
  const answers = [problem("conflict", theirs), { id: 7, version: 6 }];
  const { box, seen } = outbox(answers, { choice: "mine" });
  await box.add(step("7"));
  assert.deepEqual(seen.sent, [
    ["7", 1],
    ["7", 5],
  ]);
});

test("a step whose answer was lost is no conflict", async () => {
  const stored = { id: 7, version: 2, kind: "place", start: 0, end: 3, status: "accepted" };
  const { box, seen } = outbox([problem("conflict", stored)]);
  await box.add(step("7"));
  assert.deepEqual([seen.conflicts, seen.settled], [[], [7]]);
});

test("what has not gone out can be taken back", async () => {
  const { box, seen, storage } = outbox([problem("offline")]);
  await box.add(step("7"));
  assert.equal(box.takeBack().mention, "7");
  assert.equal(box.takeBack(), null);
  assert.equal(seen.states.at(-1), "saved 0");
  assert.deepEqual(Object.keys(storage), []);
  clearTimeout(box.timer);
});

test("a browser that keeps nothing still sends", async () => {
  const storage = new Storage();
  Object.defineProperty(storage, "setItem", {
    enumerable: false,
    value() {
      throw new Error("full");
    },
  });
  const { box, seen } = outbox([{ id: 7, version: 2 }], { storage });
  await box.add(step("7"));
  assert.deepEqual(seen.settled, [7]);
});

test("nothing counts as saved while a step is being worked out", async () => {
  const { box, seen } = outbox([{ id: 7, version: 2 }]);
  await box.hold(async () => {
    assert.equal(box.isBusy, true);
    await box.add(step("7"));
    assert.equal(seen.states.at(-1), "sending 0");
  });
  assert.equal(seen.states.at(-1), "saved 0");
  assert.equal(box.isBusy, false);
});

test("what waits in other articles is not forgotten", () => {
  const storage = new Storage();
  for (const key of ["1:5:a", "1:50:b", "1:50:c", "1:7:d", "2:9:e", "1:layer-3:f"]) {
    storage.setItem(`annotation:${key}`, "{}");
  }
  assert.deepEqual(waitingElsewhere(storage, "annotation:1:5"), ["50", "7"]);
  assert.deepEqual(waitingElsewhere(storage, "annotation:3:5"), []);
});

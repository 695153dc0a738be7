import assert from "node:assert/strict";
import test from "node:test";

import { LONGEST_MS, backoff, isSpent, nextSequence, readDraft, sameFields, saveDelay, shouldRestore } from "../src/model/draft.ts";
import type { Draft, Served } from "../src/model/draft.ts";

const NOW = 1_800_000_000_000;

function draft(changes: Partial<Draft> = {}): Draft {
  return { fields: { answer: "later words" }, sequence: NOW, handedIn: false, ...changes };
}

function served(changes: Partial<Served> = {}): Served {
  return { fields: { answer: "words" }, sequence: NOW - 1000, savedAt: NOW - 900, ...changes };
}

test("later words are restored", () => {
  assert.ok(shouldRestore(draft(), served()));
});

test("words that the server has are not restored", () => {
  assert.ok(!shouldRestore(draft({ fields: { answer: "words" } }), served()));
  assert.ok(!shouldRestore(draft({ fields: { answer: "a\nb" } }), served({ fields: { answer: "a\r\nb" } })));
});

test("words typed while a saving was under way are restored", () => {
  assert.ok(shouldRestore(draft({ sequence: NOW }), served({ sequence: NOW - 50, savedAt: NOW + 20 })));
});

test("words of another window that came later stay", () => {
  assert.ok(!shouldRestore(draft(), served({ sequence: NOW + 1 })));
  assert.ok(!shouldRestore(draft(), served({ sequence: NOW })));
});

test("a handed-in copy returns only when the server never got it", () => {
  assert.ok(!shouldRestore(draft({ handedIn: true }), served({ savedAt: NOW + 300 })));
  assert.ok(shouldRestore(draft({ handedIn: true }), served({ savedAt: NOW - 300 })));
});

test("a copy of a page that was never saved is restored", () => {
  assert.ok(shouldRestore(draft(), served({ fields: { answer: "" }, sequence: 0, savedAt: 0 })));
});

test("sequences rise, also when the clock is set back", () => {
  assert.equal(nextSequence(0, NOW + 0.7), NOW);
  assert.equal(nextSequence(NOW, NOW), NOW + 1);
  assert.equal(nextSequence(NOW, NOW - 60_000), NOW + 1);
});

test("fields missing on the page count as empty", () => {
  assert.ok(sameFields({ answer: "" }, {}));
  assert.ok(!sameFields({ answer: "x" }, {}));
});

test("what is stored is read back, and rubbish is refused", () => {
  const one = draft({ handedIn: true });
  assert.deepEqual(readDraft(JSON.stringify(one)), one);
  for (const text of [null, "", "{", "3", "null", '{"fields": 1, "sequence": 2}', '{"fields": {}}']) {
    assert.equal(readDraft(text), null);
  }
  assert.deepEqual(readDraft('{"fields": {"a": "x", "b": 3}, "sequence": 1}')?.fields, { a: "x" });
});

test("copies go when they were handed in and answered, or were forgotten", () => {
  assert.ok(!isSpent(draft(), NOW + 1000, true));
  assert.ok(isSpent(draft({ handedIn: true }), NOW + 1000, true));
  assert.ok(!isSpent(draft({ handedIn: true }), NOW + 1000, false));
  assert.ok(isSpent(draft(), NOW + LONGEST_MS + 1, false));
});

test("a server that is away is asked less and less often", () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6, 20].map(backoff), [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

test("a pause saves after 0.7 s, steady typing within 1.5 s", () => {
  assert.equal(saveDelay(NOW, NOW), 700);
  assert.equal(saveDelay(NOW, NOW + 600), 700);
  assert.equal(saveDelay(NOW, NOW + 1200), 300);
  assert.equal(saveDelay(NOW, NOW + 9000), 0);
});

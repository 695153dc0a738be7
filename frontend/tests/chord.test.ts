import assert from "node:assert/strict";
import test from "node:test";

import { actsInFields, isCharacter, latinKey, matches, parseChord } from "../src/model/chord.ts";
import type { Press } from "../src/model/chord.ts";

function press(key: string, changes: Partial<Press> = {}): Press {
  return { key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...changes };
}

test("a chord names its modifiers and its key", () => {
  assert.deepEqual(parseChord("Ctrl+Enter"), { ctrl: true, alt: false, shift: false, key: "Enter" });
  assert.deepEqual(parseChord("1"), { ctrl: false, alt: false, shift: false, key: "1" });
  assert.deepEqual(parseChord("Ctrl+Shift+Z"), { ctrl: true, alt: false, shift: true, key: "z" });
});

test("plus and quote can be keys", () => {
  assert.equal(parseChord("Ctrl++").key, "+");
  assert.equal(parseChord("+").key, "+");
  assert.equal(parseChord("Ctrl+'").key, "'");
});

test("a press matches its chord and no other", () => {
  const judge = parseChord("Ctrl+Enter");
  assert.ok(matches(judge, press("Enter", { ctrlKey: true })));
  assert.ok(matches(judge, press("Enter", { metaKey: true })));
  assert.ok(!matches(judge, press("Enter")));
  assert.ok(!matches(judge, press("Enter", { ctrlKey: true, shiftKey: true })));
  assert.ok(!matches(judge, press("Enter", { ctrlKey: true, altKey: true })));
});

test("a printed character does not care how it was reached", () => {
  assert.ok(matches(parseChord("?"), press("?", { shiftKey: true })));
  assert.ok(matches(parseChord("s"), press("S", { shiftKey: true })));
});

test("a Bangla keyboard reaches the same keys", () => {
  assert.equal(latinKey(press("স", { code: "KeyS" })), "s");
  assert.equal(latinKey(press("১", { code: "Digit1" })), "1");
  assert.equal(latinKey(press("য়", { code: "Slash", shiftKey: true })), "য়", "two characters are no slash");
  assert.ok(matches(parseChord("3"), press("৩", { code: "Digit3" })));
});

test("chords that edit text stay with the field", () => {
  assert.ok(actsInFields(parseChord("Ctrl+Enter")));
  assert.ok(actsInFields(parseChord("Ctrl+'")));
  assert.ok(!actsInFields(parseChord("Ctrl+z")));
  assert.ok(!actsInFields(parseChord("1")));
});

test("only single printed characters can be switched off", () => {
  assert.ok(isCharacter(parseChord("j")));
  assert.ok(isCharacter(parseChord("?")));
  assert.ok(!isCharacter(parseChord("Enter")));
  assert.ok(!isCharacter(parseChord("Ctrl+z")));
});

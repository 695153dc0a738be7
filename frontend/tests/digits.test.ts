import assert from "node:assert/strict";
import test from "node:test";

import { clockText, inDigitsOf } from "../src/model/digits.ts";

test("a clock shows minutes and seconds", () => {
  assert.equal(clockText(0), "00:00");
  assert.equal(clockText(61.9), "01:01");
  assert.equal(clockText(3599), "59:59");
});

test("a clock shows hours from an hour on", () => {
  assert.equal(clockText(3600), "1:00:00");
  assert.equal(clockText(36_061), "10:01:01");
});

test("time before the start is zero", () => {
  assert.equal(clockText(-5), "00:00");
});

test("Bangla pages get Bangla digits, others keep theirs", () => {
  assert.equal(inDigitsOf("bn", "12:34:56.7890"), "১২:৩৪:৫৬.৭৮৯০");
  assert.equal(inDigitsOf("bn-BD", "7"), "৭");
  assert.equal(inDigitsOf("en", "12:34"), "12:34");
});

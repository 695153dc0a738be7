import assert from "node:assert/strict";
import test from "node:test";

import { percentText, sumOf } from "../src/model/schedule.ts";

test("a schedule by month sums its percentages", () => {
  assert.equal(sumOf("12: 25, 24: 25, 36: 50"), 10_000);
  assert.equal(sumOf("12:6.25\n24:75"), 8_125);
  assert.equal(sumOf("১২: ৫০, ২৪: ৫০"), 10_000);
});

test("a schedule by year sums its percentages", () => {
  assert.equal(sumOf("5/15/40/40 %"), 10_000);
  assert.equal(sumOf("33/33/22/11"), 9_900);
  assert.equal(sumOf("33.34/33.33/33.33"), 10_000);
});

test("what cannot be read has no sum", () => {
  for (const text of ["", "even", "12: x", "12: 50; x", "12: 33.333", "-5/105"]) assert.equal(sumOf(text), undefined);
});

test("percent have no zeros at their end", () => {
  assert.equal(percentText(6_250), "62.5");
  assert.equal(percentText(9_900), "99");
  assert.equal(percentText(0), "0");
});

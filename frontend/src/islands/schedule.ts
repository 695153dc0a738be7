/** A grant's own schedule: its sum while it is typed, and the choice that goes with it. */

import { inDigitsOf } from "../model/digits.ts";
import { percentText, sumOf } from "../model/schedule.ts";
import { each } from "../model/meta.ts";

export function startSchedules(): void {
  each<HTMLElement>('[data-island="schedule"]', (block) => {
    const choice = block.querySelector<HTMLSelectElement>("[data-schedule]");
    const own = block.querySelector<HTMLTextAreaElement>("[data-schedule-own]");
    const sum = block.querySelector<HTMLOutputElement>("[data-schedule-sum]");
    if (!choice || !own || !sum) return;
    choice.addEventListener("change", () => {
      const details = own.closest("details");
      if (choice.value === "own" && details) details.open = true;
    });
    own.addEventListener("input", () => {
      if (own.value.trim() !== "") choice.value = "own";
      show(own, sum);
    });
    show(own, sum);
  });
}

function show(own: HTMLTextAreaElement, sum: HTMLOutputElement): void {
  const found = sumOf(own.value);
  const { textSum, textWhole } = sum.dataset;
  const figure = found === undefined ? "" : inDigitsOf(document.documentElement.lang, percentText(found));
  sum.textContent = found === undefined ? "" : ((found === 10_000 ? textWhole : textSum?.replace("{sum}", figure)) ?? "");
}

/** A clock that counts up. It speaks five minutes and one minute before its limit, never in between. */

import { clockText, inDigitsOf } from "../model/digits.ts";
import { each } from "../model/meta.ts";

/** A gap between two ticks longer than this was a machine asleep: it does not count as work. */
const ASLEEP_MS = 10 * 60 * 1000;
const SPEAK_BEFORE_S = [300, 60];

export function startClocks(): void {
  each<HTMLElement>('[data-island="clock"]', (element) => {
    const { since, seconds, limit, into } = element.dataset;
    // `data-since` is a moment in seconds since 1970; `data-seconds` an amount that is carried on.
    const start = since ? () => Date.now() - Number(since) * 1000 : carriedOn(Number(seconds ?? 0) * 1000);
    const limitS = limit ? Number(limit) * 60 : Number.POSITIVE_INFINITY;
    const language = element.closest<HTMLElement>("[lang]")?.lang ?? "en";
    const field = into ? element.closest("form")?.elements.namedItem(into) : null;
    let last = -1;
    const tick = (): void => {
      const now = Math.max(0, Math.floor(start() / 1000));
      if (now === last) return;
      const speaks = last >= 0 && SPEAK_BEFORE_S.some((left) => last < limitS - left && now >= limitS - left);
      last = now;
      element.setAttribute("aria-live", speaks ? "assertive" : "off");
      element.textContent = inDigitsOf(language, clockText(now));
      if (field instanceof HTMLInputElement) field.value = String(now);
    };
    tick();
    setInterval(tick, 500);
    document.addEventListener("visibilitychange", tick);
  });
}

function carriedOn(already: number): () => number {
  let total = already;
  let before = Date.now();
  return () => {
    const now = Date.now();
    const gap = now - before;
    before = now;
    if (gap > 0 && gap < ASLEEP_MS) total += gap;
    return total;
  };
}

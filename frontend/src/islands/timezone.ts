/** Fills in the browser's time zone, unless the person has given another one. */

import { each } from "../model/meta.ts";

export function startTimezone(): void {
  each<HTMLInputElement>('input[data-fill="timezone"]', (input) => {
    if (input.value !== "" && "fillChanged" in input.dataset) return;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone) input.value = zone;
  });
}

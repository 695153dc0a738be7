/** Vesting schedules as people type them; the server reads the same forms and has the last word. */

const BANGLA = "০১২৩৪৫৬৭৮৯";

/**
 * Sum in hundredths of a percent of `12: 25, 24: 75` or `5/15/40/40`; undefined while it cannot be read.
 * Whole numbers, so that 33.34 + 33.33 + 33.33 is 10000 and nothing else.
 */
export function sumOf(text: string): number | undefined {
  const latin = text.replace(/[০-৯]/g, (digit) => String(BANGLA.indexOf(digit))).replaceAll("%", "");
  const isByYear = latin.includes("/") && !latin.includes(":");
  const form = isByYear ? /^(\d{1,3}(?:\.\d{1,2})?)$/ : /^\d{1,3}\s*:\s*(\d{1,3}(?:\.\d{1,2})?)$/;
  const parts = latin.split(/[/,;\n]/).map((part) => part.trim()).filter((part) => part !== "");
  let sum = 0;
  for (const part of parts) {
    const found = form.exec(part)?.[1];
    if (found === undefined) return undefined;
    sum += Math.round(Number(found) * 100);
  }
  return parts.length > 0 ? sum : undefined;
}

/** Hundredths of a percent as `62.5`. */
export function percentText(hundredths: number): string {
  return (hundredths / 100).toFixed(2).replace(/\.?0+$/, "");
}

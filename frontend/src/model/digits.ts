/** Figures in the digits of a page's language; the server's digit filter does the same. */

const BANGLA_ZERO = 0x09e6;

/** `text` with its Latin digits as Bangla digits when `language` is Bangla, else as it is. */
export function inDigitsOf(language: string, text: string): string {
  if (!/^bn\b/.test(language)) return text;
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(BANGLA_ZERO + Number(digit)));
}

/** Elapsed whole seconds as `mm:ss`, from an hour on as `h:mm:ss`. Negative counts as 0. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** Drafts: the copy in the browser, and which of two copies holds the later words. */

export type Fields = Readonly<Record<string, string>>;

export interface Draft {
  readonly fields: Fields;
  /** Milliseconds since 1970 of the last keystroke, by this browser's clock; also the number the server compares. */
  readonly sequence: number;
  /** Whether the form was handed in afterwards: then the copy only matters if the server never got it. */
  readonly handedIn: boolean;
}

export interface Served {
  readonly fields: Fields;
  /** Highest sequence the server has kept; 0 when none. */
  readonly sequence: number;
  /** When the server last kept the text, in milliseconds since 1970; 0 when never. */
  readonly savedAt: number;
}

/** A copy nobody came back for is dropped after this many milliseconds: 30 days. */
export const LONGEST_MS = 30 * 24 * 3600 * 1000;

/** The next sequence: the present moment, but always above the last one, also when the clock was set back. */
export function nextSequence(last: number, now: number): number {
  return Math.max(last + 1, Math.floor(now));
}

/**
 * Whether the browser's copy should replace what the server sent.
 *
 * The server's time of saving can lie after keystrokes that were not in that saving, so sequences decide; only a copy
 * that was handed in is compared by time, because handing in stores the text without a sequence.
 */
export function shouldRestore(draft: Draft, served: Served): boolean {
  if (sameFields(draft.fields, served.fields)) return false;
  if (draft.handedIn) return draft.sequence > Math.max(served.savedAt, served.sequence);
  return draft.sequence > served.sequence;
}

/** Whether every field of the copy has the same text in `other`; line ends do not count. */
export function sameFields(draft: Fields, other: Fields): boolean {
  return Object.entries(draft).every(([name, text]) => plain(text) === plain(other[name] ?? ""));
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** A stored copy, or null when the text is not one. */
export function readDraft(stored: string | null): Draft | null {
  if (stored === null) return null;
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== "object" || value === null) return null;
    const { fields, sequence, handedIn } = value as Record<string, unknown>;
    if (typeof fields !== "object" || fields === null || typeof sequence !== "number") return null;
    const texts = Object.entries(fields).filter((pair): pair is [string, string] => typeof pair[1] === "string");
    return { fields: Object.fromEntries(texts), sequence, handedIn: handedIn === true };
  } catch {
    return null;
  }
}

/** Whether a copy whose form is not on this page can go: handed in and answered, or forgotten for long. */
export function isSpent(draft: Draft, now: number, wasAnswered: boolean): boolean {
  return (draft.handedIn && wasAnswered) || now - draft.sequence > LONGEST_MS;
}

/** Milliseconds to wait before try number `tries` (from 1) while the server is away: 1, 2, 4 ... 30 s. */
export function backoff(tries: number): number {
  return Math.min(30_000, 1000 * 2 ** (tries - 1));
}

/** Milliseconds until the next save: 700 after the last keystroke, at most 1500 after the first unsaved one. */
export function saveDelay(firstUnsaved: number, now: number): number {
  return Math.max(0, Math.min(700, firstUnsaved + 1500 - now));
}

/** Key chords: what a person pressed, and what an element asks for in `data-key`. */

export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface Chord {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** As in `KeyboardEvent.key`; letters in lower case. */
  readonly key: string;
}

/** Chords that edit text: never taken away from a field. */
const EDITING = new Set(["z", "y", "a", "c", "v", "x"]);

/** Parses `Ctrl+Enter`, `Ctrl+'`, `?`, `1`; the last part is the key, so `Ctrl++` names the plus. */
export function parseChord(text: string): Chord {
  const end = text.length > 1 ? text.lastIndexOf("+", text.length - 2) : -1;
  const before = end < 0 ? [] : text.slice(0, end).toLowerCase().split("+");
  return {
    ctrl: before.includes("ctrl"),
    alt: before.includes("alt"),
    shift: before.includes("shift"),
    key: lower(text.slice(end + 1)),
  };
}

/** The key as on a Latin keyboard: with a Bangla layout `s` arrives as a Bangla letter and `1` as a Bangla digit. */
export function latinKey(press: Press): string {
  if (/^[\x20-\x7e]+$/.test(press.key)) return lower(press.key);
  const physical = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(press.code);
  if (physical) return lower(physical[1] ?? physical[2] ?? "");
  if (press.code === "Slash" && press.key.length === 1) return press.shiftKey ? "?" : "/";
  return press.key;
}

/** Whether the press is the chord. On a Mac the command key counts as Ctrl. Shift matters for named keys only. */
export function matches(chord: Chord, press: Press): boolean {
  return (
    latinKey(press) === chord.key &&
    chord.ctrl === (press.ctrlKey || press.metaKey) &&
    chord.alt === press.altKey &&
    (chord.key.length === 1 || chord.shift === press.shiftKey)
  );
}

/** Whether a chord may act while the person is typing: with Ctrl, unless it edits the text. */
export function actsInFields(chord: Chord): boolean {
  return chord.ctrl && !EDITING.has(chord.key);
}

/** Whether a chord is one printed character: those can be switched off (WCAG 2.1.4). */
export function isCharacter(chord: Chord): boolean {
  return !chord.ctrl && !chord.alt && chord.key.length === 1;
}

function lower(key: string): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

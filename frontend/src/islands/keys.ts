/** Keys: `data-key` presses an element, `g` and a letter goes to a page, `j` and `k` walk, `Enter` starts. */

import { actsInFields, isCharacter, latinKey, matches, parseChord } from "../model/chord.ts";
import type { Chord } from "../model/chord.ts";
import { openDialog } from "./dialog.ts";

/** How long after `g` its letter may come. */
const GO_MS = 1500;
const WALK = ":is(.line, .pipe-item, .pipe-table) a.what";

let goUntil = 0;

export function startKeys(): void {
  // Capture: a chord with Ctrl must reach us before the editor makes a new line of it.
  document.addEventListener("keydown", onKey, { capture: true });
}

/** Whether the person is typing there, so that letters belong to the field. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["radio", "checkbox", "button", "submit", "file"].includes(target.type);
}

/** Whether keys that print a character are switched off by the person's settings. */
export function areLettersOff(): boolean {
  return document.documentElement.dataset.letters === "off";
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const typing = isField(event.target);
  const element = wanted(event, typing);
  if (element) {
    take(event);
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) element.focus();
    else element.click();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Enter") start(event);
  else if (!areLettersOff()) letter(event, latinKey(event));
}

function wanted(event: KeyboardEvent, typing: boolean): HTMLElement | null {
  const allowed = (chord: Chord): boolean =>
    (typing ? actsInFields(chord) : true) && !(areLettersOff() && isCharacter(chord)) && matches(chord, event);
  const around: ParentNode = document.querySelector("dialog[open]") ?? document;
  for (const element of around.querySelectorAll<HTMLElement>("[data-key]")) {
    if (allowed(parseChord(element.dataset.key ?? "")) && isReady(element)) return element;
  }
  return null;
}

function isReady(element: HTMLElement): boolean {
  return !element.matches(':disabled, [aria-disabled="true"]') && element.checkVisibility();
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function start(event: KeyboardEvent): void {
  const target = event.target;
  if (target !== document.body && !(target instanceof HTMLElement && target.matches("main"))) return;
  const button = document.querySelector<HTMLElement>(".btn.go[data-start]");
  if (!button || !isReady(button)) return;
  take(event);
  button.click();
}

function letter(event: KeyboardEvent, key: string): void {
  if (goUntil > event.timeStamp) {
    goUntil = 0;
    const link = document.querySelector<HTMLAnchorElement>(`a[data-go="${CSS.escape(key)}"]`);
    if (link) {
      take(event);
      link.click();
    }
  } else if (key === "g") {
    goUntil = event.timeStamp + GO_MS;
  } else if (key === "?") {
    if (openDialog("keys")) take(event);
  } else if ((key === "j" || key === "k") && !document.querySelector("[data-tick-row]")) {
    walk(event, key === "j" ? 1 : -1);
  }
}

/** Moves the focus, and with it the tape's ring, along the lines of the page. */
function walk(event: KeyboardEvent, step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>(WALK)].filter(isReady);
  if (links.length === 0) return;
  take(event);
  const at = links.indexOf(document.activeElement as HTMLElement);
  const marked = links.findIndex((link) => link.closest(".line.now"));
  const next = at >= 0 ? at + step : Math.max(0, marked);
  links[Math.min(links.length - 1, Math.max(0, next))]?.focus();
}

/**
 * Carries what was typed over to the same page in the other language.
 *
 * The switch of languages is a form of its own, so the forms of the page are not sent with it. Their fields are kept for
 * one load of the same address, in this tab only.
 */

import { each } from "../model/meta.ts";

const KEY = "carry";
/** A copy that is older belongs to a load that never came. */
const LONGEST_MS = 60_000;
const LEFT_OUT = new Set(["file", "hidden", "password", "submit", "button"]);

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** Place among the page's fields, name, text, and whether it is ticked. */
type Kept = readonly [place: number, name: string, text: string, isTicked: boolean];

export function startCarry(): void {
  restore();
  each<HTMLFormElement>("form[data-carries]", (form) => form.addEventListener("submit", keep));
}

/** Fields of the page that a person fills, in their order. Both languages have the same ones. */
function fields(): Field[] {
  const all = document.querySelectorAll<Field>("main form :is(input, textarea, select)[name]");
  return [...all].filter((field) => !LEFT_OUT.has(field.type));
}

function isTickable(field: Field): field is HTMLInputElement {
  return field.type === "checkbox" || field.type === "radio";
}

function keep(): void {
  const kept: Kept[] = fields().map((field, place) => [place, field.name, field.value, isTickable(field) && field.checked]);
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ at: Date.now(), address: address(), kept }));
  } catch {
    // No storage: the other language shows what the server has.
  }
}

function restore(): void {
  let text: string | null = null;
  try {
    text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
  if (text === null) return;
  const { at, address: from, kept } = JSON.parse(text) as { at: number; address: string; kept: Kept[] };
  if (from !== address() || Date.now() - at > LONGEST_MS) return;
  const here = fields();
  if (here.length !== kept.length || kept.some(([place, name]) => here[place]?.name !== name)) return;
  for (const [place, , value, isTicked] of kept) {
    const field = here[place];
    if (!field) continue;
    if (isTickable(field)) field.checked = isTicked;
    else field.value = value;
  }
}

function address(): string {
  return location.pathname + location.search;
}

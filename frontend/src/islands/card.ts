/** A card: how long the answer took, then its points ticked by keys. */

import { latinKey } from "../model/chord.ts";
import { each } from "../model/meta.ts";
import { areLettersOff, isField } from "./keys.ts";

const TICKS: Readonly<Record<string, string>> = { s: "said", p: "partly", n: "no", o: "opposite" };

export function startCards(): void {
  each<HTMLElement>('[data-island="card"]', (card) => {
    const rows = [...card.querySelectorAll<HTMLElement>("[data-tick-row]")];
    if (rows.length > 0) new Points(rows).start();
    else measure(card);
  });
}

/** Writes the time from the page's first showing to handing in, in milliseconds, into `answer_ms`. */
function measure(card: HTMLElement): void {
  const began = performance.now();
  const form = card instanceof HTMLFormElement ? card : card.querySelector("form");
  form?.addEventListener("submit", () => {
    let field = form.elements.namedItem("answer_ms");
    if (!(field instanceof HTMLInputElement)) {
      field = Object.assign(document.createElement("input"), { type: "hidden", name: "answer_ms" });
      form.append(field as HTMLInputElement);
    }
    (field as HTMLInputElement).value = String(Math.round(performance.now() - began));
  });
}

/** The points of an answer: one of them stands under the tape, keys tick it and move on. */
class Points {
  readonly #rows: readonly HTMLElement[];
  #at = 0;

  constructor(rows: readonly HTMLElement[]) {
    this.#rows = rows;
  }

  start(): void {
    const open = this.#rows.findIndex((row) => !row.querySelector("input:checked"));
    this.#mark(open < 0 ? this.#rows.length - 1 : open);
    this.#rows.forEach((row, index) => row.addEventListener("focusin", () => this.#mark(index)));
    document.addEventListener("keydown", (event) => this.#onKey(event));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (areLettersOff() || isField(event.target) || document.querySelector("dialog[open]")) return;
    const key = latinKey(event);
    const value = TICKS[key];
    if (value) this.#tick(value);
    else if (key === "j") this.#go(this.#at + 1);
    else if (key === "k") this.#go(this.#at - 1);
    else return;
    event.preventDefault();
  }

  #tick(value: string): void {
    const radio = this.#rows[this.#at]?.querySelector<HTMLInputElement>(`input[type="radio"][value="${value}"]`);
    if (!radio || radio.matches(":disabled")) return;
    radio.click();
    this.#go(this.#at + 1);
  }

  #go(index: number): void {
    const next = Math.min(this.#rows.length - 1, Math.max(0, index));
    if (next === this.#at) return;
    const row = this.#rows[next];
    const radios = [...(row?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])];
    (radios.find((radio) => radio.checked) ?? radios[0])?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
    this.#mark(next);
  }

  #mark(index: number): void {
    this.#at = index;
    this.#rows.forEach((row, at) => row.classList.toggle("now", at === index));
  }
}

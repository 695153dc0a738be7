/**
 * Keeps what is typed: first in this browser, then on the server, until the server says it has it.
 *
 * `form[data-autosave="/url"]` posts to the server; `form[data-autosave-local="key"]` keeps a copy in the browser only.
 */

import { backoff, isSpent, nextSequence, readDraft, saveDelay, shouldRestore } from "../model/draft.ts";
import type { Draft, Fields } from "../model/draft.ts";
import { each, meta } from "../model/meta.ts";

/** Browsers refuse longer bodies for requests that outlive their page. */
const KEEPALIVE_BYTES = 60_000;
const PREFIX = "draft:";

type State = "saving" | "saved" | "offline";
type Answer = "kept" | "older" | "closed" | "refused" | "away";

export function startAutosave(): void {
  const present = new Set<string>();
  each<HTMLFormElement>("form[data-autosave], form[data-autosave-local]", (form) => {
    const keeper = new Keeper(form);
    present.add(keeper.key);
    keeper.start();
  });
  sweep(present);
}

/** Fields whose words are worth keeping; buttons, files, passwords and the form's own token are not. */
function fieldsOf(form: HTMLFormElement): Map<string, HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement> {
  const found = new Map<string, HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>();
  for (const element of form.elements) {
    if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) {
      if (element.name) found.set(element.name, element);
    } else if (element instanceof HTMLInputElement && element.name && element.name !== "csrfmiddlewaretoken") {
      const kept = ["text", "search", "url", "number", "date", "hidden"].includes(element.type);
      if (kept || (element.type === "radio" && element.checked)) found.set(element.name, element);
    }
  }
  return found;
}

class Keeper {
  readonly key: string;
  readonly #form: HTMLFormElement;
  readonly #url: string;
  readonly #sign: HTMLElement | null;
  readonly #keptSequence: number;
  #sequence: number;
  #firstUnsaved = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;
  #tries = 0;
  #isClosed = false;
  #state: State | "" = "";

  constructor(form: HTMLFormElement) {
    const { autosave, autosaveLocal, draftKey, sequence } = form.dataset;
    this.#form = form;
    this.#url = autosave ?? "";
    this.key = PREFIX + (draftKey ?? autosaveLocal ?? this.#url);
    this.#sign = form.querySelector<HTMLElement>("[data-save-state]");
    this.#keptSequence = Number(sequence ?? 0);
    this.#sequence = this.#keptSequence;
  }

  start(): void {
    this.#restore();
    this.#form.addEventListener("input", (event) => {
      if (event.target instanceof HTMLElement && event.target.closest("[data-not-saved]")) return;
      this.#touched();
    });
    this.#form.addEventListener("submit", () => this.#handIn());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.#flush();
      else if (this.#firstUnsaved) this.#schedule();
    });
    addEventListener("pagehide", () => this.#flush());
    addEventListener("online", () => {
      if (this.#firstUnsaved) void this.#send();
    });
  }

  /** The present texts; what scripts count (a clock) goes along but is no reason to restore. */
  #fields(): Fields {
    return Object.fromEntries([...fieldsOf(this.#form)].map(([name, field]) => [name, field.value]));
  }

  #restore(): void {
    const fields = fieldsOf(this.#form);
    const draft = readDraft(read(this.key));
    const written = [...fields].filter(([, field]) => !isHidden(field));
    const served = {
      fields: Object.fromEntries(written.map(([name, field]) => [name, servedText(field)])),
      sequence: this.#keptSequence,
      savedAt: Number(this.#form.dataset.savedAt ?? 0),
    };
    // A browser that keeps fields over a reload does so without an event.
    const isEdited = written.some(([name, field]) => field.value !== served.fields[name]);
    const own = draft && { ...draft, fields: pick(draft.fields, Object.keys(served.fields)) };
    if (own && !shouldRestore(own, served)) forget(this.key);
    else if (own) {
      for (const [name, text] of Object.entries(own.fields)) {
        const field = fields.get(name);
        if (field && field.value !== text) field.value = text;
      }
    }
    if (isEdited || (own && shouldRestore(own, served))) this.#touched();
  }

  #touched(): void {
    if (this.#isClosed) return;
    const now = Date.now();
    this.#sequence = nextSequence(this.#sequence, now);
    this.#firstUnsaved ||= now;
    write(this.key, { fields: this.#fields(), sequence: this.#sequence, handedIn: false });
    if (!this.#url) return;
    if (this.#state !== "offline") this.#show("saving");
    if (this.#tries === 0) this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const delay = this.#tries > 0 ? backoff(this.#tries) : saveDelay(this.#firstUnsaved, Date.now());
    this.#timer = setTimeout(() => void this.#send(), delay);
  }

  async #send(): Promise<void> {
    if (this.#isSending || this.#isClosed || !this.#url || !this.#firstUnsaved) return;
    this.#isSending = true;
    const sequence = this.#sequence;
    const answer = await post(this.#url, { fields: this.#fields(), sequence }, false);
    this.#isSending = false;
    const isLatest = sequence === this.#sequence;
    if (answer === "kept" || (answer === "older" && !isLatest)) {
      this.#tries = 0;
      if (isLatest) this.#settle("saved");
      else this.#schedule();
    } else if (answer === "older") {
      // Another window saved in between with a faster clock. What was typed last wins.
      this.#sequence = nextSequence(this.#sequence * 1.001, Date.now());
      this.#tries += 1;
      this.#schedule();
    } else if (answer === "closed") {
      this.#isClosed = true;
      this.#settle("saved");
    } else {
      this.#show("offline");
      this.#tries += 1;
      // A refused text is refused again: wait for other words. A server that is away comes back.
      if (answer === "away") this.#schedule();
      else this.#tries = 0;
    }
  }

  #settle(state: State): void {
    this.#firstUnsaved = 0;
    clearTimeout(this.#timer);
    forget(this.key);
    this.#show(state);
  }

  /** The page may be gone in a moment: one request that outlives it. The copy stays until it is answered. */
  #flush(): void {
    if (!this.#firstUnsaved || this.#isClosed || !this.#url || this.#form.dataset.sent !== undefined) return;
    const sequence = this.#sequence;
    void post(this.#url, { fields: this.#fields(), sequence }, true).then((answer) => {
      if (answer === "kept" && sequence === this.#sequence) this.#settle("saved");
    });
  }

  #handIn(): void {
    clearTimeout(this.#timer);
    const draft = readDraft(read(this.key));
    if (draft) write(this.key, { fields: this.#fields(), sequence: this.#sequence, handedIn: true });
  }

  /** Routine saving is silent to a screen reader; losing and regaining the server is said. */
  #show(state: State): void {
    if (!this.#sign || state === this.#state) return;
    const isNews = state === "offline" || this.#state === "offline" || (state === "saved" && this.#sign.dataset.state !== "saved-once");
    this.#sign.setAttribute("aria-live", isNews && state !== "saving" ? "polite" : "off");
    this.#state = state;
    if (state === "saved") this.#sign.dataset.state = "saved-once";
    const { textSaving, textSaved, textOffline } = this.#sign.dataset;
    this.#sign.textContent = { saving: textSaving, saved: textSaved, offline: textOffline }[state] ?? "";
  }
}

async function post(url: string, body: { fields: Fields; sequence: number }, outlives: boolean): Promise<Answer> {
  const text = JSON.stringify({ ...body, client_time: Date.now() });
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": meta("csrf-token") },
      body: text,
      keepalive: outlives && new Blob([text]).size < KEEPALIVE_BYTES,
      credentials: "same-origin",
      redirect: "error",
    });
    if (response.status === 400 || response.status === 413 || response.status === 422) return "refused";
    if (!response.ok) return "away";
    const answer = (await response.json()) as { saved?: boolean; closed?: boolean };
    if (answer.closed) return "closed";
    return answer.saved === false ? "older" : "kept";
  } catch {
    return "away";
  }
}

/** Drops copies of forms that are not on this page and need not be kept. */
function sweep(present: ReadonlySet<string>): void {
  const visit = performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;
  const status = visit?.responseStatus ?? 0;
  const wasAnswered = status >= 200 && status < 400;
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX) || present.has(key)) continue;
      const draft = readDraft(localStorage.getItem(key));
      if (!draft || isSpent(draft, Date.now(), wasAnswered)) forget(key);
    }
  } catch {
    // Storage switched off: nothing was kept, nothing is to be swept.
  }
}

function servedText(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string {
  return field instanceof HTMLSelectElement ? field.value : field.defaultValue;
}

function isHidden(field: Element): boolean {
  return field instanceof HTMLInputElement && field.type === "hidden";
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // No room or no storage: the server copy is then the only one.
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/** Follows a submission: cases as they come by an event stream, or by asking again when the stream breaks. */

const ASK_MS = 400;
const ASK_LONG_MS = 2000;
/** After this many quick questions the judge is busy: ask less often. */
const QUICK_ASKS = 50;

interface Piece {
  readonly html: string;
  readonly final?: boolean;
  /** Asks for the whole page again: the attempt was closed by this outcome. */
  readonly reload?: boolean;
}

interface Policy {
  createHTML(html: string): string;
}

/** Our server's own markup from our own address: the only HTML that scripts put into a page. */
const policy: Policy = (
  globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }
).trustedTypes?.createPolicy("rehearse-outcome", { createHTML: (html) => html }) ?? { createHTML: (html) => html };

export function startOutcomes(root: ParentNode = document): void {
  root
    .querySelectorAll<HTMLElement>('[data-island="outcome"][data-stream]')
    .forEach((element) => new Follower(element).start());
}

class Follower {
  readonly #element: HTMLElement;
  #source: EventSource | null = null;
  #asks = 0;
  #isDone = false;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  start(): void {
    this.#element.setAttribute("aria-live", "polite");
    this.#element.setAttribute("aria-busy", "true");
    const source = new EventSource(this.#element.dataset.stream ?? "");
    this.#source = source;
    source.addEventListener("progress", (event) => this.#progress(pieceOf(event).html));
    source.addEventListener("final", (event) => this.#finish(pieceOf(event)));
    source.addEventListener("error", () => {
      source.close();
      if (!this.#isDone) this.#later();
    });
    // A stream left open would keep the page out of the back-forward cache.
    addEventListener("pagehide", () => source.close());
  }

  #later(): void {
    const pause = this.#asks < QUICK_ASKS ? ASK_MS : ASK_LONG_MS;
    setTimeout(() => void this.#ask(), pause);
  }

  async #ask(): Promise<void> {
    this.#asks += 1;
    const url = this.#element.dataset.poll;
    if (!url || this.#isDone) return;
    try {
      const response = await fetch(url, { credentials: "same-origin", headers: { Accept: "application/json" } });
      if (response.ok) {
        const piece = (await response.json()) as Piece;
        if (piece.final) {
          this.#finish(piece);
          return;
        }
        this.#progress(liveHtml(piece.html));
      }
    } catch {
      // The server is away; the next question may reach it.
    }
    this.#later();
  }

  #progress(html: string): void {
    const live = this.#element.querySelector<HTMLElement>("[data-outcome-live]");
    if (live && live.innerHTML !== html) live.innerHTML = policy.createHTML(html);
  }

  #finish(piece: Piece): void {
    this.#isDone = true;
    this.#source?.close();
    if (piece.reload) {
      location.reload();
      return;
    }
    this.#element.innerHTML = policy.createHTML(piece.html);
    this.#element.removeAttribute("aria-busy");
    // What is found out beyond the verdict has streams of its own, and says nothing about lines of the editor.
    startOutcomes(this.#element);
    if (this.#element.dataset.quiet !== undefined) return;
    const line = this.#element.querySelector<HTMLElement>("[data-error-line]")?.dataset.errorLine;
    document.dispatchEvent(new CustomEvent("rehearse:error-line", { detail: line ? Number(line) : null }));
  }
}

function pieceOf(event: MessageEvent<string>): Piece {
  return JSON.parse(event.data) as Piece;
}

/** The inner part of a waiting outcome: only that changes while the judge works. */
function liveHtml(html: string): string {
  const parsed = new DOMParser().parseFromString(policy.createHTML(html), "text/html");
  return parsed.querySelector("[data-outcome-live]")?.innerHTML ?? html;
}

/** Forms: one submission per press, a sign of waiting, file fields that send themselves, errors that get focus. */

import { each } from "../model/meta.ts";

/** A page that answers slower than this shows that it waits; one that never leaves (a download) is freed again. */
const WAITING_MS = 250;
const FREED_MS = 8000;

export function startForms(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method === "dialog") return;
    if (form.dataset.sent !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "";
    const button = event.submitter;
    const sign = setTimeout(() => button?.setAttribute("aria-busy", "true"), WAITING_MS);
    const free = (): void => {
      clearTimeout(sign);
      delete form.dataset.sent;
      button?.removeAttribute("aria-busy");
    };
    setTimeout(free, FREED_MS);
    addEventListener("pageshow", free, { once: true });
    queueMicrotask(() => {
      if (event.defaultPrevented) free();
    });
  });
  each<HTMLInputElement>("input[data-submits]", (input) => {
    input.addEventListener("change", () => input.form?.requestSubmit());
  });
  each<HTMLElement>("[data-autofocus]", (element) => element.focus());
}

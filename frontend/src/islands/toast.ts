/** Toasts: said once to a screen reader, gone after a while unless somebody reads or uses them. */

import { each } from "../model/meta.ts";

const STAY_MS = 12_000;

export function startToasts(): void {
  each<HTMLElement>("[data-toasts]", (region) => {
    const toasts = [...region.children];
    // A status region only speaks when something arrives in it.
    region.replaceChildren();
    requestAnimationFrame(() => region.append(...toasts));
    for (const toast of toasts) leaveLater(toast);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !document.querySelector("dialog[open]")) region.replaceChildren();
    });
  });
}

function leaveLater(toast: Element): void {
  const look = (): void => {
    if (toast.matches(":hover, :focus-within")) setTimeout(look, 2000);
    else toast.remove();
  };
  setTimeout(look, STAY_MS);
}

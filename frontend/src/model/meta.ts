/** What the server tells scripts in `<meta>` elements and on the root element. */

/** The content of `<meta name=...>`, or an empty text. */
export function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
}

/** Calls `start` for every matching element of the page. */
export function each<E extends Element>(selector: string, start: (element: E) => void): void {
  for (const element of document.querySelectorAll<E>(selector)) start(element);
}

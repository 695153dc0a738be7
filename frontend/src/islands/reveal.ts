/** Opens the closed details around the target of a link on this page, so that it can be seen. */

export function startReveal(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link) open(link.hash);
  });
  addEventListener("hashchange", () => open(location.hash));
  open(location.hash);
}

function open(hash: string): void {
  const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  let around = target?.closest<HTMLDetailsElement>("details:not([open])");
  while (around) {
    around.open = true;
    around = around.parentElement?.closest<HTMLDetailsElement>("details:not([open])");
  }
}

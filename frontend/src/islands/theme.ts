/** Light or dark: the button turns it, a cookie keeps it, the server renders it. */

import { each } from "../model/meta.ts";

const YEAR_S = 365 * 24 * 3600;

export function startTheme(): void {
  each<HTMLElement>('[data-switch="theme"]', (button) => button.addEventListener("click", turn));
}

function turn(): void {
  const root = document.documentElement;
  const chosen = root.dataset.theme;
  const isDark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = isDark ? "light" : "dark";
  root.dataset.theme = theme;
  // Cookies ignore ports: two local servers would share one name.
  const name = root.dataset.themeCookie ?? `rehearse_theme_${root.dataset.cookiePort ?? ""}`;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${theme}; Path=/; Max-Age=${YEAR_S}; SameSite=Strict${secure}`;
}

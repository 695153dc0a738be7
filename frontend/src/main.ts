/** Every page: the style sheets, and the islands that its elements ask for. Pages work without any of them. */

import "./fonts.css";
import "./tokens.css";
import "./base.css";
import "./components.css";

import { startAutosave } from "./islands/autosave.ts";
import { startCards } from "./islands/card.ts";
import { startCarry } from "./islands/carry.ts";
import { startClocks } from "./islands/clock.ts";
import { startDialogs } from "./islands/dialog.ts";
import { startKeys } from "./islands/keys.ts";
import { startOutcomes } from "./islands/outcome.ts";
import { startReveal } from "./islands/reveal.ts";
import { startSchedules } from "./islands/schedule.ts";
import { startForms } from "./islands/submit.ts";
import { startTheme } from "./islands/theme.ts";
import { startTimezone } from "./islands/timezone.ts";
import { startToasts } from "./islands/toast.ts";

startTheme();
startTimezone();
startDialogs();
startToasts();
startKeys();
startCards();
startClocks();
startCarry(); // before drafts, which then keep what was carried
startAutosave(); // before the editor: it may put a newer draft into the text field
startForms();
startOutcomes();
startReveal();
startSchedules();

const hosts = document.querySelectorAll<HTMLElement>('[data-island="editor"]');
if (hosts.length > 0) {
  const { upgrade } = await import("./editor.ts");
  hosts.forEach(upgrade);
}

/** The code editor: a text field becomes CodeMirror, and stays the form's field underneath. */

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import type { Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";

import { colours } from "./editor/colours.ts";
import { fault, markFault } from "./editor/fault.ts";
import { sql } from "./editor/sql.ts";
import { meta } from "./model/meta.ts";

/** Turns the text field inside `host` into an editor. Esc, then Tab, leaves it. */
export function upgrade(host: HTMLElement): void {
  const area = host.querySelector("textarea");
  if (!area || area.hidden) return;
  const isReadOnly = "readOnly" in host.dataset || area.readOnly;
  const hadFocus = document.activeElement === area;
  const view = new EditorView({
    parent: host,
    state: EditorState.create({ doc: area.value, extensions: extensions(host, area, isReadOnly) }),
  });
  area.hidden = true;
  const number = Number(host.dataset.errorLine ?? "");
  if (number > 0) view.dispatch({ effects: markFault.of(number) });
  document.addEventListener("rehearse:error-line", (event) => {
    view.dispatch({ effects: markFault.of((event as CustomEvent<number | null>).detail) });
  });
  if (hadFocus) view.focus();
  // Widths change when the code face arrives.
  void document.fonts.ready.then(() => view.requestMeasure());
}

function extensions(host: HTMLElement, area: HTMLTextAreaElement, isReadOnly: boolean): Extension[] {
  const keys = defaultKeymap.filter((binding) => binding.key !== "Mod-Enter"); // that chord judges
  return [
    EditorView.cspNonce.of(meta("csp-nonce")),
    EditorState.readOnly.of(isReadOnly),
    EditorState.tabSize.of(4),
    indentUnit.of("    "),
    lineNumbers(),
    history(),
    indentOnInput(),
    bracketMatching(),
    isSql(host, area.value) ? sql : python(),
    colours,
    fault,
    keymap.of([...keys, ...historyKeymap, indentWithTab]),
    EditorView.contentAttributes.of({
      tabindex: "0",
      "aria-label": host.dataset.label ?? "",
      lang: "en",
      spellcheck: "false",
      autocapitalize: "off",
      autocorrect: "off",
      translate: "no",
    }),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      area.value = update.state.doc.toString();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }),
  ];
}

/** A field for answers on tables holds SQL, unless its first line says that it holds Python. */
function isSql(host: HTMLElement, text: string): boolean {
  return host.dataset.language === "sql" && !/^[ \t]*#[ \t]*engine:[ \t]*pandas/i.test(text);
}

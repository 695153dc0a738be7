/** How the editor looks: the tokens of tokens.css, nothing else, so that both themes hold. */

import { syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";

const surface = EditorView.theme({
  "&": {
    backgroundColor: "var(--sheet)",
    color: "var(--ink)",
    border: "var(--edge) solid var(--rule-2)",
    borderRadius: "var(--r)",
    fontSize: "var(--t-code)",
  },
  "&.cm-focused": { outline: "3px solid var(--tape)", outlineOffset: "2px", borderColor: "var(--ink)" },
  ".cm-scroller": {
    fontFamily: "var(--font-code)",
    lineHeight: "var(--lead-code)",
    fontVariantLigatures: "none",
  },
  // As tall as the text field it replaces, so that nothing moves; the whole height takes a press.
  ".cm-content, .cm-gutter": { minHeight: "calc(18em * var(--lead-code) + 2 * var(--s3))" },
  ".cm-content": { caretColor: "var(--ink)", padding: "var(--s3) 0", lineHeight: "var(--lead-code)" },
  ".cm-line": { padding: "0 var(--s4)" },
  ".cm-gutters": {
    backgroundColor: "transparent",
    color: "var(--ink-3)",
    border: "0",
    borderInlineEnd: "1px solid var(--rule)",
  },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 var(--s2) 0 var(--s3)", minWidth: "2.5em" },
  "&.cm-focused .cm-matchingBracket, .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--ink-3)",
  },
  "&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket": {
    backgroundColor: "transparent",
    outline: "1px dashed var(--fail)",
  },
  ".cm-fault": { backgroundColor: "var(--fail-wash)", boxShadow: "inset 3px 0 0 var(--fail)" },
  "@media (forced-colors: active)": { ".cm-fault": { outline: "2px solid Highlight", outlineOffset: "-2px" } },
  "@media print": { ".cm-scroller": { overflow: "visible" } },
});

/** Classes of the style sheet, so that code in the editor and in a statement look the same. */
const words = tagHighlighter([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.operatorKeyword, tags.moduleKeyword], class: "c-k" },
  { tag: [tags.lineComment, tags.blockComment, tags.docString], class: "c-c" },
  { tag: [tags.string, tags.special(tags.string)], class: "c-s" },
  { tag: [tags.number, tags.bool, tags.null], class: "c-n" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: "c-d" },
]);

export const colours: Extension = [surface, syntaxHighlighting(words)];

/** The line a judgement speaks of. It is marked until the person edits it. */

import { StateEffect, StateField } from "@codemirror/state";
import type { EditorState, Extension } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import type { DecorationSet } from "@codemirror/view";

/** Marks a line (from 1), or with null none. */
export const markFault = StateEffect.define<number | null>();

const line = Decoration.line({ class: "cm-fault" });

function marked(state: EditorState, number: number | null): DecorationSet {
  if (number === null || number < 1 || number > state.doc.lines) return Decoration.none;
  return Decoration.set([line.range(state.doc.line(number).from)]);
}

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(found, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(markFault)) return marked(transaction.state, effect.value);
    }
    if (!transaction.docChanged) return found;
    const kept = found.map(transaction.changes);
    let isEdited = false;
    kept.between(0, transaction.newDoc.length, (from) => {
      const range = transaction.newDoc.lineAt(from);
      transaction.changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
        if (fromB <= range.to && toB >= range.from) isEdited = true;
      });
    });
    return isEdited ? Decoration.none : kept;
  },
  provide: (found) => EditorView.decorations.from(found),
});

export const fault: Extension = field;

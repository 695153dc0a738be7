/** Words, texts, numbers and remarks of SQL: enough to read by, whatever the dialect. */

import { StreamLanguage } from "@codemirror/language";

const KEYWORDS = new Set(
  (
    "all and as asc between by case cast count cross desc distinct else end except exists false filter following from " +
    "full group having in inner intersect into is join last lateral left like limit natural not null nulls offset on " +
    "or order outer over partition preceding qualify range recursive right row rows select then true unbounded union " +
    "using values when where window with"
  ).split(" "),
);

interface Place {
  isRemark: boolean;
}

export const sql = StreamLanguage.define<Place>({
  name: "sql",
  startState: () => ({ isRemark: false }),
  token(stream, place) {
    if (place.isRemark) {
      if (stream.skipTo("*/")) {
        stream.match("*/");
        place.isRemark = false;
      } else stream.skipToEnd();
      return "comment";
    }
    if (stream.eatSpace()) return null;
    if (stream.match("--")) {
      stream.skipToEnd();
      return "comment";
    }
    if (stream.match("/*")) {
      place.isRemark = true;
      return "comment";
    }
    if (stream.match(/^'(?:[^']|'')*'?/)) return "string";
    if (stream.match(/^"[^"]*"?/)) return "variableName";
    if (stream.match(/^\d+(?:\.\d+)?/)) return "number";
    const word = stream.match(/^[A-Za-z_]\w*/);
    if (word && typeof word !== "boolean") return KEYWORDS.has(word[0].toLowerCase()) ? "keyword" : "variableName";
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "--", block: { open: "/*", close: "*/" } } },
});

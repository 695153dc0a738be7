"""T rules: length of sentences and sections, and Bangla that keeps to the English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rehearse.bank.errors import ItemFileError
from rehearse.bank.item import LANGUAGES, text_file
from rehearse.bank.problem import Problem
from rehearse.bank.reading import HEADER, ItemSource
from rehearse.bank.rule import Context, Rule
from rehearse.bank.sections import CODE_WORD, blocks, code_spans, sentences, words

__all__ = ["RULES"]

_SENTENCE = 30
_LENGTHS = {"Thirty seconds": (1, 70), "Two minutes": (120, 220)}
"""Words of a spoken answer, fewest and most."""
_DIGITS = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_NUMBER = re.compile(
    r"""(?<![A-Za-z0-9_.\-]) [0-9][0-9,]*(\.[0-9]+)?      # not the 2 of L2, GPT-2, x_2
    | (?<=[ (\[=~≈±<>/*^+\-]) \.[0-9]+                   # .5
    | (?<=[–\-−+]) [0-9][0-9,]*(\.[0-9]+)?               # the end of a range, a signed number""",
    re.VERBOSE,
)
_BANGLA = "\u0980-\u09ff"
_DOT = re.compile(rf"[{_BANGLA}]\.(?=\s|$|[\"'”’)])")
_LATIN_NUMBER = re.compile(rf"(?<![A-Za-z] )(?<![A-Za-z0-9._\-/+^@#,])[0-9][0-9,.]*(?=[ \-]?[{_BANGLA}])")


def sentences_are_short(source: ItemSource, context: Context) -> Iterator[Problem]:
    """T-01: 30 words a sentence; 70 in a 30-second answer, 120 to 220 in a two-minute one (English)."""
    for language, sections in source.texts.items():
        for section in sections:
            count = 0
            for block in blocks(section):
                count += len(words(block.text))
                for sentence in sentences(block):
                    length = len(words(sentence.text))
                    if length > _SENTENCE:
                        shown = " ".join(sentence.text.split()[:6]).replace(CODE_WORD, "`...`")
                        yield source.problem(
                            "T-01",
                            "sentence_long",
                            file=text_file(language),
                            line=sentence.line,
                            start=shown,
                            count=length,
                            most=_SENTENCE,
                        )
            fewest, most = _LENGTHS.get(section.heading, (0, count)) if language == "en" else (0, count)
            if not fewest <= count <= most:
                yield source.problem(
                    "T-01",
                    "section_length",
                    file=text_file(language),
                    line=section.line,
                    heading=section.heading,
                    count=count,
                    fewest=fewest,
                    most=most,
                )


def letters_are_composed(source: ItemSource, context: Context) -> Iterator[Problem]:
    """T-03: texts and structure are in NFC."""
    for name in (HEADER, *(text_file(language) for language in LANGUAGES), *source.parts):
        if name not in source.folder.names:
            continue
        try:
            lines = source.folder.read_text(name).split("\n")
        except ItemFileError:
            continue
        for number, line in enumerate(lines, start=1):
            if not unicodedata.is_normalized("NFC", line):
                yield source.problem("T-03", "letters_decomposed", file=name, line=number)


def numbers_agree(source: ItemSource, context: Context) -> Iterator[Problem]:
    """T-05: a Bangla section has the numbers, code and formulas of the English one, in digits of either script."""
    for section in source.texts.get("bn", ()):
        english = source.section(section.heading)
        if english is None:
            continue
        for name, ours, theirs in (
            ("number", _numbers(section.body), _numbers(english.body)),
            ("code", _code(section.body), _code(english.body)),
        ):
            for found, text in ((theirs - ours, "missing"), (ours - theirs, "extra")):
                if found:
                    yield source.problem(
                        "T-05",
                        f"{name}_{text}",
                        file=text_file("bn"),
                        line=section.line,
                        heading=section.heading,
                        values=", ".join(sorted(found)),
                    )


def _numbers(text: str) -> set[str]:
    plain = text.translate(_DIGITS).replace("\u00a0", " ")
    return {found[0].replace(",", "").rstrip(".").lstrip("0") or "0" for found in _NUMBER.finditer(plain)}


def _code(text: str) -> set[str]:
    return {re.sub(r"\s+", " ", span) for span in code_spans(text)}


def revisions_agree(source: ItemSource, context: Context) -> Iterator[Problem]:
    """T-06: no text is older than the item, none is from the future, and every text has its revision."""
    item = source.item
    for language in LANGUAGES:
        made_from = getattr(item.i18n, language)
        at = ("i18n", language)
        if made_from is None:
            if language in item.languages:
                yield source.problem("T-06", "revision_missing", at, language=language)
        elif language not in item.languages:
            yield source.problem("T-06", "revision_without_text", at, language=language, file=text_file(language))
        elif made_from > item.rev:
            yield source.problem("T-06", "revision_ahead", at, language=language, made_from=made_from, rev=item.rev)
        elif made_from < item.rev:
            yield source.warning("T-06", "revision_behind", at, language=language, made_from=made_from, rev=item.rev)


def danda_ends_sentences(source: ItemSource, context: Context) -> Iterator[Problem]:
    """T-07: a danda ends a Bangla sentence; numbers of the prose are in Bangla digits (warning)."""
    for section in source.texts.get("bn", ()):
        for block in blocks(section):
            for name, pattern in (("bangla_dot", _DOT), ("bangla_digits", _LATIN_NUMBER)):
                found = pattern.search(block.text)
                if found:
                    line = block.line + block.text.count("\n", 0, found.start())
                    make = source.problem if name == "bangla_dot" else source.warning
                    near = block.text[max(0, found.start() - 12) : found.end() + 2].replace("\n", " ")
                    yield make("T-07", name, file=text_file("bn"), line=line, near=near)
    for place, claim in _bangla_claims(source):
        if _DOT.search(claim):
            yield source.problem("T-07", "bangla_dot", place, near=claim[-14:])


def _bangla_claims(source: ItemSource) -> Iterator[tuple[tuple[str | int, ...], str]]:
    rubric = getattr(source.item, "rubric", None)
    for name in ("key_points", "fatal"):
        for place, point in enumerate(getattr(rubric, name, ())):
            if point.claim_bn:
                yield ("rubric", name, place, "claim_bn"), point.claim_bn


RULES = (
    Rule("T-01", item=sentences_are_short),
    Rule("T-03", item=letters_are_composed),
    Rule("T-05", item=numbers_agree),
    Rule("T-06", item=revisions_agree),
    Rule("T-07", item=danda_ends_sentences),
)

"""Q rules: multiple choice that tests knowledge, not test-taking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import fmean

from rehearse.bank.kinds.breadth import CardItem
from rehearse.bank.problem import Problem
from rehearse.bank.quiz import Quiz
from rehearse.bank.reading import ItemSource
from rehearse.bank.rule import Context, Rule

__all__ = ["RULES"]

_FILE = "mcq.yaml"
_FEWEST, _MOST = 3, 4
_SHORTEST, _LONGEST = 0.7, 1.4
_ALL_NONE = re.compile(r"\b(all|none|both|any|neither) of (the )?(above|these|them|options)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(not|never|no|none|nor|neither|cannot|except|without|\w+n't)\b", re.IGNORECASE)
_ABSOLUTE = re.compile(
    r"\b(always|never|all|none|every|only|must|impossible|guarantee[sd]?|completely)\b", re.IGNORECASE
)
_ARTICLE = re.compile(r"\b(an?)\s*[.:…_]*\s*$", re.IGNORECASE)
_LONG_WORD = re.compile(r"[a-z]{5,}")


def _quizzes(source: ItemSource) -> Iterator[Quiz]:
    if isinstance(source.item, CardItem) and source.item.quiz:
        yield source.item.quiz


def options_are_few(source: ItemSource, context: Context) -> Iterator[Problem]:
    """Q-01: one key, three or four options, no option twice."""
    for quiz in _quizzes(source):
        count, at = len(quiz.options), ("distractors",)
        if not _FEWEST <= count <= _MOST:
            yield source.problem("Q-01", "options_count", at, file=_FILE, count=count, fewest=_FEWEST, most=_MOST)
        if len({text.strip().lower() for text in quiz.options}) < count:
            yield source.problem("Q-01", "options_twice", at, file=_FILE)


def key_has_usual_length(source: ItemSource, context: Context) -> Iterator[Problem]:
    """Q-02: the key is 0.7 to 1.4 times as long as the mean distractor, in characters."""
    for quiz in _quizzes(source):
        if quiz.distractors:
            ratio = len(quiz.key.text) / fmean(len(wrong.text) for wrong in quiz.distractors)
            if not _SHORTEST <= ratio <= _LONGEST:
                yield source.problem("Q-02", "key_length", ("key",), file=_FILE, ratio=f"{ratio:.2f}")


def options_are_plain(source: ItemSource, context: Context) -> Iterator[Problem]:
    """Q-03: no "all of the above", no negation in stem and option both."""
    for quiz in _quizzes(source):
        is_negative = bool(_NOT.search(quiz.stem))
        for place, text in enumerate(quiz.options):
            at = ("key",) if place == 0 else ("distractors", place - 1)
            if _ALL_NONE.search(text):
                yield source.problem("Q-03", "option_above", at, file=_FILE)
            elif is_negative and _NOT.search(text):
                yield source.problem("Q-03", "option_negation", at, file=_FILE)


def stem_gives_no_cue(source: ItemSource, context: Context) -> Iterator[Problem]:
    """Q-04: no longer word stands in stem and key only, no article at the stem's end fits only some options."""
    for quiz in _quizzes(source):
        wrong = {word for option in quiz.distractors for word in _LONG_WORD.findall(option.text.lower())}
        stem = set(_LONG_WORD.findall(quiz.stem.lower()))
        for word in sorted(stem & set(_LONG_WORD.findall(quiz.key.text.lower())) - wrong):
            yield source.problem("Q-04", "key_echo", ("key",), file=_FILE, word=word)
        article = _ARTICLE.search(quiz.stem)
        if article and len({text.strip()[:1].lower() in "aeiou" for text in quiz.options}) > 1:
            yield source.problem("Q-04", "stem_article", ("stem",), file=_FILE, article=article[1])


def absolutes_are_shared(source: ItemSource, context: Context) -> Iterator[Problem]:
    """Q-05: absolute words do not stand in distractors only."""
    for quiz in _quizzes(source):
        for place, wrong in enumerate(quiz.distractors):
            found = _ABSOLUTE.search(wrong.text)
            if found and not _ABSOLUTE.search(quiz.key.text):
                yield source.problem("Q-05", "option_absolute", ("distractors", place), file=_FILE, word=found[0])


def distractors_have_beliefs(source: ItemSource, context: Context) -> Iterator[Problem]:
    """Q-06: each distractor names a misconception (that it says why it is wrong is in the schema)."""
    for quiz in _quizzes(source):
        for place, wrong in enumerate(quiz.distractors):
            if wrong.misconception not in context.beliefs:
                at = ("distractors", place, "misconception")
                yield source.problem("Q-06", "misconception_unknown", at, file=_FILE, id=wrong.misconception)


RULES = (
    Rule("Q-01", item=options_are_few),
    Rule("Q-02", item=key_has_usual_length),
    Rule("Q-03", item=options_are_plain),
    Rule("Q-04", item=stem_gives_no_cue),
    Rule("Q-05", item=absolutes_are_shared),
    Rule("Q-06", item=distractors_have_beliefs),
)

"""Reading as a whole: any text, changes that must not matter, refusals."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse import postings
from tests.postings.demo_set import Labelled, demo_set

EEO = (
    "\n\nWe are an equal opportunity employer. All qualified applicants are considered regardless of age, religion,"
    " gender identity, disability or Python."
)
PIECES = [
    "Senior Machine Learning Engineer", "Requirements:", "- ", "\n", "\n\n", "• ", "3+ years of experience", "Python",
    "R", "Go", "RAG", "is a plus", "£65k-£80k", "$1", "per year", "(", ")", ",", ";", "e.g. ", "About us",
    "SQLFamiliarity", "coding interview", "İ", "ß", "&amp;", "\u2028", "12,00,000", "degree in statistics",
    "not required", "\t", "a" * 70,
]  # fmt: skip


def well_formed(posting: postings.Posting) -> None:
    fields = [reading.field for reading in posting.readings]
    assert fields == sorted(fields, key=postings.FIELDS.index)
    for reading in posting.readings:
        assert 0 < reading.confidence <= 1
        assert reading.quotes, reading
        for quote in reading.quotes:
            source = posting.sources[quote.source]
            assert 0 <= quote.start < quote.end <= len(source)
            assert posting.words(quote).strip()
    assert postings.reading_from_json(postings.reading_to_json(posting.readings[0])) == posting.readings[0]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join))
def test_any_mixture_of_posting_words_is_read(text: str) -> None:
    try:
        posting = postings.read(text)
    except postings.PostingError:
        return
    well_formed(posting)


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=300), st.one_of(st.none(), st.text(max_size=200)))
def test_any_text_is_read_or_refused(text: str, json_ld: str | None) -> None:
    try:
        posting = postings.read(text, json_ld=json_ld)
    except postings.PostingError:
        return
    assert posting.sources["text"] == posting.text
    well_formed(posting)


@pytest.mark.parametrize("entry", demo_set(), ids=lambda entry: entry.slug)
def test_a_paragraph_on_equal_opportunity_changes_nothing(entry: Labelled) -> None:
    more = postings.read(entry.posting.text + EEO)
    plain = postings.read(entry.posting.text)
    for field in ("seniority", "years", "salary", "domains", "not_ml"):
        assert getattr(more.of(field), "value", None) == getattr(plain.of(field), "value", None)
    assert more.skills == plain.skills


@pytest.mark.parametrize("entry", demo_set(), ids=lambda entry: entry.slug)
def test_the_order_of_items_does_not_matter(entry: Labelled) -> None:
    lines = entry.posting.text.split("\n")
    rng = random.Random(7)
    start = None
    for at, line in enumerate([*lines, ""]):
        is_item = line[:1] in {"-", "•", "*", "◦"}
        if is_item and start is None:
            start = at
        if not is_item and start is not None:
            block = lines[start:at]
            rng.shuffle(block)
            lines[start:at] = block
            start = None
    assert dict(postings.read("\n".join(lines)).skills) == dict(postings.read(entry.posting.text).skills)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0), st.data())
def test_any_damaged_posting_is_read_with_words_for_everything(seed: int, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(demo_set()))
    rng = random.Random(seed)
    text = list(entry.text)
    for _ in range(rng.randint(1, 40)):
        at = rng.randrange(len(text))
        text[at : at + rng.randint(0, 30)] = rng.choice(["", "\n", "• ", "&#8364;", "İ", "\u2028", "-", "9" * 20, "\t"])
    try:
        posting = postings.read("".join(text), json_ld=entry.json_ld)
    except postings.PostingError:
        return
    well_formed(posting)


@pytest.mark.parametrize(
    "text",
    [
        "Wir suchen eine Datenwissenschaftlerin für unser Team in Bremen. Du hast mehrere Jahre Erfahrung mit Python"
        " und SQL und du arbeitest gern mit den Kolleginnen aus der Produktion zusammen. Wir bieten dir viel.",
        "আমরা একজন মেশিন লার্নিং প্রকৌশলী খুঁজছি যিনি আমাদের দলের সঙ্গে ঢাকায় কাজ করবেন এবং মডেল তৈরি করবেন।",
    ],
)
def test_another_language_is_said_and_not_guessed(text: str) -> None:
    with pytest.raises(postings.LanguageError) as caught:
        postings.read(text)
    assert "English" in postings.TEXTS.english(caught.value.message)


@pytest.mark.parametrize("text", ["", "  \n ", "a\x00b", "half \ud83d", "x" * 100_001])
def test_what_is_no_text_is_refused_with_advice(text: str) -> None:
    with pytest.raises(postings.PostingError) as caught:
        postings.read(text)
    error = caught.value
    assert error.where and error.do is not None
    assert postings.TEXTS.english(error.message).startswith("posting: ")


def test_long_hostile_texts_take_no_long_time() -> None:
    # What counts is that these end at all: each would take minutes if a step were quadratic in the text.
    for piece in ("degree ", "1 ", "Python, ", "A", "- \n", "aB", "$1 ", "a. "):
        postings.read(piece * (20_000 // len(piece)))


def test_several_postings_in_one_paste() -> None:
    assert postings.split("one\n\n---\n\ntwo\r\n\r\n---\r\nthree") == ["one", "two", "three"]
    assert postings.split("one\n---\nstill one") == ["one\n---\nstill one"]
    assert postings.split("a table\n\n-----\nof one") == ["a table\n\n-----\nof one"]
    assert postings.split("\n\n---\n\n") == [""]

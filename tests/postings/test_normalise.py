"""Layouts become lines."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from rehearse.postings.folding import fold
from rehearse.postings.gluing import is_glued
from rehearse.postings.normalise import normalise
from tests.postings.demo_set import demo_set

WRAPPED = """We are looking for somebody who makes the way from a notebook
to a model in production short, boring and repeatable, and who
likes to write tests for whatever leaves the building on Friday
evening.

* Airflow on a cloud of your
  choice
* Python"""


def test_wrapped_lines_are_joined_and_lists_are_not() -> None:
    assert normalise(WRAPPED).split("\n") == [
        "We are looking for somebody who makes the way from a notebook to a model in production short, boring and"
        " repeatable, and who likes to write tests for whatever leaves the building on Friday evening.",
        "",
        "* Airflow on a cloud of your",
        "choice",
        "* Python",
    ]


def test_glued_lines_are_cut_and_names_are_not() -> None:
    glued = (
        "About usWe build PyTorch models with GitHub and MapleSoft.You bringPython and SQLFamiliarity with JavaScript"
        "3+ years of workOur teamMapleSoft is small"
    )
    assert is_glued(glued)
    assert normalise(glued).split("\n") == [
        "About us",
        "We build PyTorch models with GitHub and MapleSoft.",
        "You bring",
        "Python and SQL",
        "Familiarity with JavaScript",
        "3+ years of work",
        "Our team",
        "MapleSoft is small",
    ]


def test_bullets_inside_a_paragraph_get_lines() -> None:
    assert normalise("You will: • train models • read papers. You need: • Python • patience").split("\n") == [
        "You will:",
        "• train models",
        "• read papers.",
        "You need:",
        "• Python",
        "• patience",
    ]


def test_one_bullet_sign_between_words_is_a_separator() -> None:
    assert normalise("Acmetown • Leeds") == "Acmetown • Leeds"


def test_entities_and_invisible_signs_disappear() -> None:
    assert normalise("R&amp;amp;D\u00a0team\u200b\r\nSalt&nbsp;lake\n=====\n") == "R&D team\nSalt lake"


@given(st.text(max_size=400))
def test_any_text_is_normalised_without_inventing_letters(text: str) -> None:
    done = normalise(text)
    assert done == done.strip() and "\n\n\n" not in done and "\r" not in done
    if "&" not in text:
        kept = re.sub(r"[\W_]", "", done)
        assert len(kept) <= len(text)


@given(st.text(max_size=200))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_normalising_twice_changes_nothing_on_our_postings() -> None:
    for entry in demo_set():
        assert normalise(entry.posting.text) == entry.posting.text

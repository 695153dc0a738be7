"""Sentences with words that people and files bring."""

import pytest
from django.utils import translation

from rehearse.message import Message
from rehearse.web.text.catalog import say


def test_a_day_reads_as_on_every_page() -> None:
    assert say(Message("applications.file_kind", {"wanted": "2026-12-01"})) == "Give 1\u00a0December."


@pytest.mark.parametrize("language", ["en", "bn"])
@pytest.mark.parametrize("word", ["2026-02-30", "0000-00-00", "२०२६-०२-३०"])
def test_a_word_that_only_looks_like_a_day_is_repeated_as_it_is(word: str, language: str) -> None:
    with translation.override(language):
        assert word in say(Message("applications.stage", {"stage": word, "choices": "saved"}))


def test_half_of_a_character_never_stops_a_page() -> None:
    say(Message("applications.stage", {"stage": "\ud800", "choices": "saved"})).encode()

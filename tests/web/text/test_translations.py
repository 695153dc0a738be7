"""The Bangla catalogue: complete, of today, and in the manner of docs/dev/bangla.md."""

from __future__ import annotations

import gettext
import io
import re
import string
import unicodedata

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.utils.translation import override

from rehearse import message
from rehearse.web.text import catalog, extract
from tests.web.text.catalogue import bangla, forms, messages, pairs

PLACEHOLDER = re.compile(r"%\([a-z_]+\)[a-z]|\{[^{}]*\}|%%")
TAG = re.compile(r"<[^<>]+>")
CODE = re.compile(r"`[^`]*`|<code>.*?</code>")
BANGLA = "\u0980-\u09ff"
NOUNS_IN_UN = {"নতুন", "জুন"}
"""Words that end like an order to আপনি and are none."""
ORDERS = re.compile(r"(?:^|\s)(?:করো|দাও|নাও|যাও|লেখো|দেখো|বাছো|খোলো|রাখো|চালাও|মেলাও|চাপো|বলো)$")


def prose(text: str) -> str:
    """The text without code, tags and placeholders, which follow rules of their own."""
    for pattern in (CODE, TAG, PLACEHOLDER):
        text = pattern.sub("\u25cc", text)
    return text


def faults(pattern: str) -> list[str]:
    return [text for _, text in pairs() if re.search(pattern, prose(text))]


def test_the_catalogue_holds_exactly_the_messages_of_today() -> None:
    def keys(found: Catalog) -> set[tuple[tuple[str, ...], str | None]]:
        return {(forms(one.id), one.context) for one in found if one.id}

    today = {(forms(text), context) for text, context, _ in extract.collect() if text and text != ("", "")}
    missing, left_over = today - keys(bangla()), keys(bangla()) - today
    remedy = "run python -m rehearse.web.text.extract bn and translate what is new"
    assert not missing, f"{remedy}: {sorted(text[0] for text, _ in missing)}"
    assert not left_over, f"{remedy}: {sorted(text[0] for text, _ in left_over)}"


def test_every_form_of_every_message_is_translated() -> None:
    assert len(messages()) > 1000
    assert bangla().num_plurals == 2
    for one in messages():
        assert not one.fuzzy, one.id
        assert len(forms(one.string)) == len(forms(one.id)), one.id
        assert all(text.strip() for text in forms(one.string)), one.id
    assert not bangla().obsolete


def test_placeholders_and_tags_are_those_of_the_english() -> None:
    for one in messages():
        english, translated = forms(one.id), forms(one.string)
        allowed = set(PLACEHOLDER.findall(" ".join(english)))
        for source, text in zip(english, translated, strict=True):
            expected, found = sorted(PLACEHOLDER.findall(source)), sorted(PLACEHOLDER.findall(text))
            # A singular that spells its one out may show the number in Bangla, never the other way round.
            assert found == expected or (len(english) > 1 and set(expected) <= set(found) <= allowed), source
            assert sorted(TAG.findall(text)) == sorted(TAG.findall(source)), source
            assert sorted(CODE.findall(text)) == sorted(CODE.findall(source)), source


def test_the_letters_are_composed() -> None:
    assert [text for _, text in pairs() if unicodedata.normalize("NFC", text) != text] == []


def test_nobody_is_addressed_formally() -> None:
    assert faults(r"আপনি|আপনা") == []
    words = {word for _, text in pairs() for word in re.findall(rf"[{BANGLA}]+ুন(?![{BANGLA}])", text)}
    assert words <= NOUNS_IN_UN


def test_labels_are_nouns_and_never_orders() -> None:
    labels = [(english, text) for english, text in pairs() if english[-1] not in ".?:!" and ". " not in english]
    rules = {text for id_, text in catalog.texts().items() if id_.startswith(("bank.", "web.exchange_"))}
    assert [text for english, text in labels if english not in rules and ORDERS.search(text)] == []


def test_sentences_end_with_a_danda() -> None:
    assert faults(rf"[{BANGLA}\u25cc)]\.(?:\s|$)") == []
    assert [text for english, text in pairs() if english.endswith(".") and not text.endswith("।")] == []
    assert faults(r"\s।") == []


def test_nothing_is_shouted() -> None:
    assert [text for _, text in pairs() if "!" in text] == []


def test_code_keeps_latin_digits() -> None:
    assert [text for _, text in pairs() if any(re.search("[০-৯]", code) for code in CODE.findall(text))] == []
    assert faults(r"[০-৯][A-Za-z_]|[A-Za-z_][০-৯]") == []


def test_suffixes_join_english_words_by_a_hyphen() -> None:
    assert faults(rf"[A-Za-z][{BANGLA}]") == []
    assert faults(rf"[A-Za-z] (?:এর|এ|কে|র|তে|টা|গুলো)(?![{BANGLA}])") == []


def test_edges_are_those_of_the_english() -> None:
    """A leading or closing space belongs to the sentence it is glued to."""
    for english, text in pairs():
        assert english[:1].isspace() == text[:1].isspace(), english
        assert english[-1:].isspace() == text[-1:].isspace(), english


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue as it is in the tree, not as it was when somebody compiled it."""
    binary = io.BytesIO()
    write_mo(binary, bangla())
    binary.seek(0)
    monkeypatch.setattr(catalog, "gettext", gettext.GNUTranslations(binary).gettext)


def test_every_registered_message_renders_in_english() -> None:
    with override("en"):
        for id_, text in catalog.texts().items():
            said = catalog.say(message.Message(id_, dict.fromkeys(fields(text), 12345)))
            assert said.count("12,345") == sum(1 for _, name, _, _ in string.Formatter().parse(text) if name), id_


def test_every_registered_message_renders_in_bangla(compiled: None) -> None:
    with override("bn"):
        for id_, text in catalog.texts().items():
            said = catalog.say(message.Message(id_, dict.fromkeys(fields(text), 1234567)))
            assert said.count("১২,৩৪,৫৬৭") == sum(1 for _, name, _, _ in string.Formatter().parse(text) if name), id_
            assert "1,234,567" not in said, id_


def test_days_and_nested_messages_render_in_bangla(compiled: None) -> None:
    wait = message.Message("web.wait", {"seconds": 5})
    refused = message.Message("web.exchange_at", {"problem": wait, "where": "2026-11-21"})
    with override("bn"):
        said = catalog.say(refused)
    assert "৫ সেকেন্ড" in said
    assert "2026" not in said

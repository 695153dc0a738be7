"""One employer under its several names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.postings.company import company_key, family_name
from rehearse.postings.data_file import load


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DoorDash", "Doordash"), ("Meta", "Facebook"), ("ByteDance", "TikTok"), ("Snap", "Snapchat"),
        ("Spotify", "Spotify AB"), ("Booking.com", "Booking"), ("Brackenfield", "Brackenfield GmbH"),
        ("Brackenfield Ltd.", "brackenfield, inc."), ("Quill & Feather", "Quill&Feather Co."),
    ],
)  # fmt: skip
def test_names_of_one_employer_have_one_key(one: str, other: str) -> None:
    assert company_key(one) == company_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Meta", "Metabase"), ("Snap", "Snapdeal"), ("X", "Xing"), ("Booking", "Bookmark")]
)
def test_like_names_of_others_do_not(one: str, other: str) -> None:
    assert company_key(one) != company_key(other)


def test_a_name_without_letters_has_no_key() -> None:
    assert company_key("") == company_key(" . ") == ""


def test_a_name_of_legal_words_only_keeps_one() -> None:
    assert company_key("Company Limited")


def families() -> list[tuple[str, list[str]]]:
    return list(load("company_families")["families"].items())


def test_no_name_stands_in_two_families() -> None:
    keys = [company_key(shown) for shown, _others in families()]
    assert len(set(keys)) == len(keys) >= 40


@pytest.mark.parametrize(("shown", "others"), families())
def test_every_name_of_a_family_leads_to_it(shown: str, others: list[str]) -> None:
    for name in others:
        assert company_key(name) == company_key(shown), name
        assert family_name(name) == shown


@given(st.text(max_size=40))
def test_the_key_of_a_family_name_is_the_key(name: str) -> None:
    assert company_key(family_name(name)) == company_key(name)

"""What a form carries along to tell touched fields from the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.web.shown import Shown

VALUES = st.dictionaries(st.text(max_size=5), st.text(max_size=20) | st.lists(st.text(max_size=5), max_size=3))


@given(VALUES)
def test_what_comes_back_as_it_was_is_not_touched(values: dict[str, str | list[str]]) -> None:
    shown = Shown.read(Shown(values).text)
    assert not any(shown.is_touched(name, value) for name, value in values.items())


def test_line_ends_blanks_around_and_the_order_of_a_list_do_not_count() -> None:
    shown = Shown({"notes": "one\ntwo", "rounds": ["coding", "behavioral"]})
    assert not shown.is_touched("notes", " one\r\ntwo \r\n")
    assert shown.is_touched("notes", "one\n\ntwo")
    assert not shown.is_touched("rounds", ["behavioral", "coding"])
    assert shown.is_touched("rounds", ["coding"])


@pytest.mark.parametrize("text", ["", "[]", "nonsense", "[" * 100_000, "7", '{"a"'])
def test_a_form_that_showed_nothing_is_touched_everywhere(text: str) -> None:
    shown = Shown.read(text)
    assert shown.is_touched("notes", "")
    assert not shown.is_outdated("notes", "now", "mine")


@pytest.mark.parametrize("value", [None, 7, {"a": 1}, [1, None]])
def test_a_value_of_another_kind_is_touched(value: object) -> None:
    assert Shown({"notes": value}).is_touched("notes", "text")

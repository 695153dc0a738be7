"""How small a repair is, and what it earns."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rehearse import bank
from rehearse.bank.kinds.ml_debug import MlDebugItem
from rehearse.judge.bundle import Bundle
from rehearse.judge.patch import apply_patch
from rehearse.rounds import get
from rehearse.rounds.ml_coding.repair import changed_lines, changed_lines_of, earned_share

GIVEN = {"given/a.py": "one\ntwo\nthree\n", "given/b.py": "four\n"}
LINES = st.lists(st.sampled_from(["one", "two", "three", "", "  "]), max_size=10).map("\n".join)


@pytest.mark.parametrize(
    ("yours", "count"),
    [
        ({}, 0),
        ({"given/a.py": "one\ntwo\nthree"}, 0),
        ({"given/a.py": "one  \n\n\ntwo\nthree\n"}, 0),
        ({"given/a.py": "one\nTWO\nthree\n"}, 1),
        ({"given/a.py": "one\nthree\n"}, 1),
        ({"given/a.py": "zero\none\ntwo\nthree\n"}, 1),
        ({"given/a.py": "one\nTWO\ntwo and a half\nthree\n"}, 2),
        ({"given/a.py": "", "given/b.py": "5\n"}, 4),
        ({"elsewhere.py": "many\nlines\n"}, 0),
    ],
)
def test_changed_new_and_removed_lines_count_once(yours: dict[str, str], count: int) -> None:
    assert changed_lines(GIVEN, yours) == count


@example("a\nb\nsame\n", "same\nc\nd\n")
@given(LINES, LINES)
def test_the_count_has_its_bounds(old: str, new: str) -> None:
    count = changed_lines({"f": old}, {"f": new})
    one, two = ([line.rstrip() for line in text.splitlines() if line.strip()] for text in (old, new))
    assert (count == 0) == (one == two)
    assert abs(len(one) - len(two)) <= count <= max(len(one), len(two))


def drill() -> MlDebugItem:
    found = bank.load().items["ml_debug/everybody-gets-the-average"]
    assert isinstance(found, MlDebugItem)
    return found


def handed_in(item: MlDebugItem, more: str = "") -> str:
    given = {path: item.file(path) for path in item.given.files}
    fixed = apply_patch(given, item.file(item.fix.patch), "fix.patch")
    fixed["given/model.py"] += more
    return Bundle(fixed, "", "").text


def test_a_minimal_repair_earns_all_and_a_long_one_the_regression_test_s_part() -> None:
    item = drill()
    assert changed_lines_of(item, handed_in(item)) == 1
    assert earned_share(item, handed_in(item)) == 1.0
    assert earned_share(item, handed_in(item, "a = 1\nb = 2\n")) == 1.0
    assert changed_lines_of(item, handed_in(item, "a = 1\nb = 2\nc = 3\n")) == 4
    assert earned_share(item, handed_in(item, "a = 1\nb = 2\nc = 3\n")) == 0.5


@pytest.mark.parametrize("text", ["", "nonsense", "[]"])
def test_what_cannot_be_read_is_not_minimal(text: str) -> None:
    assert changed_lines_of(drill(), text) is None
    assert earned_share(drill(), text) == 0.5


@pytest.mark.parametrize("other", [None, object()])
def test_other_items_earn_everything(other: Any) -> None:
    assert earned_share(other, "") == 1.0
    round_ = get("ml_coding")
    assert round_.earned is not None
    assert round_.earned(other, "") == 1.0

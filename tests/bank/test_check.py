"""What a check looks at, and how it tells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rehearse.bank import NoBankError, Problem, Severity, check
from rehearse.bank.problem import problem
from tests.bank.making import CARD, CODE, edit, make_bank

TODAY = date(2026, 12, 1)
WAIVER = "waivers: [{{rule: {rule}, reason: one act, until: 2027-01-01}}]\nrubric:"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A bank with one problem in the card and one in the coding item."""
    root = make_bank(tmp_path)
    edit(root, {"file": f"items/{CARD}/item.yaml", "find": "w: 40", "put": "w: 39"})
    edit(root, {"file": f"items/{CODE}/item.yaml", "find": "leaf: ", "put": "leaf: x"})
    return root


def test_a_message_says_what_where_and_what_to_do(broken: Path) -> None:
    found = check(broken / "items" / CARD, today=TODAY).problems
    assert [str(one) for one in found] == [
        f"bank/items/{CARD}/item.yaml, line 22: The weights of the key points sum to 99. Make them sum to 100. (R-01)"
    ]


@pytest.mark.parametrize(
    ("part", "items", "rules"),
    [
        ("", 3, ["R-01", "S-03"]),
        ("items", 3, ["R-01", "S-03"]),
        ("items/breadth", 2, ["R-01"]),
        (f"items/{CARD}", 1, ["R-01"]),
        ("items/coding", 1, ["S-03"]),
        ("items/breadth/one-late-bus", 1, []),
    ],
)
def test_a_part_is_checked_alone(broken: Path, tmp_path: Path, part: str, items: int, rules: list[str]) -> None:
    report = check(broken / part, today=TODAY, cache=tmp_path / "cache")
    assert report.items == items
    assert [found.rule for found in report.problems] == rules
    assert report.is_ok == (not rules)


def test_a_part_is_checked_against_the_rest(tmp_path: Path) -> None:
    root = make_bank(tmp_path)
    path = f"items/{CARD}/item.yaml"
    edit(root, {"file": path, "find": "location.median-ignores-far-rows", "put": "spread.square-weighs-far-rows"})
    found = check(root / "items/breadth/one-late-bus", today=TODAY, cache=tmp_path / "cache").problems
    assert [(one.file, one.rule) for one in found] == [("bank/items/breadth/one-late-bus/item.yaml", "D-01")]


def test_an_item_outside_of_a_bank_is_checked_against_the_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_bank(tmp_path)
    monkeypatch.setenv("REHEARSE_BANK", str(root))
    monkeypatch.setenv("REHEARSE_CACHE", str(tmp_path / "cache"))
    outside = tmp_path / "mine" / "breadth" / "typical-waiting-time"
    outside.parent.mkdir(parents=True)
    (root / "items" / CARD).rename(outside)
    report = check(outside, today=TODAY)
    assert report.items == 1
    assert [str(found) for found in report.problems] == []


def test_a_path_without_items_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_BANK", str(make_bank(tmp_path)))
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoBankError, match="neither a bank nor a folder of items"):
        check(tmp_path / "empty")


def test_all_problems_of_a_file_are_told(tmp_path: Path) -> None:
    root = make_bank(tmp_path)
    path = f"items/{CARD}/item.yaml"
    for find, put in (("minutes: 3", "minuts: 3"), ("status: review", "status: ready"), ("rev: 1", "rev: x")):
        edit(root, {"file": path, "find": find, "put": put})
    found = check(root / "items" / CARD, today=TODAY).problems
    assert [(one.line, one.rule) for one in found] == [(1, "S-01"), (3, "S-01"), (4, "S-03"), (9, "S-01")]
    assert any(one.do == "Did you mean minutes?" for one in found)


def test_a_linked_item_folder_is_refused(tmp_path: Path) -> None:
    root = make_bank(tmp_path)
    (root / "items/breadth/some-linked-item").symlink_to(root / "items" / CARD)
    found = check(root, today=TODAY).problems
    assert [(one.file, one.rule) for one in found] == [("bank/items/breadth/some-linked-item", "S-09")]


def test_a_waiver_holds_until_its_day(tmp_path: Path) -> None:
    root = make_bank(tmp_path)
    path = f"items/{CARD}/item.yaml"
    edit(root, {"file": path, "find": "Half of all people wait less", "put": "Sorts the rows and takes the middle"})
    edit(
        root,
        {
            "file": path,
            "find": "rubric:",
            "put": WAIVER.format(rule="R-02"),
        },
    )
    held = check(root, today=date(2027, 1, 1))
    assert (held.problems, held.waived) == ((), 1)
    over = check(root, today=date(2027, 1, 2))
    assert [found.severity for found in over.problems] == [Severity.WARNING]
    assert over.is_ok
    assert over.warnings == over.problems


def test_a_waiver_does_not_hold_for_errors(tmp_path: Path) -> None:
    root = make_bank(tmp_path)
    path = f"items/{CARD}/item.yaml"
    edit(root, {"file": path, "find": "w: 40", "put": "w: 41"})
    edit(
        root,
        {"file": path, "find": "rubric:", "put": WAIVER.format(rule="R-01")},
    )
    assert [found.rule for found in check(root, today=TODAY).errors] == ["R-01"]


def test_a_problem_survives_json() -> None:
    one = problem("a/item.yaml", 3, "R-01", "points_sum", total=99, severity=Severity.WARNING)
    assert Problem.from_json(one.as_json()) == one


def test_nothing_of_an_item_is_run(tmp_path: Path) -> None:
    root = make_bank(tmp_path)
    mark = tmp_path / "ran"
    for name in ("ref.py", "gen.py", "brute.py", "starter.py"):
        edit(root, {"file": f"items/{CODE}/{name}", "text": f"open({str(mark)!r}, 'w')\n\n\ndef first_again(b): ...\n"})
    assert {found.rule for found in check(root, today=TODAY).problems} == {"C-09"}
    assert not mark.exists()

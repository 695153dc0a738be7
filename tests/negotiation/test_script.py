"""Scripts: their form, every refusal, and nothing hostile gets through."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.offers.negotiation import (
    LARGEST_SCRIPT,
    TEXTS,
    Lever,
    Move,
    Reason,
    ScriptError,
    Setup,
    Turn,
    english,
    play,
    read_script,
    turn_from_json,
    turn_to_json,
)
from tests.negotiation.making import turns


def script(*said: Any, **more: Any) -> bytes:
    return json.dumps({"turns": list(said), **more}).encode()


def test_it_works() -> None:
    found = read_script(
        script(
            {"moves": ["asks_range"]},
            {
                "moves": ["counter_with_number", "gives_reason"],
                "lever": "equity",
                "reason": "market_data",
                "raise_pct": 12,
                "proof": False,
                "text": "So",
            },
            offer="mine.json",
            target=190_000,
        )
    )
    assert found.offer == "mine.json"
    assert found.target == 190_000
    assert found.turns[1] == Turn(
        frozenset({Move.COUNTER_WITH_NUMBER, Move.GIVES_REASON}),
        Lever.EQUITY,
        Reason.MARKET_DATA,
        raise_pct=12.0,
        text="So",
    )


@pytest.mark.parametrize("spelling", ["signon", "sign_on", "sign-on"])
def test_a_lever_may_be_spelled_as_people_do(spelling: str) -> None:
    assert turn_from_json({"moves": ["asks_component"], "lever": spelling}).lever is Lever.SIGNON


@given(turns())
def test_a_turn_reads_back_as_it_was_written(said: Turn) -> None:
    try:
        found = turn_from_json(json.loads(json.dumps(turn_to_json(said))))
    except ScriptError as error:
        refused: str = error.what.id
    else:
        refused = ""
        assert found == said
    assert refused in {"", "negotiation.contradiction", "negotiation.bad_turn"}


BAD: list[tuple[Any, str, str]] = [
    ({"moves": ["flies"]}, "bad_move", "turns[0].moves"),
    ({"moves": "accepts"}, "bad_moves", "turns[0].moves"),
    ({"moves": [["accepts"]]}, "bad_move", "turns[0].moves"),
    ({}, "bad_turn", "turns[0]"),
    ({"moves": []}, "bad_turn", "turns[0]"),
    (7, "bad_turn", "turns[0]"),
    ({"moves": ["accepts"], "amont": 1}, "unknown_key", "turns[0]"),
    ({"moves": ["counter_with_number"]}, "no_figure", "turns[0].amount"),
    ({"moves": ["names_number"], "amount": 1, "raise_pct": 2}, "two_figures", "turns[0].raise_pct"),
    ({"moves": ["names_number"], "amount": 1, "amount_pct_of_planned": 2}, "two_figures",
     "turns[0].amount_pct_of_planned"),
    ({"moves": ["names_number"], "amount": True}, "bad_number", "turns[0].amount"),
    ({"moves": ["names_number"], "amount": "185k"}, "bad_number", "turns[0].amount"),
    ({"moves": ["names_number"], "amount": -1}, "bad_number", "turns[0].amount"),
    ({"moves": ["names_number"], "amount": 10**400}, "bad_number", "turns[0].amount"),
    ({"moves": ["names_number"], "raise_pct": 1_001}, "bad_number", "turns[0].raise_pct"),
    ({"moves": ["accepts"], "lever": "office"}, "bad_lever", "turns[0].lever"),
    ({"moves": ["accepts"], "lever": {"base": 1}}, "bad_lever", "turns[0].lever"),
    ({"moves": ["accepts"], "reason": "bribe"}, "bad_reason", "turns[0].reason"),
    ({"moves": ["accepts"], "proof": 1}, "bad_flag", "turns[0].proof"),
    ({"moves": ["accepts"], "text": "x" * 2_001}, "bad_text", "turns[0].text"),
    ({"moves": ["accepts"], "text": "a\0"}, "bad_text", "turns[0].text"),
    ({"moves": ["accepts"], "text": "\ud800"}, "bad_text", "turns[0].text"),
    ({"moves": ["accepts", "declines"]}, "contradiction", "turns[0].moves"),
    ({"moves": ["accepts", "counter_with_number"], "amount": 1}, "contradiction", "turns[0].moves"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "name", "where"), BAD)
def test_a_bad_turn_is_refused_with_where_what_do(said: Any, name: str, where: str) -> None:
    with pytest.raises(ScriptError) as caught:
        read_script(script(said))
    (problem,) = caught.value.problems
    assert problem.what.id == f"negotiation.{name}"
    assert problem.where == where
    assert english(problem.what).endswith(".")
    assert english(problem.do).endswith((".", "}"))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "not_json"),
        (b"[]", "not_json"),
        (b"{", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b'{"turns": [{"moves": ["names_number"], "amount": NaN}]}', "not_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"turns": [], "turns": []}', "twice"),
        (b'{"turns": [{"moves": ["names_number"], "amount": 1, "amount": 2}]}', "twice"),
        (b"{}", "no_turns"),
        (b'{"turns": {}}', "no_turns"),
        (b'{"turns": [], "speed": 3}', "unknown_key"),
        (b'{"turns": [], "offer": 3}', "bad_offer"),
        (b'{"turns": [], "target": -3}', "bad_number"),
        (b" " * (LARGEST_SCRIPT + 1), "too_large"),
        (json.dumps({"turns": [{"moves": ["enthusiasm"]}] * 201}).encode(), "too_many_turns"),
    ],
)
def test_a_bad_file_is_refused(content: bytes, name: str) -> None:
    with pytest.raises(ScriptError) as caught:
        read_script(content)
    assert caught.value.what.id == f"negotiation.{name}"


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ScriptError) as caught:
        read_script(script({"moves": ["flies"]}, {"moves": ["accepts"], "proof": 3}))
    assert [problem.where for problem in caught.value.problems] == ["turns[0].moves", "turns[1].proof"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.sampled_from(list(Move)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["moves", "turns", "lever", "reason", "amount", "raise_pct", "text", "proof", "x"]), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(json_values)
def test_any_json_is_a_script_or_a_refusal(data: Any) -> None:
    try:
        found = read_script(json.dumps(data).encode("utf-8", "surrogatepass"))
    except ScriptError:
        return
    play(Setup(1), [one for one in found.turns if not (one.raise_pct or one.amount_pct_of_planned)])


@given(st.binary(max_size=80))
def test_any_bytes_are_a_script_or_a_refusal(content: bytes) -> None:
    with pytest.raises(ScriptError):
        read_script(content)


def test_every_refusal_says_what_to_do() -> None:
    ids = {key.partition(".")[2] for key in TEXTS}
    for name in {name for _, name, _ in BAD} | {"over", "too_long", "nothing_to_raise", "nothing_planned"}:
        assert f"{name}_do" in ids

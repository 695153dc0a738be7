"""The report as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.judge.counterexample import TEXTS, Found, Got, Other, Passing, english
from rehearse.judge.counterexample.messages import say
from rehearse.judge.errors import BadValue

FOUND = Found(
    "f",
    "certified",
    True,
    "([0, 0],)",
    "[0, 0]",
    Got("value", value="[0]"),
    2,
    passing=Passing("([0],)", "[0]"),
    another=Other("([],)", "[]", Got("exception", type="KeyError", message="0", line=3)),
    stage="battery",
    tried=5,
    cpu_s=0.004,
    wall_s=0.009,
    messages=(say("smallest", tried=5),),
)


def test_a_report_has_the_keys_of_the_command() -> None:
    report = FOUND.to_json()
    assert report["version"] == 1 and report["shrunk_from"] is None
    assert report["got"] == {"kind": "value", "value": "[0]"}
    assert report["passing"] == {"input": "([0],)", "output": "[0]"}
    assert {
        "function",
        "mode",
        "found",
        "input",
        "expected",
        "size",
        "stage",
        "tried",
        "flaky",
        "cpu_s",
        "wall_s",
    } <= set(report)


@pytest.mark.parametrize("found", [FOUND, Found("f", "confined", False, messages=(say("no_domain"),))])
def test_a_stored_report_is_read_back(found: Found) -> None:
    assert Found.from_json(json.loads(json.dumps(found.to_json()))) == found


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(), part, max_size=3),
    max_leaves=6,
)


@given(JSON)
def test_anything_else_is_refused_with_bad_value(data: Any) -> None:
    with pytest.raises(BadValue):
        Found.from_json(data)


@given(st.sampled_from(sorted(FOUND.to_json())), JSON)
def test_a_spoilt_report_is_read_or_refused(key: str, value: Any) -> None:
    try:
        found = Found.from_json({**FOUND.to_json(), key: value})
    except BadValue:
        return
    assert found.to_json()


def test_every_text_is_a_whole_sentence() -> None:
    for name, text in TEXTS.items():
        assert text[0].isupper() and text.rstrip().endswith((".", "}")), name


def test_messages_of_the_judge_are_said_too() -> None:
    from rehearse.judge.messages import say as say_judge

    assert english(say_judge("protocol")).startswith("The program wrote")

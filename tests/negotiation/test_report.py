"""The report: its form, its bytes, and what it keeps back until the end."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.offers.negotiation import LINES, TEXTS, Lever, Reason, Setup, Turn, english, play, report, turn_to_json
from rehearse.offers.negotiation.messages import variants
from tests.negotiation.making import counter, seed_of, turn, turns

WHOLE = (turn("asks_range"), turn("enthusiasm", "asks_time"), counter(), counter(Lever.SIGNON), turn("asks_written"))


def test_it_works() -> None:
    seed = seed_of(lambda one: one.tells_band_after == 1 and one.patience > 2)
    found = report(play(Setup(seed), [*WHOLE, turn("accepts")]))
    assert found["version"] == 1
    assert found["phase"] == "signed"
    assert found["turns"][0]["offer"]["currency"] == "USD"
    assert found["turns"][3]["moves"] == ["counter_with_number"]
    assert found["gain"] > 0
    assert found["score"] > 0.6
    assert found["withdrawn"] is False
    assert [one["lever"] for one in found["hidden"]["concessions"]] == ["base", "signon"]
    assert all(one["text"] for one in found["hidden"]["concessions"])


def test_nothing_hidden_is_told_before_the_end() -> None:
    found = report(play(Setup(3), WHOLE[:2]))
    assert found["hidden"] == {}


def test_a_waiting_turn_is_reported_without_a_score() -> None:
    found = report(play(Setup(3), [Turn(text="I want 190k")]))
    assert found["score"] is None
    assert found["turns"][0]["confirmed"] is False
    assert found["turns"][0]["moves"] == []
    assert found["questions"][0]["turn"] == 0
    assert found["questions"][0]["about"] == "money figure"


def test_faults_name_turn_and_rule() -> None:
    found = report(play(Setup(3), [turn("deflects"), turn("deflects"), turn("deflects"), turn("accepts")]))
    assert {"turn", "rule", "text"} == set(found["faults"][0])
    assert found["rules"]["7"] is False


def test_the_same_bytes_in_another_process() -> None:
    said = [turn_to_json(one) for one in WHOLE]
    code = (
        "import json, sys; from rehearse.offers.negotiation import *;"
        "s = read_script(sys.stdin.buffer.read()); print(json.dumps(report(play(Setup(5), s.turns))))"
    )
    here = json.dumps(report(play(Setup(5), WHOLE)))
    for hash_seed in ("0", "1"):
        there = subprocess.run(
            [sys.executable, "-c", code],
            input=json.dumps({"turns": said}).encode(),
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": ":".join(sys.path)},
        )
        assert there.stdout.decode().strip() == here


@given(st.integers(0, 200), st.lists(turns(), max_size=8))
def test_every_report_is_plain_json(seed: int, said: list[Turn]) -> None:
    found = report(play(Setup(seed), said))
    assert json.loads(json.dumps(found, allow_nan=False)) == found


@pytest.mark.parametrize("slot", sorted({key.rpartition("_")[0].partition("line_")[2] for key in LINES}))
def test_every_moment_has_two_lines_with_the_same_slots(slot: str) -> None:
    found = variants(slot)
    assert len(found) >= 2
    import string

    slots = [{name for _, name, _, _ in string.Formatter().parse(LINES[key]) if name} for key in found]
    assert all(one == slots[0] for one in slots)


def test_texts_and_lines_share_no_id() -> None:
    assert not set(TEXTS) & set(LINES)


def test_why_a_concession_was_small_is_said() -> None:
    talk = play(Setup(8), [counter(reason=Reason.REASON, amount=10**6), counter(reason=None, amount=10**6)])
    found = [english(one.text) for exchange in talk.exchanges for one in exchange.faults]
    assert found == ["The counter came without a reason."]

"""The score and its rules, each kept and broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.offers.negotiation import RULES, TEXTS, Lever, Setup, Talk, Turn, play, score
from tests.negotiation.making import at_offer, counter, seed_of, turn, turns

BASE_AND_EQUITY = (counter(), counter(Lever.EQUITY))
SEED = seed_of(lambda one: one.tells_band_after == 1 and one.deadline is None)
PRESSING = seed_of(lambda one: one.tells_band_after == 1 and one.deadline is not None and one.patience >= 4)


def rules_of(seed: int, *said: Turn) -> dict[int, bool]:
    return dict(score(play(Setup(seed), said)).rules)


def test_it_works() -> None:
    found = score(play(Setup(SEED), [turn("asks_range"), *BASE_AND_EQUITY, turn("asks_written"), turn("accepts")]))
    assert found.rules == {1: True, 2: True, 3: True, 4: True, 5: True, 7: True, 8: True}
    assert found.process == 1.0
    assert 0 < found.outcome < 1
    assert found.total == pytest.approx(0.6 + 0.4 * found.outcome, abs=1e-3)


@pytest.mark.parametrize(
    ("rule", "kept", "broken"),
    [
        (1, [turn("deflects")], [turn("names_number", amount=150_000)]),
        (2, [turn("deflects")], [turn("reveals_no_alternative")]),
        (2, [turn("deflects")], [turn("reveals_current", amount=120_000)]),
        (3, [turn("asks_range")], [turn("deflects")]),
        (4, [turn("asks_range"), counter()], [turn("asks_range"), counter(reason=None)]),
        (5, [turn("asks_range"), *BASE_AND_EQUITY], [turn("asks_range"), counter(), counter()]),
        (7, [turn("asks_range"), turn("accepts_conditional")], [turn("asks_range"), turn("accepts")]),
        (8, [turn("asks_range"), counter()], [turn("asks_range"), turn("ultimatum")]),
        (8, [turn("asks_range"), turn("competing_offer", proof=True)], [turn("asks_range"), turn("competing_offer")]),
    ],
)
def test_each_rule_is_kept_and_broken(rule: int, kept: list[Turn], broken: list[Turn]) -> None:
    assert rules_of(SEED, *kept)[rule] is True
    assert rules_of(SEED, *broken)[rule] is False


def test_time_under_a_deadline() -> None:
    pressed = [turn("asks_range"), turn("enthusiasm")]
    assert rules_of(PRESSING, *pressed)[6] is False
    assert rules_of(PRESSING, *pressed, turn("asks_time"))[6] is True
    assert 6 not in rules_of(SEED, *pressed)


def test_rules_that_never_applied_are_left_out() -> None:
    assert rules_of(SEED) == {}
    assert set(rules_of(SEED, turn("deflects", "declines"))) == {1, 2, 3}
    assert 4 not in rules_of(SEED, turn("asks_range"), turn("accepts"))


def test_the_first_call_and_the_rest_are_scored_apart() -> None:
    talk = Talk(Setup(SEED))
    assert score(talk).screen is None
    talk.take(turn("asks_range", "reveals_no_alternative"))
    found = score(talk)
    assert found.screen == pytest.approx(2 / 3, abs=1e-3)
    assert found.offer is None
    for one in (*BASE_AND_EQUITY, turn("asks_written"), turn("accepts")):
        talk.take(one)
    found = score(talk)
    assert found.screen == pytest.approx(2 / 3, abs=1e-3)
    assert found.offer == pytest.approx(0.6 + 0.4 * found.outcome, abs=1e-3)


def test_a_withdrawn_offer_has_no_outcome() -> None:
    seed = seed_of(lambda one: one.walks_on_ultimatum)
    talk = at_offer(seed)
    talk.take(counter())
    assert score(talk).outcome > 0
    talk.take(turn("ultimatum"))
    talk.take(turn("ultimatum"))
    assert talk.phase == "withdrawn"
    assert score(talk).outcome == 0


@given(st.integers(0, 300), st.lists(turns(sentence=False), max_size=12))
def test_a_score_is_a_share_and_shows_its_parts(seed: int, said: list[Turn]) -> None:
    found = score(play(Setup(seed), said))
    assert set(found.rules) <= set(RULES)
    assert 0 <= found.process <= 1
    assert 0 <= found.outcome <= 1
    assert found.total is not None
    assert found.total == pytest.approx(0.6 * found.process + 0.4 * found.outcome, abs=1e-3)


def test_every_rule_has_a_text_and_a_reason() -> None:
    for rule in RULES:
        assert f"negotiation.rule_{rule}" in TEXTS
        assert f"negotiation.rule_{rule}_why" in TEXTS

"""What a talk with a recruiter gives as evidence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rehearse import bank, rounds
from rehearse.offers.negotiation import Setup, Talk, Turn, score
from rehearse.readiness import Source
from rehearse.rounds.recruiter_screen import first_call
from rehearse.rounds.team_match_offer import bargaining
from tests.negotiation.making import at_offer, counter, seed_of, turn

WHEN = datetime(2026, 11, 20, 12, tzinfo=UTC)
PRESSING = seed_of(lambda one: one.deadline is not None)
CALM = seed_of(lambda one: one.deadline is None)


def test_the_first_call_is_evidence_for_the_screen() -> None:
    talk = Talk(Setup(3))
    assert first_call.assess(talk, "a", 1, WHEN) is None
    while talk.phase == "screen":
        talk.take(turn("asks_range"))
    assessed = first_call.assess(talk, "a", 1, WHEN)
    assert assessed is not None
    evidence = rounds.get("recruiter_screen").evidence(assessed)
    assert evidence is not None
    assert (evidence.round, evidence.score, evidence.source) == ("recruiter_screen", 1.0, Source.COMPUTED)


def test_the_rest_is_evidence_for_the_offer() -> None:
    talk = at_offer(3)
    talk.take(counter())
    assert bargaining.assess(talk, "b", 1, WHEN) is None
    talk.take(turn("asks_written"))
    talk.take(turn("accepts"))
    assessed = bargaining.assess(talk, "b", 1, WHEN)
    assert assessed is not None
    evidence = rounds.get("team_match_offer").evidence(assessed)
    assert evidence is not None
    assert evidence.score == pytest.approx(score(talk).offer, abs=1e-6)


def test_an_unconfirmed_talk_is_no_evidence() -> None:
    talk = at_offer(3)
    talk.take(Turn(text="I want 190k"))
    talk.take(turn("declines"))
    assert first_call.assess(talk, "a", 1, WHEN) is None
    assert bargaining.assess(talk, "b", 1, WHEN) is None


@pytest.mark.parametrize(
    ("seed", "said", "name"),
    [
        (CALM, turn("competing_offer", proof=True), "real-competing-offer"),
        (PRESSING, turn("enthusiasm"), "exploding-offer-in-48-hours"),
    ],
)
def test_the_skill_is_what_the_talk_was_about(seed: int, said: Turn, name: str) -> None:
    talk = at_offer(seed)
    talk.take(said)
    talk.take(turn("declines"))
    assessed = bargaining.assess(talk, "b", 1, WHEN)
    assert assessed is not None
    assert assessed.leaf == f"offer/negotiation-scenario/{name}"


def test_every_skill_is_a_leaf_of_the_bank() -> None:
    leaves = (bank.root() / "leaves.yaml").read_text(encoding="utf-8")
    found = set()
    for seed in range(60):
        talk = at_offer(seed)
        talk.take(turn("declines"))
        screened, rest = first_call.assess(talk, "a", 1, WHEN), bargaining.assess(talk, "b", 1, WHEN)
        assert screened is not None
        assert rest is not None
        found |= {screened.leaf, rest.leaf}
    assert len(found) >= 3
    assert all(f"\n{leaf}: " in leaves for leaf in found)

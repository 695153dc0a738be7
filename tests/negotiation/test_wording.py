"""What recruiters say fits what was said before: nothing contradictory, nothing twice in a row, no question unheard."""

from __future__ import annotations

from random import Random

import pytest

from rehearse.message import Message
from rehearse.offers import Grant, Offer
from rehearse.offers.negotiation import (
    BEARS_FIGURE,
    MONEY,
    Exchange,
    Lever,
    Move,
    Phase,
    Setup,
    Talk,
    Turn,
    allowed,
    english,
)
from tests.negotiation.making import at_offer, counter, seed_of, turn

ANSWERS = {
    Move.ASKS_TIME: ("time_", "deadline", "screen_later"),
    Move.ASKS_APPROVER: ("approver",),
    Move.ASKS_COMPONENT: ("room_", "clarifies", "screen_later"),
    Move.ASKS_RANGE: ("band", "push"),
    Move.ASKS_WRITTEN: ("letter",),
}
"""How a line may begin that answers a question."""
SOFT = ("waits_0", "waits_1", "waits_2", "rejected_0", "rejected_1", "room_most", "room_some", "room_no_", "thanks",
        "offer_heard", "reason_heard")  # fmt: skip
"""Lines that invite to ask for more; out of place once the offer was called final."""


def moments(lines: tuple[Message, ...]) -> list[str]:
    return [line.id.removeprefix("negotiation.line_") for line in lines]


def walk(seed: int, setup: Setup | None = None) -> Talk:
    """A talk of moves that a page offers, picked at random by the seed."""
    rng, talk = Random(f"walk {seed}"), Talk(setup or Setup(seed))
    while not talk.is_over and len(talk.exchanges) < 16:
        fitting = [move for move in Move if move in allowed(talk.phase) and move is not Move.DECLINES]
        moves = {rng.choice(fitting) for _ in range(rng.choice((1, 1, 2)))}
        if moves & {Move.ACCEPTS, Move.ACCEPTS_CONDITIONAL} and (len(moves) > 1 or rng.random() < 0.6):
            continue
        lever = rng.choice(list(Lever)) if talk.phase is not Phase.SCREEN else Lever.BASE
        usual = {Lever.LEVEL: 1.0, Lever.START: float(rng.randint(1, 9)), Lever.VESTING: float(rng.randint(26, 45))}
        amount = usual.get(lever) or round(talk.reference(lever) * rng.uniform(0.8, 1.5), -3)
        talk.take(
            Turn(frozenset(moves), lever, amount=amount if moves & BEARS_FIGURE else None, proof=rng.random() < 0.5)
        )
    return talk


WALKS = range(200)


def exchanges() -> list[tuple[Talk, Exchange, Exchange | None]]:
    """Every exchange of all walks with the one before it."""
    found: list[tuple[Talk, Exchange, Exchange | None]] = []
    for seed in WALKS:
        talk = walk(seed)
        before: Exchange | None = None
        for one in talk.exchanges:
            found.append((talk, one, before))
            before = one
    return found


@pytest.fixture(scope="module")
def heard() -> list[tuple[Talk, Exchange, Exchange | None]]:
    return exchanges()


def test_no_term_gets_worse_than_it_was(heard: list[tuple[Talk, Exchange, Exchange | None]]) -> None:
    for _, one, before in heard:
        if before is not None and before.standing is not None and one.standing is not None:
            assert all(one.standing.at(lever) >= before.standing.at(lever) for lever in Lever)


def test_every_question_is_answered(heard: list[tuple[Talk, Exchange, Exchange | None]]) -> None:
    for _, one, _ in heard:
        decided = one.turn.moves & {Move.ACCEPTS, Move.ACCEPTS_CONDITIONAL, Move.COUNTER_WITH_NUMBER, Move.ULTIMATUM}
        said = moments(one.reply)
        for move, beginnings in ANSWERS.items():
            is_put_off = move is Move.ASKS_WRITTEN and (decided or Move.ASKS_TIME in one.turn.moves)
            if move in one.turn.moves and not is_put_off and one.after is not Phase.WITHDRAWN:
                if one.phase is Phase.WRITTEN and decided:
                    continue
                assert any(line.startswith(beginnings) for line in said), (one.turn.moves, said)


def test_every_turn_is_answered(heard: list[tuple[Talk, Exchange, Exchange | None]]) -> None:
    assert all(one.reply for _, one, _ in heard)


def test_no_line_is_repeated_for_the_same_moment_in_a_row(
    heard: list[tuple[Talk, Exchange, Exchange | None]],
) -> None:
    for _, one, before in heard:
        if before is not None:
            assert not set(moments(one.reply)) & set(moments(before.reply))


def test_nothing_more_is_invited_once_the_offer_is_final() -> None:
    for seed in WALKS:
        is_final = False
        for one in walk(seed).exchanges:
            said = moments(one.reply)
            if is_final:
                assert not [line for line in said if line.startswith(SOFT)], said
            is_final = is_final or any(line.startswith("final") for line in said)


def test_a_figure_that_is_said_to_have_moved_is_on_the_table(
    heard: list[tuple[Talk, Exchange, Exchange | None]],
) -> None:
    for talk, one, _ in heard:
        for concession in one.concessions:
            said = [line for line in moments(one.reply) if line.startswith("now_")]
            assert bool(said) == (concession.given > 0 and concession.lever is not Lever.LEVEL)
            if said and concession.lever in MONEY:
                assert one.standing is not None
                amount = Message(
                    "negotiation.money", {"currency": talk.currency, "amount": int(one.standing.at(concession.lever))}
                )
                assert english(amount) in " ".join(english(line) for line in one.reply)


def test_rest_that_stays_is_named_only_when_something_moved(
    heard: list[tuple[Talk, Exchange, Exchange | None]],
) -> None:
    for _, one, _ in heard:
        if any(line.startswith("rest_stays") for line in moments(one.reply)):
            assert any(concession.given > 0 for concession in one.concessions)


def test_a_counter_without_a_reason_is_not_called_a_fair_point() -> None:
    said = moments(at_offer(8).take(counter(reason=None)).reply)
    assert said[0].startswith("concedes_bare")


def test_time_is_granted_after_a_counter_although_no_date_was_stated() -> None:
    talk = at_offer(seed_of(lambda one: one.deadline is not None and one.deadline.days == 4))
    talk.take(counter())
    first = talk.take(turn("asks_time")).reply
    again = talk.take(turn("asks_time", "enthusiasm")).reply
    assert moments(first)[0].startswith("time_free")
    assert "4 days" in english(first[0])
    assert moments(again)[0].startswith("time_again")
    assert "4 days" in english(again[0])


def test_more_time_is_never_less_than_was_stated() -> None:
    talk = at_offer(seed_of(lambda one: one.deadline is not None and one.deadline.is_real and one.deadline.days == 7))
    talk.take(turn("enthusiasm"))
    assert "2" in english(talk.take(turn("asks_time")).reply[0])
    assert "9 days" in english(talk.take(turn("asks_time")).reply[0])


def test_room_is_told_as_it_stands_now_not_as_it_was_at_first() -> None:
    talk = at_offer(8)
    talk.take(turn("reveals_floor", amount=talk.recruiter.planned.base * 0.9))
    for lever in MONEY:
        said = moments(talk.take(turn("asks_component", lever=lever)).reply)
        assert said[0].startswith("room_shut"), said


def test_a_grant_of_three_years_is_not_said_to_take_four() -> None:
    grant = Grant("rsu", ((12, 3000), (24, 3000), (36, 4000)), money=90_000)
    talk = at_offer(1, offer=Offer(base=100_000, grants=(grant,)))
    talk.take(counter(Lever.EQUITY))
    said = [english(line) for found in talk.exchanges for line in found.reply]
    assert any("90,000" in line for line in said)
    assert not [line for line in said if "four years" in line]


def test_the_bonus_is_told_as_the_offer_states_it() -> None:
    from rehearse.offers import Bonus

    talk = at_offer(1, offer=Offer(base=100_000, bonus=Bonus(0.15, payout=0.8)))
    assert "15 percent" in " ".join(english(line) for found in talk.exchanges for line in found.reply)


def test_an_offer_without_base_has_no_band_and_no_base_in_its_letter() -> None:
    grant = Grant("rsu", ((48, 10_000),), money=90_000)
    talk = at_offer(1, offer=Offer(grants=(grant,)))
    talk.take(turn("asks_range"))
    talk.take(turn("asks_written"))
    said = [line for found in talk.exchanges for line in moments(found.reply)]
    assert not [line for line in said if line.startswith(("band_0", "band_1", "band_2"))]
    assert any(line.startswith("letter_plain") for line in said)
    assert talk.recruiter.low <= talk.recruiter.high.base

"""A talk from the first call to the signature: phases, guards, what moves and what does not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.offers.negotiation import (
    FINAL,
    GROUPS,
    LONGEST,
    MONEY,
    Lever,
    Move,
    OverError,
    Phase,
    Reason,
    Setup,
    Talk,
    Turn,
    TurnError,
    allowed,
    draw,
    play,
)
from tests.negotiation.making import at_offer, counter, seed_of, turn, turns

NEXT = {
    Phase.SCREEN: {Phase.VERBAL_OFFER},
    Phase.VERBAL_OFFER: {Phase.DEADLINE, Phase.COUNTER, Phase.WRITTEN},
    Phase.DEADLINE: {Phase.COUNTER, Phase.WRITTEN},
    Phase.COUNTER: {Phase.REVISED, Phase.WITHDRAWN},
    Phase.REVISED: {Phase.COUNTER, Phase.WRITTEN},
    Phase.WRITTEN: {Phase.SIGNED, Phase.DECLINED},
}
"""The table of the design; the person may decline in every phase besides."""


def test_it_works() -> None:
    talk = at_offer(3)
    for lever in MONEY:
        talk.take(counter(lever))
    talk.take(turn("asks_written"))
    talk.take(turn("accepts"))
    assert talk.phase is Phase.SIGNED
    assert talk.standing is not None
    assert talk.standing.base > talk.recruiter.planned.base
    assert all(found.faults == () for found in talk.exchanges)


def test_there_are_twenty_moves_each_in_one_group() -> None:
    grouped = [move for moves in GROUPS.values() for move in moves]
    assert sorted(grouped) == sorted(Move)
    assert len(grouped) == 20


@given(st.integers(0, 400), st.lists(turns(), max_size=14))
@settings(max_examples=150)
def test_only_the_table_s_transitions_happen(seed: int, said: list[Turn]) -> None:
    path = play(Setup(seed), said).path
    for here, there in pairwise(path):
        assert there in NEXT[here] or there is Phase.DECLINED


@given(st.integers(0, 400), st.lists(turns(), max_size=14))
@settings(max_examples=120)
def test_the_same_seed_and_turns_say_the_same(seed: int, said: list[Turn]) -> None:
    first, second = play(Setup(seed), said), play(Setup(seed), said)
    assert first.exchanges == second.exchanges


@given(st.integers(0, 2_000), st.lists(turns(sentence=False), max_size=16))
@settings(max_examples=120)
def test_no_concession_goes_above_the_band(seed: int, said: list[Turn]) -> None:
    talk = play(Setup(seed), said)
    high = talk.recruiter.high
    for found in talk.exchanges:
        if found.standing is not None:
            for lever in Lever:
                assert found.standing.at(lever) <= high.at(lever)


@given(st.integers(0, 2_000), st.lists(turns(), max_size=16))
@settings(max_examples=150)
def test_a_yes_before_the_letter_is_always_flagged(seed: int, said: list[Turn]) -> None:
    talk = play(Setup(seed), said)
    for found in talk.exchanges:
        early = found.phase not in {Phase.WRITTEN, *FINAL}
        is_yes = Move.ACCEPTS in found.turn.moves and Move.DECLINES not in found.turn.moves and found.is_confirmed
        if early and is_yes and (found.phase is not Phase.SCREEN or found.path):
            heard = found.phase is not Phase.SCREEN or Phase.WRITTEN in found.path
            assert any(fault.rule == 7 for fault in found.faults) == heard


@given(st.integers(0, 2_000), st.lists(turns(sentence=False), max_size=20))
@settings(max_examples=150)
def test_polite_play_is_never_withdrawn(seed: int, said: list[Turn]) -> None:
    talk = Talk(Setup(seed))
    for one in said:
        is_bluff = one.claims_offer and not one.proof
        if talk.is_over or Move.ULTIMATUM in one.moves or is_bluff:
            continue
        if talk.is_final and Move.COUNTER_WITH_NUMBER in one.moves:
            continue
        talk.take(one)
    assert talk.phase is not Phase.WITHDRAWN


@given(st.integers(0, 2_000), st.lists(turns(sentence=False), max_size=20))
@settings(max_examples=150)
def test_nothing_is_withdrawn_before_it_was_called_final(seed: int, said: list[Turn]) -> None:
    talk = Talk(Setup(seed))
    for one in said:
        was_final = talk.is_final
        if talk.is_over:
            break
        talk.take(one)
        if talk.phase is Phase.WITHDRAWN:
            assert was_final


@given(st.integers(0, 500), st.integers(60, 140), st.lists(turns(sentence=False), max_size=10))
@settings(max_examples=120)
def test_after_a_floor_no_figure_goes_above_it(seed: int, share: int, said: list[Turn]) -> None:
    talk = Talk(Setup(seed))
    floor = round(draw(seed).planned.base * share / 100)
    talk.take(turn("reveals_floor", amount=floor))
    offered = talk.standing
    assert offered is not None
    assert offered.base <= floor
    for one in said:
        if not talk.is_over:
            talk.take(one)
        if talk.standing is not None:
            assert talk.standing.base <= max(floor, offered.base)
            assert talk.standing.signon <= offered.signon
            assert talk.standing.equity <= offered.equity


def test_a_floor_said_later_keeps_the_offer_that_is_there() -> None:
    talk = at_offer(3)
    talk.take(counter())
    before = talk.standing
    assert before is not None
    talk.take(turn("reveals_floor", amount=before.base * 0.9))
    talk.take(counter(reason=Reason.COMPETING_OFFER, proof=True))
    assert talk.standing == before
    assert talk.exchanges[-1].concessions[0].limit == "floor"


@pytest.mark.parametrize("pushes", [1, 2, 3])
def test_a_number_is_asked_for_up_to_three_times(pushes: int) -> None:
    talk = Talk(Setup(seed_of(lambda one: one.pushes == pushes)))
    count = 0
    while talk.phase is Phase.SCREEN:
        assert talk.push == count + 1
        talk.take(turn("deflects"))
        count += 1
    assert count == pushes
    assert talk.push == 0


def test_the_band_is_told_to_who_asks() -> None:
    talk = Talk(Setup(seed_of(lambda one: one.tells_band_after == 1 and one.pushes == 3)))
    said = talk.take(turn("asks_range"))
    assert said.reply[0].id.startswith("negotiation.line_band_")
    assert talk.phase is Phase.VERBAL_OFFER


@pytest.mark.parametrize("move", ["names_number", "reveals_current", "reveals_floor"])
def test_a_modest_figure_pulls_the_offer_down(move: str) -> None:
    talk = Talk(Setup(5))
    talk.take(turn(move, amount_pct_of_planned=90.0))
    assert talk.standing is not None
    assert talk.standing.base < talk.recruiter.planned.base


def test_a_slip_of_the_pen_pulls_nothing() -> None:
    talk = Talk(Setup(5))
    talk.take(turn("names_number", amount=165))
    assert talk.standing == talk.recruiter.planned


def test_a_number_at_the_written_target_is_no_fault() -> None:
    for amount, count in ((180_000, 0), (179_999, 1)):
        talk = Talk(Setup(5, target=180_000))
        found = talk.take(turn("names_number", amount=amount))
        assert len(found.faults) == count


def test_a_number_without_a_target_is_a_fault() -> None:
    found = Talk(Setup(5)).take(turn("names_number", amount=900_000))
    assert [fault.rule for fault in found.faults] == [1]


def test_who_decides_before_the_offer_hears_it_first() -> None:
    talk = Talk(Setup(5))
    found = talk.take(counter(raise_pct=5.0))
    assert found.path == (Phase.VERBAL_OFFER, Phase.COUNTER, Phase.REVISED)


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase not in FINAL and phase is not Phase.COUNTER])
def test_one_may_decline_in_every_phase(phase: Phase) -> None:
    talk = Talk(Setup(seed_of(lambda one: one.deadline is not None and one.tells_band_after == 1)))
    steps = {
        Phase.VERBAL_OFFER: [turn("asks_range")],
        Phase.DEADLINE: [turn("asks_range"), turn("enthusiasm")],
        Phase.REVISED: [turn("asks_range"), counter()],
        Phase.WRITTEN: [turn("asks_range"), turn("asks_written")],
    }.get(phase, [])
    for one in steps:
        talk.take(one)
    assert talk.phase is phase
    talk.take(turn("declines"))
    assert talk.phase is Phase.DECLINED


def test_nothing_is_said_after_the_end() -> None:
    talk = Talk(Setup(1))
    talk.take(turn("declines"))
    with pytest.raises(OverError):
        talk.take(turn("enthusiasm"))


def test_nothing_moves_after_the_letter() -> None:
    talk = at_offer(4)
    talk.take(turn("asks_written"))
    before = talk.standing
    for one in (counter(reason=Reason.COMPETING_OFFER, proof=True), turn("ultimatum"), turn("rejects")):
        talk.take(one)
    assert talk.standing == before
    assert talk.phase is Phase.WRITTEN


def test_who_never_decides_gets_the_letter() -> None:
    talk = at_offer(seed_of(lambda one: one.deadline is None))
    for _ in range(3):
        assert talk.phase is Phase.VERBAL_OFFER
        talk.take(turn("enthusiasm"))
    assert talk.phase is Phase.WRITTEN


def test_a_deadline_comes_before_a_decision_only() -> None:
    seed = seed_of(lambda one: one.deadline is not None)
    waiting, countering = at_offer(seed), at_offer(seed)
    assert waiting.take(turn("enthusiasm")).after is Phase.DEADLINE
    assert countering.take(counter()).after is Phase.REVISED


@pytest.mark.parametrize(("is_real", "moment"), [(True, "time_little"), (False, "time_granted")])
def test_time_is_granted_by_whether_the_deadline_is_real(is_real: bool, moment: str) -> None:
    talk = at_offer(seed_of(lambda one: one.deadline is not None and one.deadline.is_real == is_real))
    talk.take(turn("enthusiasm"))
    found = talk.take(turn("asks_time"))
    assert found.reply[0].id.startswith(f"negotiation.line_{moment}_")


def test_a_real_deadline_costs_an_ask_unless_time_was_asked_for() -> None:
    def asks_until_final(*first: Turn) -> int:
        talk = at_offer(seed_of(lambda one: one.deadline is not None and one.deadline.is_real))
        for one in first:
            talk.take(one)
        count = 0
        while not talk.is_final:
            talk.take(counter())
            count += 1
        return count

    hurried = asks_until_final(turn("enthusiasm"))
    assert asks_until_final(turn("enthusiasm"), turn("asks_time")) == hurried + 1
    assert asks_until_final(turn("asks_time")) == hurried + 1


def test_a_bluff_is_a_fault_even_where_nobody_asks() -> None:
    talk = at_offer(seed_of(lambda one: not one.asks_proof))
    found = talk.take(counter(reason=Reason.COMPETING_OFFER))
    assert [fault.rule for fault in found.faults] == [8]
    assert found.concessions[0].reason is Reason.COMPETING_OFFER


def test_a_bluff_that_is_found_out_weighs_nothing_and_makes_the_offer_final() -> None:
    talk = at_offer(seed_of(lambda one: one.asks_proof))
    found = talk.take(counter(reason=Reason.COMPETING_OFFER))
    assert found.concessions[0].reason is None
    assert talk.is_final
    assert any(line.id.startswith("negotiation.line_found_out_") for line in found.reply)


def test_an_offer_that_was_shown_stays_shown() -> None:
    talk = at_offer(seed_of(lambda one: one.asks_proof))
    talk.take(turn("competing_offer", proof=True))
    found = talk.take(counter(reason=Reason.COMPETING_OFFER))
    assert found.faults == ()


def test_a_stronger_reason_brings_more() -> None:
    given = []
    for reason in (None, Reason.REASON, Reason.MARKET_DATA, Reason.COMPETING_OFFER):
        talk = at_offer(8)
        given.append(talk.take(counter(reason=reason, proof=True)).concessions[0].given)
    assert given == sorted(set(given))


def test_a_second_ask_of_the_same_part_brings_less() -> None:
    talk = at_offer(8)
    first, second = (talk.take(counter()).concessions[0].given for _ in range(2))
    assert 0 < second < first


def test_no_more_is_given_than_was_asked() -> None:
    talk = at_offer(8)
    assert talk.standing is not None
    asked = talk.standing.base + 500
    found = talk.take(counter(amount=asked)).concessions[0]
    assert (found.after, found.limit) == (asked, "ask")


def test_asking_for_less_changes_nothing() -> None:
    talk = at_offer(8)
    before = talk.standing
    found = talk.take(counter(amount=1_000))
    assert talk.standing == before
    assert found.concessions[0].limit == "have"


def test_a_level_opens_the_upper_part_of_the_band() -> None:
    seed = seed_of(lambda one: one.caps.level == 1 and one.high.base > one.caps.base and one.rapport > 0.8)
    talk = at_offer(seed)
    found = talk.take(counter(Lever.LEVEL, Reason.COMPETING_OFFER, amount=1, proof=True))
    assert found.standing is not None
    assert found.standing.level == 1
    cap = talk.take(counter()).concessions[0].cap
    assert talk.recruiter.caps.base < cap <= talk.recruiter.high.base


def test_the_recruiter_says_truly_where_there_is_room() -> None:
    talk = at_offer(8)
    planned, caps = talk.recruiter.planned, talk.recruiter.caps
    years = {Lever.BASE: 4 * (1 + talk.recruiter.bonus)}
    softest = max(MONEY, key=lambda lever: (caps.at(lever) - planned.at(lever)) * years.get(lever, 1))
    found = talk.take(turn("asks_component", lever=softest))
    assert found.reply[0].id.startswith("negotiation.line_room_most_")


def test_a_raise_of_nothing_is_refused_and_changes_nothing() -> None:
    talk = Talk(Setup(1))
    with pytest.raises(TurnError):
        talk.take(turn("names_number", raise_pct=10.0))
    assert talk.exchanges == []
    with pytest.raises(TurnError):
        talk.take(turn("names_number", lever=Lever.LEVEL, amount_pct_of_planned=10.0))


def test_a_talk_has_an_end() -> None:
    talk = at_offer(2)
    talk.take(turn("asks_written"))
    while len(talk.exchanges) < LONGEST:
        talk.take(turn("enthusiasm"))
    with pytest.raises(TurnError):
        talk.take(turn("enthusiasm"))
    talk.take(turn("accepts"))
    assert talk.phase is Phase.SIGNED


def test_pages_offer_fitting_moves() -> None:
    assert Move.ACCEPTS not in allowed(Phase.SCREEN)
    assert Move.NAMES_NUMBER not in allowed(Phase.REVISED)
    assert all(Move.DECLINES in allowed(phase) for phase in Phase if phase not in FINAL)
    assert allowed(Phase.SIGNED) == frozenset()

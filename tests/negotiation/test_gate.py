"""The gate for free text: a figure is asked about, a yes is asked about, and nothing unconfirmed is scored."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.offers.negotiation import About, Lever, Move, Reason, Setup, Talk, Turn, answered, play, read, score
from tests.negotiation.making import at_offer, counter, turn, turns

AMOUNTS = (
    "185k", "$185,000", "185,000", "USD 190,000", "about 95k", "£72,000", "€78.000", "₹ 32,00,000", "32 LPA",
    "28 lakhs", "1.2 crore", "62 500 €", "CHF 130'000", "110 thousand dollars", "between 150 and 165k", "150-165k",
    "180", "$92 an hour", "9,500 a month", "two hundred thousand dollars",
)  # fmt: skip
"""Every form of pay in postings: groupings, signs, codes, Indian and British and German forms, ranges, periods."""
TEMPLATES = (
    "I was hoping for {amount}.",
    "Honestly, {amount} would make me sign",
    "Right now I earn {amount}, so something better",
    "The other company offered me {amount}",
    "Could we get to {amount} with the sign-on?",
)
SENTENCES = tuple(template.format(amount=amount) for template in TEMPLATES for amount in AMOUNTS)


def test_sentences_with_figures_are_asked_about() -> None:
    """T15: at least 95 % of turns with digits or an amount in words; every miss is named."""
    assert len(SENTENCES) >= 80
    missed = []
    for text in SENTENCES:
        talk = at_offer(7)
        found = talk.take(Turn(text=text))
        if found.question is None or found.question.about is not About.FIGURE:
            missed.append(text)
    assert len(missed) <= len(SENTENCES) * 0.05, missed


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, the team was a pleasure to meet.",
        "Could you tell me who decides about this?",
        "I have six years of experience with ranking.",
        "What is the range for this role?",
        "I cannot accept this yet.",
        "Before I accept I would like to read the letter.",
        "ধন্যবাদ, দলটার সাথে কথা বলে ভালো লেগেছে।",
    ],
)
def test_plain_sentences_are_not(text: str) -> None:
    talk = at_offer(7)
    before = score(talk)
    found = talk.take(Turn(text=text))
    assert found.is_confirmed
    assert score(talk).rules.keys() >= before.rules.keys()


@pytest.mark.parametrize(
    "text",
    [
        "I accept the offer.",
        "Great, I'll take it",
        "We have a deal",
        "Happy to sign today",
        "That works for me, where do I sign",
        "Deal!",
        "আমি রাজি।",
        "আমি offer-টা গ্রহণ করছি",
    ],
)
def test_words_of_acceptance_are_asked_about(text: str) -> None:
    talk = at_offer(7)
    found = talk.take(Turn(frozenset({Move.ENTHUSIASM}), text=text))
    assert found.question is not None
    assert found.question.about is About.ACCEPTANCE
    assert talk.phase == "verbal_offer"


@pytest.mark.parametrize("text", ["আমি রাজি না", "মেনে নিচ্ছি না", "I can't accept that", "I'm unable to accept it"])
def test_a_no_is_not_taken_for_a_yes(text: str) -> None:
    assert read(text).accepts == ""


def test_a_counter_that_says_its_own_figure_is_clear() -> None:
    talk = at_offer(7)
    said = counter(amount=195_000, text="Based on market data, could we do 195k?")
    assert talk.doubt(said) is None
    assert talk.doubt(replace(said, text="Based on market data, could we do $195,000 a year?")) is None


def test_a_counter_that_says_another_figure_is_not() -> None:
    found = at_offer(7).doubt(counter(amount=195_000, text="Based on market data, could we do 205k?"))
    assert found is not None
    assert found.quote == "205k"


def test_the_recruiter_s_figure_may_be_repeated() -> None:
    talk = at_offer(7)
    assert talk.standing is not None
    said = turn("asks_component", text=f"Is the {talk.standing.base:,.0f} fixed?")
    assert talk.doubt(said) is None
    assert talk.doubt(replace(said, text="Is 123,456 fixed?")) is not None
    assert talk.doubt(replace(said, text="Is 123,456 fixed?", recruiter="We pay 123,456 here.")) is None


def test_another_company_s_figure_belongs_to_the_claim() -> None:
    said = turn("competing_offer", proof=True, text="The other offer is 210k.")
    assert at_offer(7).doubt(said) is None


def test_a_reason_that_is_not_there_is_asked_for() -> None:
    said = turn("counter_with_number", "gives_reason", amount=195_000, text="Could we do 195k?")
    found = at_offer(7).doubt(said)
    assert found is not None
    assert found.about is About.REASON
    assert at_offer(7).doubt(replace(said, reason=Reason.MARKET_DATA)) is None


def test_a_reason_that_was_not_chosen_is_asked_about() -> None:
    said = counter(reason=None, amount=195_000, text="Given my experience, could we do 195k?")
    found = at_offer(7).doubt(said)
    assert found is not None
    assert "market_data" in found.answers


@pytest.mark.parametrize(
    ("answer", "move", "has_figure"),
    [
        ("my_ask", Move.COUNTER_WITH_NUMBER, True),
        ("current", Move.REVEALS_CURRENT, True),
        ("floor", Move.REVEALS_FLOOR, True),
        ("other_offer", Move.COMPETING_OFFER, False),
        ("own_data", Move.SHARES_EVIDENCE, False),
        ("theirs", None, False),
        ("not_money", None, False),
    ],
)
def test_the_answer_settles_whose_figure_it_is(answer: str, move: Move | None, has_figure: bool) -> None:
    talk = at_offer(7)
    said = Turn(text="What about 190k?")
    doubt = talk.doubt(said)
    assert doubt is not None
    settled = answered(said, doubt, answer, reference=talk.reference(Lever.BASE))
    assert settled.moves == (frozenset({move}) if move else frozenset())
    assert settled.amount == (190_000 if has_figure else None)
    assert talk.take(settled).is_confirmed


def test_a_bare_figure_is_read_in_the_size_of_the_offer() -> None:
    talk = at_offer(7)
    for text, amount in (("I want 190", 190_000), ("16k a month", 192_000), ("205.5k", 205_500)):
        said = Turn(text=text)
        doubt = talk.doubt(said)
        assert doubt is not None
        assert answered(said, doubt, "my_ask", reference=talk.reference(Lever.BASE)).amount == pytest.approx(amount)


def test_a_revealed_figure_does_not_replace_the_counter_s() -> None:
    talk = at_offer(7)
    said = counter(amount=195_000, reason=Reason.REASON, text="I earn 140k now, so 120k more in scope")
    doubt = talk.doubt(said)
    assert doubt is not None
    settled = answered(said, doubt, "current", reference=talk.reference(Lever.BASE))
    assert (settled.amount, settled.revealed) == (195_000, 140_000)


def test_an_answer_that_was_not_offered_is_refused() -> None:
    said = Turn(text="What about 190k?")
    doubt = at_offer(7).doubt(said)
    assert doubt is not None
    with pytest.raises(ValueError, match="perhaps"):
        answered(said, doubt, "perhaps", reference=1.0)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    found = read(text)
    assert found.accepts in text


@given(st.integers(0, 300), st.lists(turns(), max_size=10))
@settings(max_examples=150)
def test_no_score_from_an_unconfirmed_parse(seed: int, said: list[Turn]) -> None:
    """T15: a waiting turn leaves no score, no fault, no concession, and moves nothing."""
    talk = play(Setup(seed), said)
    waiting = [found for found in talk.exchanges if not found.is_confirmed]
    scored = score(talk)
    assert (scored.total is None) == bool(waiting)
    if waiting:
        assert scored.screen is None
        assert scored.offer is None
    for found in waiting:
        assert found.faults == ()
        assert found.concessions == ()
        assert found.path == ()
        assert found.reply == ()
    confirmed = [found.turn for found in talk.exchanges if found.is_confirmed]
    only = Talk(Setup(seed))
    for one in confirmed:
        only.take(replace(one, is_confirmed=True))
    assert score(only).rules == scored.rules
    assert score(only).outcome == scored.outcome

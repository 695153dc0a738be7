"""The gate for free text: what in a sentence needs the person's word before it may count.

A sentence is never understood. It is searched for figures, for words of acceptance and for a reason; where what is
found does not fit the chosen moves, one question is asked, and nothing is scored until it is answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from rehearse.grading import Figure, find_figures
from rehearse.message import Message
from rehearse.offers.negotiation.move import BEARS_FIGURE, Move, Phase, Reason
from rehearse.offers.negotiation.turn import Turn

__all__ = ["About", "Question", "Reading", "answered", "question", "read"]


class About(StrEnum):
    """What is in doubt."""

    FIGURE = "money figure"
    ACCEPTANCE = "acceptance"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a sentence."""

    figures: tuple[Figure, ...]
    accepts: str
    """The words of acceptance, empty without any."""
    has_reason: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One question about a sentence, with its possible answers."""

    about: About
    text: Message
    answers: tuple[str, ...]
    """Codes; the text of each is ``negotiation.answer_<code>``."""
    quote: str = ""
    """The words it is about, verbatim."""
    figure: Figure | None = None

    def label(self, answer: str) -> Message:
        """An answer in words."""
        return Message(f"negotiation.answer_{answer}")


_ACCEPTS = re.compile(
    r"\bi(?:'ll| will| would| can| do|'d)?(?: gladly| happily| hereby| be happy to| love to)? "
    r"(?:accept|sign|take it|take the offer|take the job|join)\b"
    r"|\bhappy to (?:accept|sign|join)\b|\b(?:we have|it'?s|that'?s|it is|sounds like) a deal\b|(?:^|[.!,] )deal[.!]?$"
    r"|\b(?:count me in|i'?m in\b|where do i sign|consider it done|you have (?:got )?yourself an? )"
    r"|\b(?:that|this|it) works for me\b|\bi(?: would|'d)? agree\b|\bagreed\b|\bi'?m on board\b|\blet'?s do it\b"
    r"|\byes to (?:the|your) offer\b|\baccept (?:the|your|this|that) (?:\w+ )?(?:offer|terms|package)\b"
    r"|রাজি|(?:মেনে নি|গ্রহণ কর|সই কর|নিয়ে নিচ্ছি|যোগ দিচ্ছি)\S*",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"(?:\bnot|n't|cannot|\bbefore|\buntil|\bunless|\bwithout|\bunable to|\bnever|\bhow (?:do|would)|\bhard to)"
    r"(?: \w+){0,3}$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(r"^\s*(?:না|নি\b|নই|হব না|করব না|করছি না)")
_REASON = re.compile(
    r"\b(?:because|since|given|based on|due to|market|data|surveys?|median|percentile|experience|scope|moving)\b"
    r"|\b(?:other|another|competing|second) offer\b|\boffer from\b|\bbenchmark|\brelocat|\bresponsib|\breason\b"
    r"|\b(?:cost of living|leave behind|unvested|comparable|similar roles?|so that|in line with|as (?:i|the|my))\b"
    r"|কারণ|যেহেতু|বাজার|অভিজ্ঞতা|দায়িত্ব|তথ্য|আরেকটা offer|অন্য offer|তুলনা",
    re.IGNORECASE,
)
_NEAR = 0.005
"""Figures closer than this share are the same one, spoken more or less roundly."""
_THOUSANDS = 1_000
_A_YEAR = {"month": 12, "week": 52}


def read(text: str) -> Reading:
    """What a sentence holds; any text is fine."""
    return Reading(find_figures(text), _acceptance(text), _REASON.search(text) is not None)


def _acceptance(text: str) -> str:
    for found in _ACCEPTS.finditer(text):
        if not _NOT_YET.search(text[: found.start()].rstrip()) and not _NOT_AFTER.search(text[found.end() :]):
            return found.group().strip(" .,!")
    return ""


def question(turn: Turn, phase: Phase, *, known: Iterable[float], asked: float | None) -> Question | None:
    """What must be asked about a turn before it counts; None when nothing is in doubt.

    ``known``: figures that the recruiter has said. ``asked``: the turn's own figure in its lever's unit.
    """
    if turn.is_confirmed or not turn.text.strip():
        return None
    found = read(turn.text)
    return _figure(turn, phase, found, known, asked) or _yes(turn, phase, found) or _reason(turn, found)


def _figure(turn: Turn, phase: Phase, found: Reading, known: Iterable[float], asked: float | None) -> Question | None:
    if not found.figures:
        return None
    doubtful: Figure | None = None
    if not turn.moves:
        doubtful = found.figures[0]
    else:
        own = [figure for figure in (asked, turn.raise_pct, turn.amount) if figure is not None]
        theirs = list(known)
        strangers = [one for one in found.figures if not _is_among(one, own)]
        bears = bool(turn.moves & BEARS_FIGURE)
        if bears and len(strangers) == len(found.figures):
            doubtful = strangers[0]
        elif not turn.moves & {Move.COMPETING_OFFER, Move.SHARES_EVIDENCE}:
            doubtful = next((one for one in strangers if not _is_among(one, theirs)), None)
    if doubtful is None:
        return None
    answers = ["theirs", "own_data", "other_offer", "current", "floor", "not_money"]
    answers.insert(0, "first_number" if phase is Phase.SCREEN else "my_ask")
    quote = turn.text[doubtful.start : doubtful.end].strip()
    return Question(About.FIGURE, Message("negotiation.ask_figure", {"figure": quote}), tuple(answers), quote, doubtful)


def _is_among(figure: Figure, known: Iterable[float]) -> bool:
    return any(
        abs(said - one) <= _NEAR * max(abs(one), 1e-9)
        for one in known
        for said in (figure.value, figure.value * _THOUSANDS, figure.value * _A_YEAR.get(figure.period or "", 1))
    )


def _yes(turn: Turn, phase: Phase, found: Reading) -> Question | None:
    if not found.accepts or turn.moves & {Move.ACCEPTS, Move.ACCEPTS_CONDITIONAL, Move.DECLINES}:
        return None
    return Question(
        About.ACCEPTANCE,
        Message("negotiation.ask_acceptance", {"words": found.accepts}),
        ("not_yes", "on_condition", "yes"),
        found.accepts,
    )


def _reason(turn: Turn, found: Reading) -> Question | None:
    """A reason that was named by its kind needs no words; one that was only ticked, or only said, does."""
    if turn.reason is not None:
        return None
    if Move.COUNTER_WITH_NUMBER not in turn.moves or found.has_reason == (turn.strongest is not None):
        return None
    if found.has_reason:
        return Question(
            About.REASON,
            Message("negotiation.ask_which_reason"),
            ("reason", "market_data", "backed_offer", "no_reason"),
        )
    return Question(About.REASON, Message("negotiation.ask_reason"), ("reason_is_there", "no_reason"))


def answered(turn: Turn, about: Question, answer: str, *, reference: float) -> Turn:
    """The turn as the person has confirmed it. Raises ValueError for an answer that was not offered.

    ``reference`` is a figure of the lever's size, e.g. the standing base: "95" beside 90,000 means 95,000.
    """
    if answer not in about.answers:
        raise ValueError(f"{answer!r} is not among {', '.join(about.answers)}")
    moves = set(turn.moves)
    changed = turn
    match answer:
        case "my_ask" | "first_number":
            moves.add(Move.COUNTER_WITH_NUMBER if answer == "my_ask" else Move.NAMES_NUMBER)
        case "current" | "floor":
            moves.add(Move.REVEALS_CURRENT if answer == "current" else Move.REVEALS_FLOOR)
        case "other_offer":
            moves.add(Move.COMPETING_OFFER)
        case "own_data":
            moves.add(Move.SHARES_EVIDENCE)
        case "on_condition":
            moves.add(Move.ACCEPTS_CONDITIONAL)
        case "yes":
            moves.add(Move.ACCEPTS)
            moves -= {Move.COUNTER_WITH_NUMBER, Move.ULTIMATUM, Move.REJECTS, Move.DECLINES}
        case "no_reason":
            moves -= {Move.GIVES_REASON, Move.SHARES_EVIDENCE, Move.COMPETING_OFFER}
            changed = replace(changed, reason=None)
        case "reason":
            moves.add(Move.GIVES_REASON)
        case "market_data":
            moves.add(Move.SHARES_EVIDENCE)
            changed = replace(changed, reason=Reason.MARKET_DATA)
        case "backed_offer":
            moves.add(Move.COMPETING_OFFER)
            changed = replace(changed, reason=Reason.COMPETING_OFFER)
    if about.figure is not None and answer in {"my_ask", "first_number", "current", "floor"}:
        amount = _in_size(about.figure, reference)
        if answer in {"current", "floor"} and turn.moves & {Move.COUNTER_WITH_NUMBER, Move.NAMES_NUMBER}:
            changed = replace(changed, revealed=amount)
        else:
            changed = replace(changed, amount=amount, raise_pct=None, amount_pct_of_planned=None)
    return replace(changed, moves=frozenset(moves), is_confirmed=True)


def _in_size(figure: Figure, reference: float) -> float:
    """The amount that a spoken figure means: "95" for 95,000, "8k a month" for 96,000 a year."""
    amount = figure.value * _A_YEAR.get(figure.period or "", 1)
    if reference > 0 and amount < reference / 100 and reference / 5 <= amount * _THOUSANDS <= reference * 5:
        return amount * _THOUSANDS
    return amount

"""Negotiation practice: moves, a seeded recruiter with hidden limits, rules that score what was confirmed.

A ``Talk`` takes turns and answers with the recruiter's lines; everything follows from its ``Setup`` (the seed, perhaps
an offer of one's own) and the turns. ``score`` shows its rules, ``gain`` the money, ``report`` all of it as JSON.

>>> talk = Talk(Setup(seed=3))
>>> talk.take(Turn(frozenset({Move.ASKS_RANGE}))).is_confirmed
True
"""

from rehearse.offers.negotiation.constants import version
from rehearse.offers.negotiation.errors import NegotiationError, OverError, ScriptError, TurnError
from rehearse.offers.negotiation.exchange import Concession, Exchange, Fault
from rehearse.offers.negotiation.gate import About, Question, Reading, answered, read
from rehearse.offers.negotiation.messages import LINES, TEXTS, english
from rehearse.offers.negotiation.move import (
    BEARS_FIGURE,
    FINAL,
    GROUPS,
    REVEALS,
    Group,
    Lever,
    Move,
    Phase,
    Reason,
    allowed,
)
from rehearse.offers.negotiation.recruiter import Deadline, Recruiter, draw
from rehearse.offers.negotiation.report import hidden, reason_of, report
from rehearse.offers.negotiation.scoring import RULES, Score, score
from rehearse.offers.negotiation.script import (
    LARGEST_SCRIPT,
    LONGEST_TEXT,
    Script,
    read_script,
    turn_from_json,
    turn_to_json,
)
from rehearse.offers.negotiation.setup import MOST_SEED, Setup
from rehearse.offers.negotiation.strategy import STRATEGIES, Strategy, quick_gain, run
from rehearse.offers.negotiation.talk import LONGEST, Talk, play
from rehearse.offers.negotiation.terms import MONEY, Terms, terms_of
from rehearse.offers.negotiation.turn import Turn
from rehearse.offers.negotiation.worth import Worth, gain, worth

__all__ = [
    "BEARS_FIGURE",
    "FINAL",
    "GROUPS",
    "LARGEST_SCRIPT",
    "LINES",
    "LONGEST",
    "LONGEST_TEXT",
    "MONEY",
    "MOST_SEED",
    "REVEALS",
    "RULES",
    "STRATEGIES",
    "TEXTS",
    "About",
    "Concession",
    "Deadline",
    "Exchange",
    "Fault",
    "Group",
    "Lever",
    "Move",
    "NegotiationError",
    "OverError",
    "Phase",
    "Question",
    "Reading",
    "Reason",
    "Recruiter",
    "Score",
    "Script",
    "ScriptError",
    "Setup",
    "Strategy",
    "Talk",
    "Terms",
    "Turn",
    "TurnError",
    "Worth",
    "allowed",
    "answered",
    "draw",
    "english",
    "gain",
    "hidden",
    "play",
    "quick_gain",
    "read",
    "read_script",
    "reason_of",
    "report",
    "run",
    "score",
    "terms_of",
    "turn_from_json",
    "turn_to_json",
    "version",
    "worth",
]

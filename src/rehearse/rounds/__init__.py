"""Rounds: one folder per kind of interview, found by being there.

A new round is a copy of ``_template`` under its own name; nothing else is edited.
"""

from rehearse.rounds.assessment import Assessment, Tick
from rehearse.rounds.discovery import all_rounds, get, texts
from rehearse.rounds.errors import AssessmentError, RoundFolderError, RoundsError, UnknownRoundError
from rehearse.rounds.round import Round
from rehearse.rounds.scoring import no_evidence, score_code, score_share, score_ticks
from rehearse.rounds.worksheet import Worksheet

__all__ = [
    "Assessment",
    "AssessmentError",
    "Round",
    "RoundFolderError",
    "RoundsError",
    "Tick",
    "UnknownRoundError",
    "Worksheet",
    "all_rounds",
    "get",
    "no_evidence",
    "score_code",
    "score_share",
    "score_ticks",
    "texts",
]

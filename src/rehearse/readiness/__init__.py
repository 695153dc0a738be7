"""Readiness: the chance of passing each round, with its uncertainty, replayed from evidence.

Read in this order: ``evidence`` (what is known), ``filter`` (the model), ``estimate`` (one round), ``loop`` (all
rounds), ``next_step`` (what to do), ``base_rates`` (the assumptions).
"""

from __future__ import annotations

from rehearse.readiness.base_rates import LEVELS, BaseRate, BaseRates, base_rates
from rehearse.readiness.errors import BaseRateError, EvidenceError, QuestionError, ReadinessError
from rehearse.readiness.estimate import LEAST_ATTEMPTS, Estimate, bar_for, estimate, history, readiness
from rehearse.readiness.evidence import Evidence, Source
from rehearse.readiness.evidence_json import evidence_from_json, evidence_to_json
from rehearse.readiness.filter import Deviation, Filter, State
from rehearse.readiness.loop import at_least, loop_chance
from rehearse.readiness.messages import TEXTS
from rehearse.readiness.next_step import Gain, Option, what_next

__all__ = [
    "LEAST_ATTEMPTS",
    "LEVELS",
    "TEXTS",
    "BaseRate",
    "BaseRateError",
    "BaseRates",
    "Deviation",
    "Estimate",
    "Evidence",
    "EvidenceError",
    "Filter",
    "Gain",
    "Option",
    "QuestionError",
    "ReadinessError",
    "Source",
    "State",
    "at_least",
    "bar_for",
    "base_rates",
    "estimate",
    "evidence_from_json",
    "evidence_to_json",
    "history",
    "loop_chance",
    "readiness",
    "what_next",
]

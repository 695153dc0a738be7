"""Base rates: the stated assumption of how many candidates pass a round, and the bar that follows from it.

They live in ``base_rates.toml`` beside this module, a reason with each; a person may give a file of their own.
Recruiter screen and team match have none: no honest chance can be computed for them.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from rehearse.message import Message
from rehearse.readiness.errors import BaseRateError
from rehearse.readiness.estimate import bar_for
from rehearse.readiness.messages import TEXTS

__all__ = ["LEVELS", "BaseRate", "BaseRates", "base_rates"]

LEVELS = ("junior", "mid", "senior", "staff")

_OWN_FILE = "base_rates.toml"


@dataclass(frozen=True, slots=True)
class BaseRate:
    """An assumption about one round at one level."""

    rate: float
    """Share of invited candidates who pass, in (0, 1)."""
    reason: Message
    """Why this rate was taken."""

    @property
    def bar(self) -> float:
        """The bar in logits at which a person without evidence passes with chance ``rate``."""
        return bar_for(self.rate)

    @property
    def message(self) -> Message:
        """The assumption in words, said to be one."""
        percent = math.floor(100 * self.rate + 0.5)
        return Message("readiness.base_rate", {"percent": percent, "reason": self.reason})


@dataclass(frozen=True, slots=True)
class BaseRates:
    """All base rates of one file."""

    by_round: Mapping[str, Mapping[str, BaseRate]]

    def get(self, round_id: str, level: str) -> BaseRate:
        """The assumption for ``round_id`` at ``level``. Raises BaseRateError."""
        try:
            return self.by_round[round_id][level]
        except KeyError:
            params = {
                "round": round_id,
                "level": level,
                "rounds": ", ".join(self.by_round),
                "levels": ", ".join(LEVELS),
            }
            raise BaseRateError(Message("readiness.base_unknown", params)) from None

    def bars(self, rounds: Iterable[str], level: str) -> dict[str, float]:
        """Bars in logits for those of ``rounds`` that have a base rate; the others are left out."""
        return {name: self.get(name, level).bar for name in rounds if name in self.by_round}


def base_rates(path: Path | None = None) -> BaseRates:
    """The rates of ``path``, else the product's own. Raises BaseRateError, OSError."""
    if path is None:
        name, text = _OWN_FILE, resources.files(__package__).joinpath(_OWN_FILE).read_text("utf-8")
    else:
        name, text = path.name, path.read_text("utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise BaseRateError(Message("readiness.base_file", {"file": name, "problem": str(problem)})) from problem
    return BaseRates({round_id: _read_round(name, round_id, table) for round_id, table in tables.items()})


def _read_round(file: str, round_id: str, table: object) -> dict[str, BaseRate]:
    if not isinstance(table, dict) or set(table) != set(LEVELS):
        raise _broken(file, f"round {round_id} does not have exactly the levels {', '.join(LEVELS)}")
    return {level: _read_level(file, round_id, level, table[level]) for level in LEVELS}


def _read_level(file: str, round_id: str, level: str, entry: object) -> BaseRate:
    if not isinstance(entry, dict) or set(entry) != {"rate", "reason"}:
        raise _broken(file, f"round {round_id}, level {level} does not have exactly rate and reason")
    rate, reason = entry["rate"], entry["reason"]
    if isinstance(rate, bool) or not isinstance(rate, int | float) or not 0 < rate < 1:
        params = {"round": round_id, "level": level, "file": file, "value": str(rate)}
        raise BaseRateError(Message("readiness.base", params))
    if not isinstance(reason, str) or not reason.strip():
        raise _broken(file, f"round {round_id}, level {level} has no reason")
    known = f"readiness.{reason}"
    text = Message(known) if known in TEXTS else Message("readiness.own_reason", {"text": reason})
    return BaseRate(float(rate), text)


def _broken(file: str, problem: str) -> BaseRateError:
    return BaseRateError(Message("readiness.base_file", {"file": file, "problem": problem}))

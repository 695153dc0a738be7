"""Turns as JSON: a script of a whole talk, or one turn as it is kept. Everything read here is hostile until parsed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rehearse.message import Message
from rehearse.offers.negotiation.errors import NegotiationError, ScriptError
from rehearse.offers.negotiation.move import Lever, Move, Reason
from rehearse.offers.negotiation.talk import LONGEST
from rehearse.offers.negotiation.turn import Turn

__all__ = ["LARGEST_SCRIPT", "LONGEST_TEXT", "Script", "read_script", "turn_from_json", "turn_to_json"]

LARGEST_SCRIPT = 512 * 1024
"""Bytes."""
LONGEST_TEXT = 2_000
"""Characters of a sentence."""
MOST = 1e12
"""Largest amount."""
MOST_SHARE = 1_000.0
"""Largest share in hundredths."""
_KEYS = ("version", "offer", "target", "target_source", "turns")
_TURN_KEYS = (
    "moves", "lever", "reason", "amount", "raise_pct", "amount_pct_of_planned", "revealed", "proof", "text",
    "recruiter", "confirmed",
)  # fmt: skip
_FIGURES = ("amount", "raise_pct", "amount_pct_of_planned")
_EXCLUDE = (
    (Move.ACCEPTS, Move.COUNTER_WITH_NUMBER), (Move.ACCEPTS, Move.ULTIMATUM), (Move.ACCEPTS, Move.REJECTS),
    (Move.ACCEPTS, Move.DECLINES), (Move.ACCEPTS, Move.ACCEPTS_CONDITIONAL), (Move.ACCEPTS_CONDITIONAL, Move.DECLINES),
    (Move.ACCEPTS_CONDITIONAL, Move.REJECTS), (Move.COUNTER_WITH_NUMBER, Move.DECLINES),
)  # fmt: skip
"""Decisions that cannot be made in one turn."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script as it was read."""

    turns: tuple[Turn, ...]
    offer: str | Mapping[str, Any] | None = None
    """Name of an offer file, or the offer itself in the form of that file; None: an invented one."""
    target: float | None = None
    target_source: str = ""


def read_script(content: bytes) -> Script:
    """The script of a file's bytes. Raises ScriptError with every fault found."""
    if len(content) > LARGEST_SCRIPT:
        raise ScriptError([NegotiationError("too_large", limit=LARGEST_SCRIPT // 1024)])
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_once)
    except ScriptError:
        raise
    except (ValueError, RecursionError):
        raise ScriptError([NegotiationError("not_json")]) from None
    if not isinstance(data, dict):
        raise ScriptError([NegotiationError("not_json")])
    faults = _Faults()
    faults.check_keys(data, _KEYS, "")
    raw = data.get("turns")
    if not isinstance(raw, list):
        faults.add("no_turns", "turns")
        raw = []
    elif len(raw) > LONGEST:
        faults.add("too_many_turns", "turns", count=len(raw), most=LONGEST)
        raw = []
    turns = [_turn(one, f"turns[{place}]", faults) for place, one in enumerate(raw)]
    target = faults.number(data, "target", MOST, "")
    source = faults.text(data, "target_source", "", 300)
    offer = data.get("offer")
    if offer is not None and not isinstance(offer, str | dict):
        faults.add("bad_offer", "offer", problem="")
    faults.raise_all()
    return Script(tuple(turns), offer, target, source)


def turn_from_json(data: Any) -> Turn:
    """One turn. Raises ScriptError."""
    faults = _Faults()
    turn = _turn(data, "", faults)
    faults.raise_all()
    return turn


def turn_to_json(turn: Turn) -> dict[str, Any]:
    """The object that ``turn_from_json`` reads; keys with their default are left out."""
    found: dict[str, Any] = {"moves": [move.value for move in Move if move in turn.moves]}
    if turn.lever is not Lever.BASE or turn.has_figure:
        found["lever"] = turn.lever.value
    if turn.reason is not None:
        found["reason"] = turn.reason.value
    for name in (*_FIGURES, "revealed"):
        if getattr(turn, name) is not None:
            found[name] = getattr(turn, name)
    for name, value in (("proof", turn.proof), ("text", turn.text), ("recruiter", turn.recruiter)):
        if value:
            found[name] = value
    if turn.is_confirmed:
        found["confirmed"] = True
    return found


def _no_number(name: str) -> float:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ScriptError([NegotiationError("twice", key=repr(twice[:60]))])
    return found


class _Faults:
    """Collects what is wrong, so that a file is mended once."""

    def __init__(self) -> None:
        self.found: list[NegotiationError] = []

    def add(self, name: str, where: str, **params: str | float | Message) -> None:
        self.found.append(NegotiationError(name, where, **params))

    def raise_all(self) -> None:
        if self.found:
            raise ScriptError(self.found)

    def check_keys(self, data: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
        for key in data:
            if key not in known:
                self.add("unknown_key", _at(where, ""), key=repr(key[:60]), keys=", ".join(known))

    def number(self, data: Mapping[str, Any], key: str, most: float, where: str, low: float = 0.0) -> float | None:
        found = data.get(key)
        if found is None:
            return None
        is_number = isinstance(found, int | float) and not isinstance(found, bool)
        # Compared before it is turned into a float: JSON may spell whole numbers that no float holds.
        if not is_number or not low <= found <= most or not math.isfinite(found):
            self.add("bad_number", _at(where, key), low=low, high=int(most))
            return None
        return float(found)

    def flag(self, data: Mapping[str, Any], key: str, where: str) -> bool:
        found = data.get(key, False)
        if not isinstance(found, bool):
            self.add("bad_flag", _at(where, key))
            return False
        return found

    def text(self, data: Mapping[str, Any], key: str, where: str, limit: int = LONGEST_TEXT) -> str:
        found = data.get(key)
        if found is None:
            return ""
        if not isinstance(found, str) or len(found) > limit or not _can_be_kept(found):
            self.add("bad_text", _at(where, key), limit=limit)
            return ""
        return found


def _can_be_kept(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _at(where: str, key: str) -> str:
    return ".".join(part for part in (where, key) if part)


def _turn(data: Any, where: str, faults: _Faults) -> Turn:
    if not isinstance(data, dict):
        faults.add("bad_turn", where)
        return Turn()
    before = len(faults.found)
    faults.check_keys(data, _TURN_KEYS, where)
    moves = _moves(data.get("moves", []), _at(where, "moves"), faults)
    lever, reason = Lever.BASE, None
    if (said := data.get("lever")) is not None:
        plain = said.replace("-", "").replace("_", "").lower() if isinstance(said, str) else ""
        if plain in set(Lever):
            lever = Lever(plain)
        else:
            faults.add("bad_lever", _at(where, "lever"), found=_shown(said), known=", ".join(Lever))
    if (said := data.get("reason")) is not None:
        if isinstance(said, str) and said in set(Reason):
            reason = Reason(said)
        else:
            faults.add("bad_reason", _at(where, "reason"), found=_shown(said), known=", ".join(Reason))
    given = [name for name in _FIGURES if data.get(name) is not None]
    if len(given) > 1:
        faults.add("two_figures", _at(where, given[1]), first=given[0], second=given[1])
    elif not given and Move.COUNTER_WITH_NUMBER in moves:
        faults.add("no_figure", _at(where, "amount"))
    turn = Turn(
        moves=frozenset(moves),
        lever=lever,
        reason=reason,
        amount=faults.number(data, "amount", MOST, where),
        raise_pct=faults.number(data, "raise_pct", MOST_SHARE, where),
        amount_pct_of_planned=faults.number(data, "amount_pct_of_planned", MOST_SHARE, where),
        revealed=faults.number(data, "revealed", MOST, where),
        proof=faults.flag(data, "proof", where),
        text=faults.text(data, "text", where),
        recruiter=faults.text(data, "recruiter", where),
        is_confirmed=faults.flag(data, "confirmed", where),
    )
    if not moves and not turn.text.strip() and len(faults.found) == before:
        faults.add("bad_turn", where)
    return turn


def _moves(data: Any, where: str, faults: _Faults) -> set[Move]:
    known = ", ".join(Move)
    if not isinstance(data, list):
        faults.add("bad_moves", where, known=known)
        return set()
    moves: set[Move] = set()
    for one in data[: len(Move) * 2]:
        if isinstance(one, str) and one in set(Move):
            moves.add(Move(one))
        else:
            faults.add("bad_move", where, found=_shown(one), known=known)
    for first, second in _EXCLUDE:
        if first in moves and second in moves:
            faults.add("contradiction", where, first=first.value, second=second.value)
    return moves


def _shown(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=True)[:60]
    except (RecursionError, ValueError):
        return "..."

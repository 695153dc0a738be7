"""A written bound cut into tokens, with what people paste from pages brought to one form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rehearse.message import Message

from .messages import tell

__all__ = ["FUNCTIONS", "LONGEST", "BadStatementError", "Token", "cut"]

LONGEST = 200
"""Characters of a statement."""

FUNCTIONS = {"log": "log", "ln": "log", "lg": "log", "sqrt": "sqrt", "min": "min", "max": "max"}
HEADS = {"O", "Theta", "theta"}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ⁿᵐ", "0123456789nm")
_RAISED_RUN = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹ⁿᵐ]+")
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_LOWERED_RUN = re.compile("[₀₁₂₃₄₅₆₇₈₉]+")
_SIGNS = str.maketrans({"·": "*", "×": "*", "⋅": "*", "∗": "*", "−": "-", "–": "-", "√": " sqrt ", "Θ": " Theta "})
_PARTS = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<letters>[^\W\d_]+)|(?P<sign>\*\*|[-+*/^!(){}|,_]))")


class BadStatementError(ValueError):
    """A statement that cannot be read. The message names the part and says what to write instead."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    """``number``, ``name``, ``function``, ``head`` (the O), ``sign`` or ``end``."""
    text: str
    is_attached: bool = False
    """No space before it."""


def _plain(text: str) -> str:
    text = _RAISED_RUN.sub(lambda run: f"^({run[0].translate(_RAISED)})", text)
    text = _LOWERED_RUN.sub(lambda run: f"_{run[0].translate(_LOWERED)} ", text)
    text = unicodedata.normalize("NFKC", text.translate(_SIGNS))
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _segments(letters: str, known: frozenset[str]) -> list[tuple[str, ...]]:
    """Every way to cut a run of letters into known names, at most two of them: more is ambiguous already."""
    found: list[list[tuple[str, ...]]] = [[()], *([] for _ in letters)]
    for end in range(1, len(letters) + 1):
        for name in known:
            if letters.endswith(name, 0, end):
                found[end] += [(*before, name) for before in found[end - len(name)]]
        found[end] = found[end][:2]
    return found[-1]


def _named(letters: str, whole: str, names: Iterable[str]) -> tuple[str, ...]:
    """Names in a run of letters: ``nlogn`` is n, log, n. A size may be written in the other case."""
    names = tuple(names)
    if letters in names or letters in FUNCTIONS or letters in HEADS:
        return (letters,)
    ways = _segments(letters, frozenset((*names, *FUNCTIONS)))
    if len(ways) == 1:
        return ways[0]
    if len(ways) > 1:
        raise BadStatementError(tell("statement_run", text=whole, part=letters))
    same = [name for name in names if name.lower() == letters.lower()]
    if len(same) == 1:
        return (same[0],)
    if letters in {"Omega", "omega", "Ω", "o"}:
        raise BadStatementError(tell("statement_upper", text=whole, part=letters))
    raise BadStatementError(tell("statement_name", text=whole, part=letters, sizes=", ".join(names)))


def cut(text: str, names: Iterable[str]) -> list[Token]:
    """The tokens of a bound, an ``end`` last. ``names`` are sizes and bounded parameters. Raises BadStatementError."""
    names = tuple(names)
    plain, tokens, place = _plain(text).rstrip(), [], 0
    while place < len(plain):
        part = _PARTS.match(plain, place)
        if part is None:
            sign = plain[place:].lstrip()[0]
            raise BadStatementError(tell("statement_sign", text=text, part=sign))
        kind, found = str(part.lastgroup), str(part[part.lastgroup or 0])
        is_attached = part.start(part.lastgroup or 0) == place and place > 0
        if kind == "letters":
            for count, name in enumerate(_named(found, text, names)):
                sort = "function" if name in FUNCTIONS and name not in names else "name"
                sort = "head" if name in HEADS and name not in names else sort
                tokens.append(Token(sort, FUNCTIONS.get(name, name), is_attached or count > 0))
        else:
            tokens.append(Token(kind, "^" if found == "**" else found, is_attached))
        place = part.end()
    return [*tokens, Token("end", "")]

"""The reference's answers on legal inputs: values, or exceptions where those are right answers.

Asking whether an input is legal and asking for its answer is one call in one box; that box never runs the person's
code, and the box that does never sees an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rehearse.judge import untrusted
from rehearse.judge.languages.python import Flavour, flavour_of

from .input import Input
from .running import Kind, Outcome, Program, Runner

__all__ = ["Answer", "Oracle", "oracle_program"]

CPU_S = 0.1
"""CPU of one answer; an input that takes the reference longer is no counterexample to show."""

_ASK = "rehearse_ask"

_TOGETHER = """
import ast, copy, marshal, sys, types
{flavour}


def _copied(arguments):
    if "numpy" in sys.modules:
        return copy.deepcopy(arguments)  # marshal writes arrays as bytes
    try:
        return marshal.loads(marshal.dumps(arguments))
    except ValueError:
        return copy.deepcopy(arguments)


def _module(name, source):
    module = types.ModuleType(name)
    sys.modules[name] = module
    exec(compile(source, name, "exec", dont_inherit=True), module.__dict__)
    return module


def _function(module, name):
    found = module.__dict__.get(name)
    if found is None and "Solution" in module.__dict__:
        found = getattr(module.__dict__["Solution"](), name)
    return found


_RAISED = {raised!r}
_REFERENCE = {reference!r}
_generator = _module("rehearse_generator", {generator!r})
_legal = _function(_generator, "legal") if {asks_legal} else None
_reference = _function(_module("rehearse_reference", _REFERENCE), {function!r})
_meant = frozenset(node.lineno for node in ast.walk(ast.parse(_REFERENCE)) if isinstance(node, ast.Raise))


def _is_legal(arguments):
    try:
        return _legal is None or bool(_legal(*_copied(arguments)))
    except Exception:
        return False


def _is_meant(error):
    place = error.__traceback__
    while place.tb_next is not None:
        place = place.tb_next
    return place.tb_frame.f_code.co_filename == "rehearse_reference" and place.tb_lineno in _meant


def {ask}(*arguments):
    is_legal = _is_legal(arguments)
    if not is_legal and not _RAISED:
        return None
    try:
        value = _reference(*arguments)
    except Exception as error:
        name = type(error).__name__
        if name in _RAISED and (is_legal and _legal is not None or _is_meant(error)):
            return [name, True]
        if is_legal:
            raise
        return None
    return [value] if is_legal else None
"""

_ONE = b"\x91"
"""The head of a list of one element: the answer's own bytes follow."""
_TWO = b"\x92"
"""The head of a list of two: the type of an exception that is the answer, and True."""
_RAISES = b"\xc1"
"""Head of an answer that is an exception; no value begins with this byte, and the type's name follows."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reference returns for one input."""

    body: bytes
    """The value, in the codec's form; for an exception a mark and its type."""
    cpu_s: float
    is_checked: bool = False
    """Whether the reference gave the same answer when asked again in another order, or alone."""

    @property
    def raises(self) -> str:
        """Type of the exception that is the right answer; empty for a value."""
        return self.body[1:].decode() if self.body[:1] == _RAISES else ""


def oracle_program(
    reference: str, function: str, legal: str, memory_mib: int, raises: frozenset[str] = frozenset()
) -> Program:
    """The program that answers: the reference alone, or behind ``legal`` of a generator's source.

    ``raises`` are types of exceptions that are right answers: on a legal input, or where a ``raise`` of the reference's
    own text says so. An exception from inside a library says nothing.
    """
    if not legal and not raises:
        return Program(reference, function, memory_mib)
    wants_numpy = Flavour.NUMPY in (flavour_of(reference), flavour_of(legal))
    source = _TOGETHER.format(
        flavour="import numpy" if wants_numpy else "",
        generator=legal,
        asks_legal=bool(legal),
        raised=sorted(raises),
        reference=reference,
        function=function,
        ask=_ASK,
    )
    return Program(source, _ASK, memory_mib)


class Book(Protocol):
    """A battery: answers that were asked for before."""

    refused: set[bytes]
    """Packed inputs that have no answer."""

    def find(self, packed: bytes) -> Answer | None:
        """The answer for a packed input."""


class Oracle:
    """Answers, each asked for once."""

    def __init__(self, runner: Runner, program: Program) -> None:
        self._runner = runner
        self._program = program
        self._asks_legal = program.function == _ASK
        self._known: dict[bytes, Answer | None] = {}
        self._book: Book | None = None
        self.failure: tuple[Input, Outcome] | None = None
        """The first input on which the reference raised or ended, with what came of it."""

    def learn(self, book: Book) -> None:
        """Look answers up in a battery before asking."""
        self._book = book

    def is_known(self, given: Input) -> bool:
        """Whether no box need be asked about an input."""
        return given.key in self._known or (
            self._book is not None and (given.packed in self._book.refused or self._book.find(given.packed) is not None)
        )

    def refuse(self, given: Input) -> None:
        """Treat an input as one that is not legal from now on."""
        self._known[given.key] = None

    def recalled(self, given: Input) -> Answer | None:
        """The answer, when it is known without asking."""
        if given.key in self._known:
            return self._known[given.key]
        return None if self._book is None else self._book.find(given.packed)

    def answers(self, inputs: Sequence[Input], *, cpu_s: float = CPU_S) -> list[Answer | None]:
        """One answer per input; None for one that is not legal, or on which the reference fails or is too slow."""
        asked = list({given.key: given for given in inputs if not self.is_known(given)}.values())
        if asked:
            self._ask(asked, cpu_s)
        return [self.recalled(given) for given in inputs]

    def repeated(self, inputs: Sequence[Input], *, cpu_s: float = CPU_S) -> list[Answer | None]:
        """The answers asked for once more, in this order and in fresh boxes; what was known stays known.

        One input: the reference run alone. Raises OverError.
        """
        return self._ask(inputs, cpu_s)

    def time_s(self, answer: Answer) -> float:
        """CPU of an answer that was the first of its box, without what starting the reference takes."""
        return max(1e-5, answer.cpu_s - self._runner.load_s(self._program))

    def _ask(self, inputs: Sequence[Input], cpu_s: float) -> list[Answer | None]:
        found: list[Answer | None] = []

        def see(place: int, outcome: Outcome) -> bool:
            answer = self._answer(outcome)
            if answer is None and outcome.kind in (Kind.EXCEPTION, Kind.DEATH) and self.failure is None:
                self.failure = inputs[place], outcome
            found.append(answer)
            self._known.setdefault(inputs[place].key, answer)
            return True

        self._runner.run(self._program, [given.packed for given in inputs], see, cpu_s=cpu_s)
        return found

    def _answer(self, outcome: Outcome) -> Answer | None:
        if outcome.kind is not Kind.VALUE:
            return None
        if not self._asks_legal:
            return Answer(outcome.body, outcome.cpu_s)
        head, rest = outcome.body[:1], outcome.body[1:]
        if head == _ONE:
            return Answer(rest, outcome.cpu_s)
        if head == _TWO:
            name, _ = untrusted.decode(outcome.body)
            return Answer(_RAISES + str(name).encode(), outcome.cpu_s)
        return None

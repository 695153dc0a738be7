"""``Judge``: one supervisor with its zygotes, in this process."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from types import TracebackType
from typing import Any

from . import trusted
from .boxes import Box, BoxSource
from .errors import JudgeError, JudgeRefused, TrustedFailure, ZygoteDied
from .judgement import Judgement
from .languages.python import Flavour, flavour_of
from .limits import Limits
from .messages import TEXTS, say
from .mode import VARIABLE, Mode
from .submission import Submission
from .supervisor import CaseSink, Course

__all__ = ["Judge"]

PROTOCOL = 1
"""Changes with whatever can change a verdict: codec, comparison, limits."""


class Judge:
    """Runs submissions one after the other; a context manager.

    >>> with Judge() as judge:                                          # doctest: +SKIP
    ...     judge.run(submission).verdict
    """

    def __init__(
        self,
        mode: Mode | str | None = None,
        python: str = sys.executable,
        *,
        interactive: bool = True,
        spare: int = 2,
        for_others: bool = False,
    ) -> None:
        """Start a zygote and prove the mode.

        ``mode`` None: ``REHEARSE_JUDGE_MODE``, else the strongest that the self-test proves. A given mode is proved
        too. ``for_others`` says that code of other people will be run, as in a room: the own-code-only mode is then
        refused. Raises JudgeRefused when nothing can run here.
        """
        self._interactive = interactive
        self._spare = spare
        self._zygotes: dict[Flavour, BoxSource] = {}
        self._retired: list[Box] = []
        wanted = mode or os.environ.get(VARIABLE) or None
        self.mode = Mode.REFUSED
        if sys.platform == "win32":
            raise JudgeRefused("The judge runs no submissions on Windows itself." + _advice())
        chosen = None if wanted is None else _parse(wanted)
        if for_others and chosen is Mode.OWN_CODE_ONLY:
            raise JudgeRefused(TEXTS.english(say("own_for_others")))
        from .runtime import Runtime  # needs a C library; Windows stops above

        self.runtime = Runtime.of(python)
        self._choose(chosen)

    def _choose(self, wanted: Mode | None) -> None:
        from .selftest import prove

        strongest = (Mode.CERTIFIED, Mode.CONFINED) if sys.platform == "linux" else ()
        candidates = strongest if wanted is None else (wanted,)
        reasons = []
        for mode in candidates:
            self.mode = mode
            try:
                self.warm(Flavour.PLAIN)
                breach = prove(self)
            except (JudgeError, OSError, ZygoteDied) as error:
                breach = f"{type(error).__name__}: {error}"
            if breach is None:
                return
            reasons.append(f"{mode}: {breach}")
            self._close_zygotes()
        self.mode = Mode.REFUSED
        raise JudgeRefused("The judge runs no submissions here. " + " ".join(reasons) + _advice())

    @property
    def fingerprint(self) -> str:
        """Identifies Python, the packages of boxes, mode and protocol, in 16 hex digits."""
        return _fingerprint(self.runtime.version, tuple(sorted(self.runtime.versions.items())), self.mode)

    def warm(self, *flavours: Flavour) -> None:
        """Start zygotes before they are needed; plain and numpy when none is named."""
        for flavour in flavours or (Flavour.PLAIN, Flavour.NUMPY):
            self._zygote(flavour)

    def offers(self, engine: str) -> bool:
        """Whether programs may ask for an engine by a mark in their last line: ``sqlite``, ``duckdb``, ``pandas``."""
        return self.runtime.offers(Flavour(engine))

    def _flavour(self, source: str) -> Flavour:
        """The flavour that a source wants. Without its package an import in the box says so."""
        flavour = flavour_of(source)
        return flavour if self.runtime.offers(flavour) else Flavour.PLAIN

    def _zygote(self, flavour: Flavour) -> BoxSource:
        source = self._zygotes.get(flavour)
        if source is None:
            source = self._zygotes[flavour] = self._start(flavour)
        return source

    def _start(self, flavour: Flavour) -> BoxSource:
        if self.mode is Mode.OWN_CODE_ONLY:
            from .plain import PlainBoxes

            return PlainBoxes(self.runtime, flavour)
        from .zygotes import Zygote

        return Zygote(self.runtime, flavour, self.mode, spare=self._spare, interactive=self._interactive)

    def run(
        self,
        submission: Submission,
        on_case: CaseSink | None = None,
        *,
        on_compiled: Callable[[], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        refill: bool = True,
    ) -> Judgement:
        """Judge a submission; never raises for what it does.

        ``on_case`` sees each case as it is decided. A failure of the machine is retried once in a new zygote, then
        the verdict is JE. ``refill`` false leaves it to the caller to call ``refill`` once the answer is on its way:
        the forks of the next boxes compete with it. Raises BadValue for unknown checkers and their keys.
        """
        self._release()
        flavour = self._flavour(submission.program)
        course = Course(
            submission,
            lambda memory: self._take(flavour, memory),
            mode=self.mode,
            fingerprint=self.fingerprint,
            retire=self._retired.append,
            meanwhile=lambda: self._prepare(flavour),
            base_kib=lambda: self._base_kib(flavour),
            on_case=on_case,
            on_compiled=on_compiled,
            cancelled=cancelled,
        )
        try:
            for _ in range(2):
                try:
                    return course.run()
                except (ZygoteDied, OSError):
                    self._drop(flavour)
            return course.judgement(say("machine"))
        finally:
            if refill:
                self._refill(flavour)

    @contextmanager
    def box(self, source: str, memory_mib: int = 256) -> Iterator[Box]:
        """A single-use box of the flavour a source wants, for a ``Leg`` of one's own; it is ended afterwards.

        Raises ZygoteDied, here or from inside; the next box comes from a new zygote.
        """
        flavour = self._flavour(source)
        try:
            box = self._take(flavour, memory_mib)
            try:
                yield box
            finally:
                box.close()
        except ZygoteDied:
            self._drop(flavour)
            raise
        finally:
            self._refill(flavour)

    def refill(self) -> None:
        """End boxes that have answered, and ask for the next of every flavour in use."""
        for flavour in list(self._zygotes):
            self._refill(flavour)

    def outputs(
        self,
        source: str,
        function: str,
        arguments: Sequence[tuple[Any, ...]],
        limits: Limits | None = None,
    ) -> list[Any]:
        """What a program of the bank returns for each argument tuple, run in a box like any other.

        ``limits`` are per call (default 10 s of CPU, 1,024 MiB). Raises TrustedFailure when one call fails.
        """
        flavour = self._flavour(source)
        try:
            for _ in range(2):
                try:
                    return trusted.outputs(lambda mib: self._take(flavour, mib), source, function, arguments, limits)
                except ZygoteDied:
                    self._drop(flavour)
            raise TrustedFailure(f"{function}: the judge failed twice to run this program. Try again.")
        finally:
            self._refill(flavour)

    def generate(self, source: str, family: str, n: int, seed: int, m: int | None = None) -> tuple[Any, ...]:
        """Arguments made by a family of an item's ``gen.py`` (``families2`` when ``m`` is given)."""
        return trusted.arguments_of(self.outputs(*trusted.generation(source, family, n, seed, m))[0])

    def sample(self, source: str, seed: int) -> tuple[Any, ...]:
        """Arguments made by ``sample(rng)`` of an item's ``gen.py``."""
        return trusted.arguments_of(self.outputs(*trusted.sampling(source, seed))[0])

    def _take(self, flavour: Flavour, memory_mib: int) -> Box:
        try:
            source = self._zygote(flavour)
        except JudgeError as error:
            raise ZygoteDied from error
        return source.take(memory_mib)

    def _prepare(self, flavour: Flavour) -> None:
        source = self._zygotes.get(flavour)
        if source is not None:
            source.prepare()

    def _base_kib(self, flavour: Flavour) -> int:
        try:
            return self._zygote(flavour).resident_kib
        except (JudgeError, OSError):  # it just ended; the next box tells
            return 0

    def _refill(self, flavour: Flavour) -> None:
        self._release()
        zygote = self._zygotes.get(flavour)
        if zygote is not None:
            try:
                zygote.refill()
            except ZygoteDied:
                self._drop(flavour)

    def _release(self) -> None:
        """End boxes that have answered."""
        while self._retired:
            self._retired.pop().close()

    def _drop(self, flavour: Flavour) -> None:
        zygote = self._zygotes.pop(flavour, None)
        if zygote is not None:
            zygote.close()

    def _close_zygotes(self) -> None:
        for flavour in list(self._zygotes):
            self._drop(flavour)

    def close(self) -> None:
        """End zygotes and boxes."""
        self._release()
        self._close_zygotes()

    def __enter__(self) -> Judge:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@cache
def _fingerprint(version: str, packages: tuple[tuple[str, str], ...], mode: Mode) -> str:
    parts = (str(PROTOCOL), version, *(" ".join(each) for each in packages), mode)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _parse(name: str) -> Mode:
    known = [mode for mode in Mode if mode is not Mode.REFUSED]
    if name not in known:
        raise JudgeRefused(f"{VARIABLE}: unknown mode {name!r}. Known modes: {', '.join(known)}.")
    return Mode(name)


def _advice() -> str:
    name = {"win32": "stronger_wsl", "darwin": "stronger_macos"}.get(sys.platform, "stronger_landlock")
    return " " + TEXTS.english(say(name))

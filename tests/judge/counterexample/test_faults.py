"""Programs that break things, and references that are wrong."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from rehearse.judge import Judge, TrustedFailure
from rehearse.judge.counterexample import search

from .make import NUMBER, ids, request

SORTED = "def f(a):\n    return sorted(a)\n"

HOSTILE = {
    "exit": ("import os\ndef f(a):\n    os._exit(0)\n", "death"),
    "system_exit": ("def f(a):\n    raise SystemExit(0)\n", "exception"),
    "fork": ("import os\ndef f(a):\n    os.fork()\n    return sorted(a)\n", "death exception"),
    "socket": ("import socket\ndef f(a):\n    socket.socket()\n    return sorted(a)\n", "death exception"),
    "memory": ("def f(a):\n    return len(bytearray(1 << 40))\n", "exception"),
    "huge_value": ("def f(a):\n    return [0] * 10_000_000\n", "death"),
    "huge_integer": ("def f(a):\n    return 1 << 5_000_000\n", "value"),
    "deep": ("def f(a):\n    x = []\n    for _ in range(5000):\n        x = [x]\n    return x\n", "exception"),
    "generator": ("def f(a):\n    yield from sorted(a)\n", "exception"),
    "prints": ("def f(a):\n    print('x' * 10_000_000)\n    return sorted(a)\n", "death"),
    "recursion": ("def f(a):\n    return f(a)\n", "exception"),
    "lying_exception": (
        "class E(Exception):\n    def __str__(self):\n        raise E\ndef f(a):\n    raise E\n",
        "exception",
    ),
    "closes": ("import os\ndef f(a):\n    os.closerange(0, 100)\n    return sorted(a)\n", "death exception"),
    "forges": ("import os\ndef f(a):\n    os.write(3, b'R' * 100)\n    return sorted(a)\n", "death exception"),
    "odd_text": ("def f(a):\n    return chr(0xD800)\n", "exception"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_function_is_survived_and_shown(judge: Judge, name: str) -> None:
    source, kinds = HOSTILE[name]
    found = search(judge, request(source, SORTED, budget_s=6.0))
    assert found.found and found.got is not None and found.got.kind in kinds.split()
    assert ast.literal_eval(found.input) is not None
    assert len(str(found.to_json())) < 40_000


def test_a_function_that_exits_only_sometimes_is_shown_where_it_does(judge: Judge) -> None:
    source = "import os\ndef f(a):\n    if len(a) == 2:\n        os._exit(7)\n    return sorted(a)\n"
    found = search(judge, request(source, SORTED, budget_s=6.0))
    assert found.got is not None and found.got.kind == "death" and found.size == 2


def test_what_a_function_prints_in_many_calls_is_no_fault(judge: Judge) -> None:
    source = "def f(a):\n    print('x' * 20_000)\n    return sorted(a) if len(a) < 3 else a\n"
    found = search(judge, request(source, SORTED, budget_s=6.0))
    assert found.found and found.got is not None and found.got.kind == "value"
    assert len(found.printed) <= 2_000


@pytest.mark.parametrize(
    "source", ["def f(a:\n", "import no_such_module\ndef f(a): pass\n", "def g(a): pass\n", "1 / 0\n"]
)
def test_a_program_that_does_not_start_is_said(judge: Judge, source: str) -> None:
    found = search(judge, request(source, SORTED))
    assert not found.found and ids(found)[0] == "not_loaded" and len(found.messages) == 2


@pytest.mark.parametrize("reference", ["def f(a:\n", "1 / 0\n", "def g(a): pass\n"])
def test_a_reference_that_does_not_start_is_said(judge: Judge, reference: str, tmp_path: Path) -> None:
    for cache in (None, tmp_path):
        found = search(judge, request(SORTED, reference, cache=cache, identity="list"))
        assert not found.found and ids(found)[0] == "reference_not_loaded"


def test_a_reference_that_answers_nothing_is_said(judge: Judge) -> None:
    found = search(judge, request(SORTED, "def f(a):\n    raise ValueError\n", budget_s=6.0))
    assert not found.found and ids(found) == ["no_inputs"]


def test_a_reference_that_fails_on_a_legal_input_is_said(judge: Judge) -> None:
    reference = "def f(a):\n    return sorted(a) if len(a) != 1 else 1 // 0\n"
    legal = "def legal(a):\n    return True\n"
    found = search(judge, request(SORTED, reference, legal=legal, budget_s=4.0))
    assert not found.found and "reference_fails" in ids(found)


def test_inputs_on_which_the_reference_fails_are_not_legal_without_a_word_on_legality(judge: Judge) -> None:
    source = "def f(a):\n    return max(a) if a else None\n"
    found = search(judge, request(source, "def f(a):\n    return max(a)\n", budget_s=3.0))
    assert not found.found and "reference_fails" not in ids(found)


def test_a_reference_that_is_slow_is_no_reason_to_blame_the_function(judge: Judge) -> None:
    slow = "def f(x):\n    if x > 3:\n        while True: pass\n    return x\n"
    found = search(judge, request(slow, slow, NUMBER, "x", budget_s=1.0))
    assert not found.found


def test_a_reference_that_remembers_is_not_believed(judge: Judge, tmp_path: Path) -> None:
    reference = "calls = []\ndef f(a):\n    calls.append(1)\n    return len(calls) % 7\n"
    found = search(judge, request(SORTED, reference, cache=tmp_path, identity="list", budget_s=4.0))
    assert "reference_unstable" in ids(found)


def test_a_difference_that_shows_after_other_calls_only_is_told_as_such(judge: Judge) -> None:
    source = "seen = []\ndef f(a):\n    seen.append(1)\n    return sorted(a) + [1] * (len(seen) > 9)\n"
    found = search(judge, request(source, SORTED))
    assert not found.found and ids(found) == ["state"]


def test_a_flaky_function_is_called_flaky(judge: Judge) -> None:
    source = "import os\ndef f(a):\n    return sorted(a) if os.urandom(1)[0] % 2 else None\n"
    reports = [search(judge, request(source, SORTED, seed=3)) for _ in range(4)]
    flaky = [found for found in reports if found.flaky]
    assert flaky and all("flaky" in ids(found) and found.seed == 3 for found in flaky)


def test_a_same_that_fails_is_refused(judge: Judge) -> None:
    with pytest.raises(TrustedFailure, match="same"):
        search(judge, request("def f(a):\n    return a\n", SORTED, same="def same(a, b):\n    return 1 // 0\n"))


def test_the_box_of_the_function_never_sees_an_answer(judge: Judge) -> None:
    source = """
import gc, sys
def f(a):
    secret = "zebra" + str(len("fish"))
    frame, texts = sys._getframe(1), []
    while frame:
        texts.append(repr(frame.f_locals))
        frame = frame.f_back
    texts += [repr(x)[:2000] for x in gc.get_objects() if type(x) in (list, dict, tuple, bytes)]
    return "seen" if any(secret in text for text in texts) else sorted(a)
"""
    found = search(judge, request(source, "def f(a):\n    return 'zebra4' if a else []\n", budget_s=4.0))
    assert found.found and found.got is not None and "seen" not in found.got.value

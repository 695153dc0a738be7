"""Classes are searched as functions of their calls."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rehearse.cli import main
from rehearse.judge.counterexample import operating

REFERENCE = """
class Stack:
    def __init__(self, most):
        self.items, self.most = [], most
    def push(self, x):
        if len(self.items) < self.most:
            self.items.append(x)
    def pop(self):
        if not self.items:
            raise IndexError("empty")
        return self.items.pop()
"""
STRATEGY = """
domain = {"args": [{"ops": {"push": [{"int": [0, 9]}], "pop": []}, "new": [{"int": [0, 3]}], "len": [0, 6]}]}
raises = ["IndexError"]
"""


def test_a_wrong_class_gets_its_shortest_calls(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = {"right": REFERENCE, "mine": REFERENCE.replace("< self.most", "<= self.most"), "inputs": STRATEGY}
    for name, text in paths.items():
        (tmp_path / f"{name}.py").write_text(text)
    mine, right, inputs = (str(tmp_path / f"{name}.py") for name in ("mine", "right", "inputs"))
    words = ["judge", "break", mine, "--function", "Stack", "--reference", right, "--strategy", inputs, "--json"]
    assert main(words) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["function"] == "Stack"
    assert report["input"] == "([['new', 0], ['push', 0], ['pop']],)"
    assert report["expected"] == "[None, None, 'raises IndexError']"
    assert report["got"]["value"] == "[None, None, 0]"


def test_calls_are_written_as_a_person_writes_them() -> None:
    assert operating.written("Stack", ([["new", 2], ["push", 1], ["pop"]],), 100) == "Stack(2); push(1); pop()"
    assert operating.written("Stack", ([["push", 1]],), 100) == "Stack(); push(1)"
    assert operating.written("Stack", ([["push", 1]],), 7) == "Stack()..."


def test_a_class_is_told_from_a_function() -> None:
    assert operating.is_class(REFERENCE, "Stack")
    assert not operating.is_class("def Stack(): pass\n", "Stack")
    assert not operating.is_class("class Stack(:", "Stack")
    assert operating.operated(REFERENCE, "Stack").startswith(REFERENCE)

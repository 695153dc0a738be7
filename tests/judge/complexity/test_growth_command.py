"""``rehearse judge growth``"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rehearse.cli.main import main

SCAN = "def f(a):\n    seen = []\n    for x in a:\n        if x in seen: return True\n        seen.append(x)\n    return False\n"
INPUTS = 'families = {"random": lambda n, rng: (rng.sample(range(10 * n), n),)}\n'


class Command:
    """Runs the command on files of a folder of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        (folder / "mine.py").write_text(SCAN)
        (folder / "inputs.py").write_text(INPUTS)

    def __call__(self, *more: str, file: str = "mine.py", generator: str = "inputs.py", function: str = "f") -> Any:
        words = ["judge", "growth", str(self.folder / file), "--function", function]
        code = main([*words, "--generator", str(self.folder / generator), *more])
        caught = self._capsys.readouterr()
        return code, caught.out, caught.err


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(tmp_path, capsys)


def test_it_answers_what_is_stated(run: Command) -> None:
    code, out, err = run("--state", "O(n)", "--n-max", "1024")
    assert (code, err) == (0, "")
    assert out.startswith("O(n) does not hold.\n")
    assert "Line 4" in out
    rows = [line.split() for line in out.splitlines() if line.lstrip()[:1].isdigit()]
    assert rows[-1][0] == "1024"


def test_the_report_has_the_keys_of_the_design(run: Command) -> None:
    code, out, _ = run("--state", "O(n^2)", "--space", "O(n)", "--n-max", "2048", "--json")
    report = json.loads(out)
    assert code == 0
    assert (report["version"], report["function"], report["mode"] in ("certified", "confined")) == (1, "f", True)
    time = report["time"]
    assert (time["class"], time["stated"], time["answer"], time["tight"], time["reason"]) == (
        "n^2",
        "n^2",
        "holds",
        True,
        "",
    )
    assert (time["site"]["line"], time["site"]["text"]) == (4, "x in seen")
    assert report["space"]["class"] == "n"
    assert report["families"][0]["name"] == "random"
    assert report["families"][0]["ended"] == "size"
    assert {"low", "high", "nearest"} <= set(time)
    assert {"clock", "unknown_calls", "cpu_s"} <= set(report)


def test_the_number_itself_may_be_the_size(run: Command) -> None:
    (run.folder / "half.py").write_text("def f(n):\n    while n > 1: n //= 2\n")
    (run.folder / "number.py").write_text('families = {"number": lambda n, rng: (n,)}\n')
    code, out, _ = run("--kind", "int", "--state", "O(log n)", file="half.py", generator="number.py")
    assert code == 0
    assert out.startswith("O(log n) holds.\n")


def test_two_sizes_are_named_n_and_m(run: Command) -> None:
    (run.folder / "grid.py").write_text("def f(a, b):\n    for x in a:\n        for y in b: pass\n")
    (run.folder / "pairs.py").write_text('families2 = {"all": lambda n, m, rng: ([0] * n, [0] * m)}\n')
    code, out, _ = run("--state", "O(n m)", file="grid.py", generator="pairs.py")
    assert code == 0
    assert "O(n m) holds." in out


def test_an_answer_of_no_is_no_failure(run: Command) -> None:
    (run.folder / "raises.py").write_text("def f(a):\n    raise KeyError\n")
    code, out, _ = run("--state", "O(n)", "--json", file="raises.py")
    assert code == 0
    assert json.loads(out)["time"]["answer"] == "cannot_tell"


@pytest.mark.parametrize(
    ("more", "files", "said"),
    [
        ((), {"file": "nowhere.py"}, "nowhere.py: This is not a file."),
        ((), {"generator": "nowhere.py"}, "nowhere.py: This is not a file."),
        ((), {"function": "g"}, "mine.py: The source defines no function g."),
        ((), {"file": "broken.py"}, "broken.py: The source does not compile."),
        ((), {"generator": "mine.py"}, "no families"),
        ((), {"file": "bytes.py"}, "bytes.py: It is not text in UTF-8."),
        (("--kind", "tree"), {}, "--kind: 'tree' is no kind of size."),
        (("--state", "O(n log)"), {}, "--state: I read O(n log) as unfinished"),
        (("--space", "O(q)"), {}, "--space: "),
        (("--n-max", "1"), {}, "--n-max"),
    ],
)
def test_bad_input_is_said_and_ends_with_2(
    run: Command, more: tuple[str, ...], files: dict[str, str], said: str
) -> None:
    (run.folder / "broken.py").write_text("def f(a:\n")
    (run.folder / "bytes.py").write_bytes(b"x = '\xff'\n")
    code, out, err = run(*more, **files)
    assert (code, out) == (2, "")
    assert said in err


def test_a_refusal_is_an_object_with_json(run: Command) -> None:
    code, out, _ = run("--json", function="g")
    assert code == 2
    assert set(json.loads(out)["error"]) == {"where", "what", "do"}

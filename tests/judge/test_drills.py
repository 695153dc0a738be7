"""Debug drills: what is handed in, the patches of the bank, and what a box can and cannot gain."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.judge import TEXTS, BadValue, Judge, Judgement, NotRunnable, Submission, Suite, Verdict, suite_of
from rehearse.judge.bundle import LONGEST, Bundle, read_bundle
from rehearse.judge.patch import apply_patch

GIVEN = "from helper import BASE\n\n\ndef grow(values):\n    return [value + BASE + 1 for value in values]\n"
HELPER = "BASE = 10\n"
FIX = (
    "--- a/given/grow.py\n+++ b/given/grow.py\n@@ -4,2 +4,2 @@\n def grow(values):\n"
    "-    return [value + BASE + 1 for value in values]\n+    return [value + BASE for value in values]\n"
)
MENDED = GIVEN.replace(" + 1", "")
SYMPTOM = "from grow import grow\n\n\ndef test_one():\n    assert grow([1]) == [11]\n"
PROBES = "from grow import grow\n\n\ndef probe_many():\n    return grow([3, -4, 5])\n\n\ndef probe_none():\n    return grow([])\n"
TEST = "import grow\n\n\ndef test_two():\n    assert grow.grow([2, 3]) == [12, 13]\n"


def case(uid: str, what: tuple[str, str], expected: Any = None, **more: Any) -> SimpleNamespace:
    found = {"uid": uid, "tag": uid, "arguments": what, "expected": expected, "is_computed": False, "is_sample": True}
    return SimpleNamespace(**{**found, **more})


@dataclass
class Drill:
    """What the judge reads of an item."""

    id: str = "ml_debug/growth"
    kind: str = "ml_debug"
    content_hash: str = "h"
    allowed: tuple[str, ...] = ("numpy",)
    hidden: tuple[str, ...] = ("hidden/behaviour.py",)
    given: Any = field(
        default_factory=lambda: SimpleNamespace(
            files=("given/grow.py", "given/helper.py"), failing="given/test_symptom.py"
        )
    )
    fix: Any = field(default_factory=lambda: SimpleNamespace(patch="fix.patch", max_changed_lines=2))
    limits: Any = field(default_factory=lambda: SimpleNamespace(time_ms=2000, memory_mib=None))
    files: dict[str, str] = field(
        default_factory=lambda: {
            "given/grow.py": GIVEN,
            "given/helper.py": HELPER,
            "given/test_symptom.py": SYMPTOM,
            "hidden/behaviour.py": PROBES,
            "fix.patch": FIX,
        }
    )

    def file(self, name: str) -> str:
        return self.files[name]

    @property
    def cases(self) -> list[SimpleNamespace]:
        hidden = [
            case(f"behaviour.{name}", ("your files", name), is_computed=True, is_sample=False)
            for name in ("probe_many", "probe_none")
        ]
        return [
            case("symptom", ("your files", "test_symptom"), "passes"),
            case("own_test", ("your files", "your test"), "passes"),
            case("own_test_given", ("given files", "your test"), "fails"),
            *hidden,
        ]


@pytest.fixture(scope="module")
def suite(judge: Judge, tmp_path_factory: pytest.TempPathFactory) -> Suite:
    return suite_of(Drill(), judge, tmp_path_factory.mktemp("drill"))


def run(judge: Judge, suite: Suite, files: dict[str, str], test: str = TEST) -> Judgement:
    return judge.run(Submission.of_suite("d", Bundle(files, test, "").text, suite))


def verdicts(judgement: Judgement) -> dict[str, str]:
    return {result.uid.removeprefix("behaviour."): str(result.verdict) for result in judgement.cases}


def test_a_repair_with_a_regression_test_is_accepted(judge: Judge, suite: Suite) -> None:
    assert run(judge, suite, {"given/grow.py": MENDED}).verdict is Verdict.AC


def test_the_given_files_fail_and_say_where(judge: Judge, suite: Suite) -> None:
    got = run(judge, suite, {})
    assert verdicts(got) == {
        "symptom": "WA",
        "own_test": "WA",
        "own_test_given": "AC",
        "probe_many": "WA",
        "probe_none": "AC",
    }
    assert got.cases[0].got == "'fails: AssertionError in test_symptom.py, line 5 (assert grow([1]) == [11])'"
    assert "your_test.py, line 5" in got.cases[1].got


@pytest.mark.parametrize(
    ("test", "case"),
    [
        ("def test_all():\n    assert True\n", "own_test_given"),
        ("def test_all():\n    assert False\n", "own_test"),
        ("def check():\n    assert False\n", "own_test"),
        ("", "own_test"),
        ("import grow\ndef test_quiet():\n    raise SystemExit\n", "own_test"),
    ],
)
def test_a_regression_test_has_to_tell_the_two_versions_apart(judge: Judge, suite: Suite, test: str, case: str) -> None:
    got = verdicts(run(judge, suite, {"given/grow.py": MENDED}, test))
    assert got[case] == "WA"
    assert (got["probe_many"], got["symptom"]) == ("AC", "AC")


CHEATS = {
    "answers the assertion only": "def grow(values):\n    return [11]\n",
    "silences assertions": "import builtins\nbuiltins.AssertionError = type('A', (Exception,), {})\n" + GIVEN,
    "replaces the runner": (
        "import sys\nframe = sys._getframe()\nwhile frame:\n    if 'run_test' in frame.f_globals:\n"
        "        frame.f_globals['run_test'] = lambda *given: True\n    frame = frame.f_back\n" + GIVEN
    ),
    "leaves early": "import os\ndef grow(values):\n    os._exit(0)\n",
    "equal to everything": (
        "class Yes(list):\n    def __eq__(self, other):\n        return True\ndef grow(values):\n    return Yes([0])\n"
    ),
}


@pytest.mark.parametrize("name", sorted(CHEATS))
def test_a_lie_about_tests_does_not_get_past_the_probes(judge: Judge, suite: Suite, name: str) -> None:
    got = run(judge, suite, {"given/grow.py": CHEATS[name]})
    assert got.verdict is not Verdict.AC
    assert verdicts(got)["probe_many"] != "AC"


def test_expected_values_and_repair_enter_no_box(judge: Judge, suite: Suite) -> None:
    assert suite.prepare is not None
    program = suite.prepare(Bundle({}, TEST, "").text)
    assert "[13, 6, 15]" not in program
    assert "value + BASE for value" not in program
    assert "probe_many" not in program
    assert [each.arguments[1] for each in suite.cases if len(each.arguments) == 3] == ["probe_many", "probe_none"]
    assert suite.isolate


def test_a_probe_s_failure_names_the_file(judge: Judge, suite: Suite) -> None:
    got = run(judge, suite, {"given/grow.py": "def grow(values):\n    return values[0] / 0\n"})
    found = {result.uid: result for result in got.cases}["behaviour.probe_many"]
    assert found.verdict is Verdict.RTE
    assert found.line is None
    text = TEXTS.english(found.message)
    assert "ZeroDivisionError in grow.py, line 2 (return values[0] / 0)" in text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "bundle_form"),
        ("[]", "bundle_form"),
        ("{" * 100_000, "bundle_form"),
        ("x" * (LONGEST + 1), "bundle_long"),
        ('{"files": {}, "test": "", "diagnosis": "", "more": 1}', "bundle_form"),
        ('{"files": [], "test": "", "diagnosis": ""}', "bundle_form"),
        ('{"files": {}, "test": 3}', "bundle_form"),
        ('{"files": {"given/grow.py": null}}', "bundle_form"),
        ('{"files": {"../../etc/passwd": ""}}', "bundle_path"),
        ('{"files": {"given/grow.py": "def ("}}', "bundle_syntax"),
        ('{"files": {"given/grow.py": "a\\u0000"}}', "bundle_syntax"),
        ('{"test": "  x\\n y"}', "bundle_syntax"),
        ('{"files": {"given/grow.py": "import torch"}}', "import_not_allowed_file"),
        ('{"test": "__import__(input())"}', "import_hidden_file"),
    ],
)
def test_what_cannot_be_run_is_a_compile_error_that_says_why(
    judge: Judge, suite: Suite, text: str, message: str
) -> None:
    got = judge.run(Submission.of_suite("d", text, suite))
    assert got.verdict is Verdict.CE
    assert got.message.id == f"judge.{message}"
    assert TEXTS.english(got.message)


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=60)
    | st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ).map(json.dumps)
)
def test_no_text_makes_reading_raise_anything_else(text: str) -> None:
    try:
        bundle = read_bundle(text, ["given/grow.py"])
    except NotRunnable:
        return
    assert read_bundle(bundle.text, ["given/grow.py"]) == bundle


LINES = st.lists(st.sampled_from(["a", "b", "", "  c", "+d", "-e", "@@"]), max_size=12)


@settings(max_examples=200, deadline=None)
@given(LINES, LINES)
def test_a_patch_made_by_a_diff_applies(old: list[str], new: list[str]) -> None:
    import difflib

    if old == new or not old:
        return
    patch = "\n".join(difflib.unified_diff(old, new, "a/f", "b/f", lineterm=""))
    files = {"f": "\n".join(old) + "\n", "g": "untouched\n"}
    got = apply_patch(files, patch, "here")
    assert got["f"].splitlines() == new
    assert got["g"] == "untouched\n"


@pytest.mark.parametrize(
    "patch",
    [
        "",
        "nonsense",
        "+++ b/other.py\n@@ -1 +1 @@\n-a\n+b\n",
        "+++ b/f\n@@ -1 +1 @@\n-x\n+b\n",
        "+++ b/f\n@@ -9 +9 @@\n-x\n+b\n",
        "+++ b/f\n@@ -1 +1 @@\n?a\n",
    ],
)
def test_a_patch_that_does_not_fit_is_refused(patch: str) -> None:
    with pytest.raises(BadValue):
        apply_patch({"f": "a\n"}, patch, "here")


def test_hidden_files_without_probes_and_failing_probes_are_the_item_s_fault(judge: Judge, tmp_path: Path) -> None:
    broken = Drill()
    broken.files["hidden/behaviour.py"] = PROBES.replace("grow([])", "grow(None)")
    with pytest.raises(Exception, match="probes on the mended files"):
        suite_of(broken, judge, tmp_path)

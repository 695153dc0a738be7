"""A mode is what the self-test proved."""

from __future__ import annotations

import errno
import json
import sys
from dataclasses import replace
from typing import Any

import pytest

from rehearse.judge import Case, Judge, Judgement, JudgeRefused, Limits, Mode, Submission, Verdict, doctor, selftest

from .attacking import ATTACKS, breach, load, world
from .lesser import run

CASES = (Case((1,), 2),)


def test_a_breach_steps_down_and_then_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def prove(judge: Judge) -> str | None:
        tried.append(judge.mode)
        return None if judge.mode is Mode.CONFINED else "a hole"

    monkeypatch.setattr(selftest, "prove", prove)
    monkeypatch.delenv("REHEARSE_JUDGE_MODE", raising=False)
    with Judge() as judge:
        assert judge.mode is Mode.CONFINED
    assert tried == ["certified", "confined"]
    monkeypatch.setattr(selftest, "prove", lambda judge: "a hole")
    with pytest.raises(JudgeRefused, match="a hole"):
        Judge()


@pytest.mark.long
def test_the_self_test_notices_a_missing_fence() -> None:
    """The attacks of the fenced modes, run without a fence, must be reported."""
    with Judge(Mode.OWN_CODE_ONLY) as judge:
        judge.mode = Mode.CONFINED
        judge._start = lambda flavour: judge._zygotes[flavour]  # type: ignore[method-assign]
        breach = selftest.prove(judge)
        judge.mode = Mode.OWN_CODE_ONLY
    assert breach is not None


@pytest.mark.parametrize("verdict", [Verdict.TLE, Verdict.JE])
def test_a_self_test_that_the_machine_was_too_slow_for_is_run_again(judge: Judge, verdict: Verdict) -> None:
    """Once: a mode that never gets there is not proved."""
    real, asked = judge.run, []

    class Slow:
        mode = judge.mode

        def __init__(self, times: int) -> None:
            self._left = times

        def run(self, submission: Submission) -> Judgement:
            got = real(submission)
            if "fork" not in submission.source or not self._left:
                return got
            self._left -= 1
            asked.append(submission)
            return replace(got, verdict=verdict)

    assert selftest.prove(Slow(1)) is None  # type: ignore[arg-type]
    assert selftest.prove(Slow(2)) == f"the self-test 'fork' ended with {verdict}"  # type: ignore[arg-type]
    assert len(asked) == 3


def test_the_mode_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_JUDGE_MODE", "confined")
    with Judge() as judge:
        assert judge.mode is Mode.CONFINED
        assert judge.run(Submission("x", "def f(a): return a + 1", "f", CASES)).mode == "confined"


def test_unknown_modes_are_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_JUDGE_MODE", "strong")
    with pytest.raises(JudgeRefused, match="strong"):
        Judge()


def test_windows_is_refused_with_a_pointer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(JudgeRefused, match="WSL2"):
        Judge()


@pytest.mark.long
def test_own_code_only_limits_time_memory_and_output() -> None:
    with Judge(Mode.OWN_CODE_ONLY) as judge:

        def verdict(source: str, **more: object) -> Verdict:
            return judge.run(Submission("x", source, "f", CASES, **more)).verdict  # type: ignore[arg-type]

        assert verdict("def f(a): return a + 1") is Verdict.AC
        assert verdict("import numpy\ndef f(a): return int(numpy.add(a, 1))") is Verdict.AC
        assert verdict("def f(a):\n    while True: pass", limits=Limits(cpu_s=0.1)) is Verdict.TLE
        assert verdict("def f(a): return bytearray(1 << 40)") is Verdict.MLE
        assert verdict("import os\ndef f(a): os._exit(0)") is Verdict.RTE


@pytest.mark.long
def test_own_code_only_keeps_what_it_promises() -> None:
    """Clocks, counted output, the codec and the answer key hold without a fence. Files, network and processes are not
    promised, so their attacks are not run."""
    promised = [name for name in ATTACKS if load(name)["group"] in ("time", "output", "denial", "compile")]
    cheats = [name for name in ATTACKS if load(name)["group"] == "cheating"]
    with Judge(Mode.OWN_CODE_ONLY) as judge, world() as surroundings:
        found = {name: breach(name, judge, surroundings) for name in [*promised, *cheats[::8]]}
    assert {name: how for name, how in found.items() if how} == {}


def test_fingerprints_tell_modes_apart(judge: Judge, confined: Judge) -> None:
    assert len(judge.fingerprint) == 16
    assert (judge.fingerprint == confined.fingerprint) == (judge.mode == confined.mode)


def test_doctor_tells_what_was_proved() -> None:
    found = doctor()
    assert found.ok == (found.mode is not Mode.REFUSED)
    form = found.to_json()
    assert set(form) == {"version", "python", "mode", "stronger", "checks", "ok"}
    assert form["python"] == ".".join(map(str, sys.version_info[:3]))
    assert all(set(check) == {"name", "ok", "detail"} for check in form["checks"])
    assert (form["stronger"] is None) == (found.mode is Mode.CERTIFIED)


def test_there_are_about_25_self_tests() -> None:
    assert 20 <= len(selftest.ATTACKS) <= 40
    assert len({attack.name for attack in selftest.ATTACKS}) == len(selftest.ATTACKS)
    assert all(Verdict.WA not in attack.allowed or not attack.needs_fence for attack in selftest.ATTACKS)


REPORT = """
import json
from rehearse.judge import Case, Judge, JudgeRefused, Submission, doctor
found = doctor().to_json()
try:
    with Judge() as judge:
        got = [judge.run(Submission("x", source, "f", (Case((1,), 2),))) for source in (
            "def f(a): return a + 1", "import os\\ndef f(a): os.fork()")]
        found["judge"] = judge.mode
        found["verdicts"] = [each.verdict for each in got]
        found["said"] = got[1].message.id
except JudgeRefused as error:
    found["judge"] = "refused"
    found["said"] = str(error)
print(json.dumps(found))
"""


def report(denied: dict[str, int], *, listener: bool = False, **environment: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(REPORT, denied, listener=listener, **environment))
    found["failed"] = {check["name"] for check in found["checks"] if not check["ok"]} - {"Python 3.12 or newer"}
    return found


@pytest.mark.long
def test_without_user_namespaces_the_judge_is_confined() -> None:
    found = report({"unshare": errno.EPERM})
    assert found["judge"] == found["mode"] == "confined"
    assert found["verdicts"] == ["AC", "SV"]
    assert found["failed"] == {"user namespaces", "self-test, certified"}
    assert "user namespaces" in found["stronger"]


CONTAINER = """
    add_key bpf clone3 fsconfig fsmount fsopen fspick init_module io_uring_enter io_uring_register io_uring_setup
    kcmp kexec_load keyctl mount mount_setattr move_mount open_by_handle_at open_tree perf_event_open pivot_root
    process_vm_readv process_vm_writev ptrace reboot request_key setns swapoff swapon umount2 unshare userfaultfd
""".split()  # noqa: SIM905 - a table reads better as words
"""Calls that the usual profile of containers answers with an error. Its answer comes before our filter's."""


@pytest.mark.long
def test_inside_a_container_s_profile_the_judge_is_confined() -> None:
    found = report(dict.fromkeys(CONTAINER, errno.EPERM))
    assert found["judge"] == found["mode"] == "confined"
    assert found["verdicts"] == ["AC", "SV"]


@pytest.mark.long
def test_without_landlock_the_judge_refuses_and_says_why() -> None:
    found = report({"landlock_create_ruleset": errno.ENOSYS})
    assert found["judge"] == found["mode"] == "refused"
    assert found["failed"] == {"Landlock", "self-test, certified", "self-test, confined"}
    assert "the kernel has no Landlock" in found["said"]
    assert "Landlock" in found["stronger"]


@pytest.mark.long
def test_without_filters_the_judge_refuses() -> None:
    found = report({"seccomp": errno.EINVAL})
    assert found["judge"] == found["mode"] == "refused"
    assert {"seccomp", "self-test, certified", "self-test, confined"} <= found["failed"]


@pytest.mark.long
def test_inside_a_container_that_listens_itself_calls_are_refused_without_a_name() -> None:
    """The kernel allows one listener for a process; the box is then ended without saying by which call."""
    found = report({}, listener=True)
    assert found["judge"] == "certified"
    assert found["verdicts"] == ["AC", "SV"]
    assert found["said"] == "judge.violation_unnamed"


@pytest.mark.long
def test_the_doctor_tries_the_mode_that_is_set() -> None:
    found = report({}, REHEARSE_JUDGE_MODE="own-code-only")
    assert found["judge"] == found["mode"] == "own-code-only"
    assert "Remove it" in found["stronger"]
    unknown = report({}, REHEARSE_JUDGE_MODE="strong")
    assert unknown["mode"] == "refused"
    assert "REHEARSE_JUDGE_MODE" in unknown["failed"]


def test_no_mode_without_a_fence_can_be_asked_for_but_the_named_one() -> None:
    """The word refused is a finding and not a wish: asked for, nothing is started at all."""
    with pytest.raises(JudgeRefused, match="own-code-only"):
        Judge(Mode.REFUSED)


def test_own_code_only_is_never_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(JudgeRefused, match="never of others"):
        Judge(Mode.OWN_CODE_ONLY, for_others=True)
    monkeypatch.setenv("REHEARSE_JUDGE_MODE", "own-code-only")
    with pytest.raises(JudgeRefused, match="never of others"):
        Judge(for_others=True)


def test_macos_waits_for_agreement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.delenv("REHEARSE_JUDGE_MODE", raising=False)
    with pytest.raises(JudgeRefused, match="REHEARSE_JUDGE_MODE=own-code-only to agree"):
        Judge()


def test_self_tests_that_fail_cost_nothing() -> None:
    """A broken fence is found by asking: no attack of the self-test would end a process or fill the machine."""
    assert not any("kill" in attack.source and ", 9)" in attack.source for attack in selftest.ATTACKS)
    assert not any("while True" in attack.source and "fork" in attack.source for attack in selftest.ATTACKS)

"""A mode is what the self-test proved."""

from __future__ import annotations

import sys

import pytest

from rehearse.judge import Case, Judge, JudgeRefused, Limits, Mode, Submission, Verdict, doctor, selftest, worker

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
    monkeypatch.setattr(worker.sys, "platform", "win32")
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

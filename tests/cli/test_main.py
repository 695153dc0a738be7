"""What holds for every command: help, usage errors, and one sentence whatever happens."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest
import typer

from rehearse import __version__, bank, cli, postings
from rehearse.cli.failure import environment_fault, explain
from rehearse.cli.main import build, names
from rehearse.judge import JudgeUnavailable
from rehearse.message import Message
from rehearse.web.care.errors import BackupError, RefusedError
from tests.cli.conftest import Run


def test_without_words_the_commands_are_listed(run: Run) -> None:
    ended = run()
    assert ended.code == 2
    for name in names():
        assert re.search(rf"^  {name} ", ended.out + ended.err, re.MULTILINE)


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"rehearse {__version__}\n"


def commands() -> list[str]:
    group = typer.main.get_command(build())
    found = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        found += [f"{name} {child}" for child in getattr(command, "commands", ())] or [name]
    return found


@pytest.mark.parametrize("name", commands())
def test_every_command_has_help(run: Run, name: str) -> None:
    ended = run(*name.split(), "--help")
    assert ended.code == 0
    assert "Example: rehearse" in ended.out


@pytest.mark.parametrize("name", commands())
def test_an_unknown_option_is_refused_with_the_way_to_the_help(run: Run, name: str) -> None:
    ended = run(*name.split(), "--nonsense")
    assert ended.code == 2
    assert f"Try 'rehearse {name} --help' for help." in ended.err
    assert ended.out == ""


def test_an_unknown_command_is_refused(run: Run) -> None:
    ended = run("rehaerse")
    assert ended.code == 2
    assert "rehearse --help" in ended.err


def test_all_promised_commands_are_there() -> None:
    promised = {"serve", "open", "judge", "review", "decode", "plan", "bank", "doctor"}
    promised |= {"export", "import", "backup", "restore", "token"}
    assert promised <= set(names())


def test_the_public_face_leaks_nothing() -> None:
    public = {name for name in vars(cli) if not name.startswith("_")} - {
        "commands",
        "failure",
        "group",
        "main",
        "refusal",
    }
    assert public <= {"annotations"}
    assert cli.__all__ == sorted(cli.__all__)


@pytest.mark.parametrize("port", ["abc", "0", "-1", "65536", "8765 ", "８７６５", "1" * 5000])
def test_a_port_that_is_none_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("REHEARSE_PORT", port)
    ended = run("plan")
    assert ended.code == 2
    assert ended.err.startswith("REHEARSE_PORT: ")
    assert "Give a number from 1 to 65535" in ended.err


@pytest.mark.parametrize("port", ["1", "8765", "65535", ""])
def test_a_port_is_taken(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("REHEARSE_PORT", port)
    assert environment_fault() is None


def test_a_home_folder_of_nobody_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_DATA", "~nobody-of-this-name/data")
    ended = run("plan")
    assert ended.code == 2
    assert ended.err.startswith("REHEARSE_DATA: ")


def test_a_fault_of_ours_is_one_sentence_and_a_file(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(_: object) -> None:
        raise RuntimeError("the moon is full")

    monkeypatch.setattr(postings, "decode_files", fails)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ended = run("decode", "x.txt")
    assert ended.code == 3
    assert ended.err.count("\n") == 1
    (report,) = tmp_path.glob("rehearse-*.txt")
    assert str(report) in ended.err
    assert "the moon is full" in report.read_text(encoding="utf-8")


def test_a_fault_of_ours_on_a_full_disk_is_still_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    sentence, code = explain(RuntimeError("x"))
    assert code == 3
    assert "RuntimeError" in sentence


@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
def test_ctrl_c_and_ctrl_d_end_quietly(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stop: type[BaseException]
) -> None:
    def stops(_: object) -> None:
        raise stop

    monkeypatch.setattr(postings, "decode_files", stops)
    assert cli.main(["decode", "x.txt"]) == 130
    assert capsys.readouterr().err.strip() == ""


@pytest.mark.parametrize(("ended", "code"), [(2, 2), (None, 0)])
def test_a_command_that_ends_itself_hands_its_code_on(
    run: Run, monkeypatch: pytest.MonkeyPatch, ended: int | None, code: int
) -> None:
    def ends(_: object) -> None:
        raise SystemExit(ended)

    monkeypatch.setattr(postings, "decode_files", ends)
    assert run("decode", "x.txt").code == code


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOENT, 2),
        (errno.EACCES, 2),
        (errno.ENAMETOOLONG, 2),
        (errno.ENOSPC, 3),
        (errno.EIO, 3),
        (errno.EROFS, 3),
    ],
)
def test_a_file_that_fails_is_named(data: Path, number: int, code: int) -> None:
    sentence, found = explain(OSError(number, "It does not work", "/somewhere/else"))
    assert found == code
    assert sentence.startswith("/somewhere/else: It does not work. ")


def test_a_file_that_fails_without_a_name(data: Path) -> None:
    assert explain(OSError(errno.ENOSPC, "No space left on device"))[0].startswith("No space left on device. ")


def test_what_packages_raise_keeps_its_sentence() -> None:
    refused = Message("web.care_not_writable", {"path": "/a"})
    assert explain(RefusedError(refused))[1] == 2
    assert explain(BackupError(refused)) == (str(BackupError(refused)), 3)
    unknown = bank.UnknownItem(Message("bank.item_unknown", {"name": "x", "near": ""}))
    assert explain(unknown) == (str(unknown), 2)
    assert explain(JudgeUnavailable("The daemon does not answer. Start it.")) == (
        "The daemon does not answer. Start it.",
        3,
    )


def test_a_database_that_fails_leads_to_the_doctor(data: Path) -> None:
    from django.db import OperationalError

    sentence, code = explain(OperationalError("disk I/O error"))
    assert code == 3
    assert "disk I/O error" in sentence
    assert "rehearse doctor" in sentence

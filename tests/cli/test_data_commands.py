"""export, import, backup, restore and doctor, as a person types them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from rehearse.cli import main
from rehearse.web.accounts.models import Person
from rehearse.web.care.folder import DataFolder
from rehearse.web.care.lock import hold
from tests.web.care.conftest import _database, add_reviews, count_reviews, damage, filled, folder  # noqa: F401
from tests.web.exchange import data


@pytest.fixture
def home(filled: DataFolder, monkeypatch: pytest.MonkeyPatch) -> DataFolder:  # noqa: F811
    """The data folder of the commands."""
    monkeypatch.setenv("REHEARSE_DATA", str(filled.path))
    return filled


def printed(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    return dict(json.loads(capsys.readouterr().out))


def test_a_backup_is_made_listed_and_put_back(home: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "--json"]) == 0
    made = Path(str(printed(capsys)["file"]))
    add_reviews(home, 5)
    assert main(["restore", "--list", "--json"]) == 0
    listed = printed(capsys)["backups"]
    assert isinstance(listed, list)
    assert [(one["name"], one["reason"]) for one in listed] == [(made.name, "hand")]
    assert main(["restore", "--json"]) == 0
    report = printed(capsys)
    assert count_reviews(home.database) == 100
    assert main(["restore", str(report["kept"])]) == 0
    assert count_reviews(home.database) == 105
    assert "brings it back" in capsys.readouterr().out


def test_restore_is_refused_while_rehearse_runs(home: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    main(["backup"])
    lock = hold(home)
    try:
        assert main(["restore"]) == 2
    finally:
        lock.release()
    assert f"process {os.getpid()}" in capsys.readouterr().err
    assert main(["restore"]) == 0


def test_restore_names_what_is_there(home: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore"]) == 2
    assert "no backup in" in capsys.readouterr().err
    assert main(["restore", "1999"]) == 2
    assert "--list" in capsys.readouterr().err


def test_no_backup_without_a_database(home: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    home.database.unlink()
    assert main(["backup"]) == 3
    assert "No backup of" in capsys.readouterr().err


@pytest.mark.django_db
def test_an_export_comes_back_on_another_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alice = Person.objects.local()
    data.fill(alice)
    file = tmp_path / "mine.zip"
    assert main(["export", str(file), "--json"]) == 0
    rows = printed(capsys)["rows"]
    assert isinstance(rows, dict)
    assert rows["review"] == 2
    assert zipfile.is_zipfile(file)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.zip"]
    alice.delete()
    assert main(["import", str(file), "--dry-run", "--json"]) == 0
    foretold = printed(capsys)
    assert (foretold["dry_run"], foretold["totals"]) == (True, foretold["totals"])
    assert main(["import", str(file), "--json"]) == 0
    report = printed(capsys)
    assert report["nouns"] == foretold["nouns"]
    assert main(["import", str(file)]) == 0
    assert "0 rows written." in capsys.readouterr().out


@pytest.mark.django_db
def test_an_export_does_not_replace_a_file_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "thesis.doc"
    file.write_text("years of work")
    assert main(["export", str(file)]) == 2
    assert file.read_text() == "years of work"
    assert "--force" in capsys.readouterr().err
    assert main(["export", str(file), "--force"]) == 0
    assert main(["export", str(tmp_path / "no" / "folder.zip")]) == 3
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.django_db
def test_what_is_no_export_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cv.pdf"
    file.write_bytes(b"%PDF-1.7")
    assert main(["import", str(file)]) == 2
    assert "not an export of Rehearse" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "none.zip")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_doctor_says_what_the_machine_can_do(home: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor", "--json"])
    found = printed(capsys)
    assert set(found) == {"version", "python", "mode", "stronger", "checks", "data", "database", "ok"}
    assert str(found["database"]).endswith("WAL")
    assert found["data"] == str(home.path)
    assert (code == 0) == found["ok"]


def test_doctor_finds_a_damaged_database(home: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    damage(home.database)
    assert main(["doctor", "--json"]) in {1, 3}
    found = printed(capsys)
    checks = found["checks"]
    assert isinstance(checks, list)
    assert [one["ok"] for one in checks if one["name"] == "database"] == [False]


def rehearse(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return subprocess.run(
        [sys.executable, "-m", "rehearse", *words],
        env={**environment, "REHEARSE_DATA": str(place)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.long
def test_a_restore_gives_back_the_same_export(tmp_path: Path) -> None:
    place, golden = tmp_path / "data", Path(data.__file__).parent / "golden" / "v1.zip"
    first = rehearse(place, "import", str(golden))
    assert first.returncode == 0, first.stderr
    assert rehearse(place, "export", str(tmp_path / "a.zip")).returncode == 0
    assert rehearse(place, "backup").returncode == 0
    shutil.rmtree(place / "cache")
    (place / "rehearse.db").write_bytes(b"a bad day" * 5000)
    assert rehearse(place, "export", str(tmp_path / "x.zip")).returncode == 2
    assert rehearse(place, "restore").returncode == 0
    assert rehearse(place, "export", str(tmp_path / "b.zip")).returncode == 0
    exports = [data.rows((tmp_path / name).read_bytes()) for name in ("a.zip", "b.zip")]
    assert exports[0] == exports[1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["import", "missing.zip"], 2),
        (["import", "{other}"], 2),
        (["export", "{other}"], 2),
        (["export", "{other}/inside.zip"], 3),
        (["restore", "19990101"], 2),
        (["backup"], 3),
    ],
)
def test_a_refusal_is_an_object_for_programs(
    db: None,
    home: DataFolder,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("no export")
    if words == ["backup"]:
        damage(home.database)
    typed = [word.format(other=other) for word in words]
    assert main([*typed, "--json"]) == code
    seen = capsys.readouterr()
    report = json.loads(seen.out)
    assert (report["version"], set(report["error"])) == (1, {"where", "what", "do"})
    assert report["error"]["what"].endswith(".")
    assert main(typed) == code
    assert report["error"]["what"].split(".")[0] in capsys.readouterr().err

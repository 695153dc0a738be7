"""``rehearse decode``: readings, refusals in the house order, no server."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run, start

POSTING = """Senior Machine Learning Engineer

Papaya Lantern builds ranking for small libraries.

Requirements
- 5+ years of experience with Python and PyTorch
- You train and serve recommendation models

Salary: $150,000 - $180,000 a year
"""


def posting(folder: Path, name: str = "posting.txt", text: str = POSTING) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_posting_is_read(run: Run, tmp_path: Path) -> None:
    ended = run("decode", posting(tmp_path))
    assert ended.code == 0
    assert "Senior Machine Learning Engineer" in ended.out
    assert "code=pytorch" in ended.out
    assert ended.err == ""


def test_the_json_form(run: Run, tmp_path: Path) -> None:
    path = posting(tmp_path)
    report = run("decode", path, "--json").json
    (entry,) = report["postings"]
    assert entry["file"] == str(path)
    years = entry["readings"]["years"]
    assert years["value"]["min"] == 5
    for quote in years["quotes"]:
        assert entry["text"][quote["start"] : quote["end"]] == quote["quote"]
    assert report["totals"] == {"postings": 1, "bad_input": 0}


def test_a_missing_file_is_said_where_what_do(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gone.txt"
    ended = run("decode", path)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err == (
        f"{path}: There is no file of this name, or it may not be read. Check the name and the rights of the file.\n"
    )


def test_a_bad_file_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    report = run("decode", tmp_path / "gone.txt", posting(tmp_path), tmp_path, "--json")
    assert report.code == 2
    entries = report.json["postings"]
    assert ["error" in entry for entry in entries] == [True, False, True]
    assert all(
        list(entry["error"]) == ["where", "what", "do"] and all(entry["error"].values()) for entry in entries[::2]
    )
    assert report.json["totals"] == {"postings": 1, "bad_input": 2}


def test_bytes_that_are_no_text_are_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "noise.bin"
    path.write_bytes(bytes(range(256)) * 20)
    ended = run("decode", path)
    assert ended.code == 2
    assert ended.err.startswith(f"{path}: ")


def test_a_file_is_asked_for(run: Run) -> None:
    ended = run("decode")
    assert ended.code == 2
    assert "rehearse decode --help" in ended.err


def test_a_name_that_is_no_text_is_shown_in_escapes(run: Run, tmp_path: Path) -> None:
    ended = run("decode", f"{tmp_path}/\udcff.txt", "--json")
    assert ended.code == 2
    assert ended.json["postings"][0]["file"].endswith("/\udcff.txt")


def test_neither_a_server_nor_a_data_folder_is_needed(tmp_path: Path) -> None:
    nowhere = tmp_path / "posting.txt" / "data"  # below a file: nothing can be made there
    ended = start("decode", posting(tmp_path), "--json", data=nowhere)
    assert ended.code == 0
    assert ended.json["totals"]["postings"] == 1


def test_another_locale_still_gets_its_letters(tmp_path: Path) -> None:
    text = POSTING.replace("Papaya Lantern", "Papaya “Lantern” ক")
    ended = start(
        "decode", posting(tmp_path, text=text), "--json", data=tmp_path / "d", PYTHONIOENCODING="ascii", LC_ALL="C"
    )
    assert "ক" in ended.json["postings"][0]["text"]


def test_what_page_and_text_say_differently_is_shown(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        '<html><head><script type="application/ld+json">{"@type": "JobPosting", "title": "Data Scientist",'
        ' "experienceRequirements": {"monthsOfExperience": 60}}</script></head><body><h1>Data Scientist</h1>'
        "<h2>Requirements</h2><ul><li>3 years of experience</li><li>Python</li></ul></body></html>",
        encoding="utf-8",
    )
    ended = run("decode", path)
    lines = [line.split() for line in ended.out.splitlines()]
    assert ["years", "min=3"] in [line[:2] for line in lines]
    assert ["years", "or", "min=5"] in [line[:3] for line in lines]

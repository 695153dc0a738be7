"""The report of ``rehearse decode``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rehearse import postings
from tests.postings.demo_set import ROOT, demo_set

GOOD = b"Data Scientist\nRequirements\n- Python\n- 2 years of experience"


def test_the_report_has_the_documented_form() -> None:
    report = postings.decode_report([("a.txt", GOOD)])
    assert report["version"] == 1 and report["totals"] == {"postings": 1, "bad_input": 0}
    (entry,) = report["postings"]
    assert entry["file"] == "a.txt" and entry["title"] == "Data Scientist" and "company" not in entry
    assert entry["readings"]["years"]["value"] == {"min": 2}
    (skill,) = entry["readings"]["skills"]
    assert skill["value"] == {"code": "python", "status": "required"}
    assert set(skill) == {"value", "confidence", "method", "quotes"}
    (quote,) = skill["quotes"]
    assert entry["text"][quote["start"] : quote["end"]] == quote["quote"] == "Python"
    assert "salary" not in entry["readings"]
    assert json.loads(json.dumps(report)) == report


def test_a_bad_file_is_reported_in_its_place() -> None:
    report = postings.decode_report([("a.txt", GOOD), ("b.pdf", b"%PDF-"), ("c.txt", GOOD)])
    assert [entry["file"] for entry in report["postings"]] == ["a.txt", "b.pdf", "c.txt"]
    assert set(report["postings"][1]["error"]) == {"where", "what", "do"}
    assert report["totals"] == {"postings": 2, "bad_input": 1}


def test_files_of_the_disk_and_their_exit_code(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_bytes(GOOD)
    assert postings.decode_files([good])[1] == 0
    report, code = postings.decode_files([good, tmp_path / "missing.txt", tmp_path])
    assert code == 2
    assert ["error" in entry for entry in report["postings"]] == [False, True, True]
    assert report["postings"][1]["error"]["where"] == str(tmp_path / "missing.txt")


def test_several_postings_of_one_file_come_one_by_one() -> None:
    report = postings.decode_report([("a.txt", GOOD + b"\n\n---\n\n" + GOOD + b"\n\n---\n\n\x1a\x1b")])
    assert [entry["part"] for entry in report["postings"]] == [1, 2, 3]
    assert report["postings"][2]["error"]["where"] == "a.txt, posting 3"


def test_offsets_count_code_points() -> None:
    report = postings.decode_report([("a.txt", "Data Scientist 🚀\nRequirements\n- 🐍 Python".encode())])
    (entry,) = report["postings"]
    quote = entry["readings"]["skills"][0]["quotes"][0]
    assert entry["text"][quote["start"] : quote["end"]] == "Python"


@pytest.mark.parametrize("entry", demo_set(), ids=lambda entry: entry.slug)
def test_all_our_postings_can_be_reported(entry: object) -> None:
    from tests.postings.demo_set import Labelled

    assert isinstance(entry, Labelled)
    source = next((ROOT / entry.slug).glob("posting.*"))
    report, code = postings.decode_files([source])
    assert code == 0
    (found,) = report["postings"]
    for field, reading in found["readings"].items():
        for one in reading if isinstance(reading, list) else [reading]:
            for quote in one["quotes"]:
                text = found["text"] if quote["source"] == "text" else found["sources"][quote["source"]]
                assert text[quote["start"] : quote["end"]] == quote["quote"], field

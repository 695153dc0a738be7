"""``rehearse offer``: value, compare, counters, market."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run, start
from tests.offers.samples import YEARLY, documented
from tests.offers.test_market import PLACES, WAGES, posted, row

PRIVATE = {"kind": "private", "units": 10_000, "company_value": 1e8, "fully_diluted": 1e7, "schedule": YEARLY}


def write(folder: Path, name: str = "offer.json", **keys: Any) -> Path:
    path = folder / name
    path.write_text(json.dumps(keys or documented()), encoding="utf-8")
    return path


def test_the_documented_offer_gives_the_documented_report(run: Run, tmp_path: Path) -> None:
    ended = run("offer", "value", write(tmp_path), "--json")
    assert (ended.code, ended.err) == (0, "")
    report = ended.json
    assert report["total"] == 984435.58 and report["average"] == 246108.9
    assert [year["total"] for year in report["years"]] == [259400, 235418.0, 241616.54, 248001.04]
    assert (report["kept"]["6"], report["kept"]["12"]) == (102550, 259400)
    assert run("offer", "value", write(tmp_path), "--json").out == ended.out


def test_the_word_value_may_be_left_out(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path)
    assert run("offer", path).out == run("offer", "value", path).out


def test_a_person_reads_sentences_and_a_table(run: Run, tmp_path: Path) -> None:
    path = write(
        tmp_path, base=120_000, hours_per_week=32, start="2026-07-01", tax={"cash": 0.3},
        living={"place": "Dhaka", "index": 40}, convert={"currency": "BDT", "rate": 120, "date": "2026-03-01"},
        grants=[PRIVATE, {"kind": "rsu", "money": 40_000, "schedule": YEARLY, "expected": True}],
    )  # fmt: skip
    said = run("offer", "value", path).out
    for part in (
        f"{path}: 480,000 USD in four years", "Kept when leaving after month", "Present value at 5.0%",
        "counted as 0: 100,000", "Base at full time: 150,000", "in no total", "After tax", "in Dhaka", "In BDT at 120",
        "By calendar year", "Note: ",
    ):  # fmt: skip
        assert part in " ".join(said.split("\n")), part


def test_every_fault_of_a_file_is_named(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, base=True, colour=1, grants=[{"kind": "rsu", "money": 1, "schedule": [[12, 9900]]}])
    ended = run("offer", "value", path)
    assert (ended.code, ended.out) == (2, "")
    lines = ended.err.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(f"{path}, base: true is not a number.")
    assert "sums to 9,900 basis points" in lines[1]
    assert "The key colour is not known" in lines[2]
    report = run("offer", "value", path, "--json").json
    assert report["error"] == report["errors"][0] and len(report["errors"]) == 3


def test_a_missing_or_broken_file_is_said_where_what_do(run: Run, tmp_path: Path) -> None:
    gone = tmp_path / "gone.json"
    assert run("offer", "value", gone, "--json").refusal["where"] == str(gone)
    assert run("offer", "value", tmp_path).code == 2
    broken = tmp_path / "broken.json"
    broken.write_text("{,}")
    found = run("offer", "value", broken, "--json")
    assert found.code == 2 and found.refusal["where"] == f"{broken}, line 1, column 2"
    assert run("offer").code == 2


def test_offers_are_compared(run: Run, tmp_path: Path) -> None:
    a, b = write(tmp_path, "a.json"), write(tmp_path, "b.json", base=160_000, grants=[PRIVATE])
    report = run("offer", "compare", a, b, "--json").json
    assert [offer["id"] for offer in report["offers"]] == [str(a), str(b)]
    assert report["totals"] == {"offers": 2, "bad_input": 0}
    assert report["beats"][0]["probability"] == 1.0
    assert report["offers"][1]["break_even_value"] > 1e8
    said = run("offer", "compare", a, b).out
    assert "present value" in said and "becomes worth" in said and "of the simulations" in said


def test_equal_offers_and_those_that_need_no_growth_are_said(run: Run, tmp_path: Path) -> None:
    a, b = write(tmp_path, "a.json", base=100_000), write(tmp_path, "b.json", base=100_000, grants=[PRIVATE])
    said = run("offer", "compare", a, b).out
    assert "are equal after four years" in said and "without its untraded shares" in said
    late = write(tmp_path, "c.json", base=1, grants=[PRIVATE | {"start_month": 48}])
    assert "at no company value" in run("offer", "compare", a, late).out


def test_a_bad_file_among_several_is_reported_in_its_place(run: Run, tmp_path: Path) -> None:
    good, other = write(tmp_path, "a.json"), write(tmp_path, "c.json", base=1)
    bad = write(tmp_path, "b.json", base=-1)
    ended = run("offer", "compare", good, bad, other, "--json")
    assert ended.code == 2
    report = ended.json
    assert ["error" in offer for offer in report["offers"]] == [False, True, False]
    assert report["offers"][1]["file"] == str(bad)
    assert set(report["offers"][1]["error"]) == {"where", "what", "do"}
    assert report["totals"] == {"offers": 2, "bad_input": 1} and len(report["beats"]) == 2
    alone = run("offer", "compare", good, bad, "--json")
    assert alone.code == 2 and alone.json["offers"][0]["total"] == 984435.58
    assert run("offer", "compare", bad, bad, "--json").json["totals"] == {"offers": 0, "bad_input": 2}
    text = run("offer", "compare", good, bad)
    assert text.code == 2 and text.err.startswith(f"{bad}, base: ") and "984,436" in text.out


def test_one_offer_cannot_be_compared_and_one_twice_can(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path)
    assert run("offer", "compare", path, "--json").refusal["what"] == "1 is no number of offers that can be compared."
    report = run("offer", "compare", path, path, "--json").json
    assert [offer["id"] for offer in report["offers"]] == [f"{path} (1)", f"{path} (2)"]
    assert "simulations" in run("offer", "compare", path, path).out


def test_offers_without_a_common_currency_are_refused(run: Run, tmp_path: Path) -> None:
    a, b = write(tmp_path, "a.json", base=1), write(tmp_path, "b.json", base=1, currency="BDT")
    assert "USD, BDT" in run("offer", "compare", a, b, "--json").refusal["what"]


def test_counters_have_their_worth(run: Run, tmp_path: Path) -> None:
    path = write(
        tmp_path, base=170_000, bonus={"target": 0.15}, discount=0.05,
        grants=[{"kind": "rsu", "money": 100_000, "schedule": [[month, 625] for month in range(3, 49, 3)]}],
    )  # fmt: skip
    report = run("offer", "counters", path, "--json").json
    worth = {row["counter"]: row["worth"] for row in report["counters"]}
    assert [round(worth[lever], -2) for lever in ("base", "signon", "grant", "vesting")] == [41600, 10000, 9000, 2100]
    said = run("offer", "counters", path).out
    assert "+41,584" in said and "38/32/20/10" in said and "kept 6" in said


def test_own_changes_may_be_asked(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path)
    asked = ("base=15000", "vesting=40/30/20/10", "clawback", "start=2", "bonus=0.05")
    options = [word for change in asked for word in ("--change", change)]
    report = run("offer", "counters", path, *options, "--json").json
    assert [row["counter"] for row in report["counters"]] == ["base", "vesting", "clawback", "start", "bonus"]
    assert run("offer", "counters", path, *options).code == 0


def test_a_change_that_cannot_be_read_is_refused(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path)
    for words in (
        "title=1",
        "base=lots",
        "base=",
        "base=-5",
        "base=nan",
        "vesting=50/60",
        "vesting=a/b",
        "start=99",
        "",
    ):
        ended = run("offer", "counters", path, "--change", words, "--json")
        assert ended.code == 2, words
        assert ended.refusal["where"].startswith("--change"), words
    assert run("offer", "counters", tmp_path / "gone.json").code == 2


def test_a_table_of_posted_pay_is_asked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "salaries.csv"
    path.write_bytes(posted(row(120_000), row(100_000), row(220_000), row(200_000)))
    words = ("offer", "market", path, "--title", "data scientist", "--level", "se")
    report = run(*words, "--date", "2025-01-19", "--json").json
    assert report["base_only"] is True and report["source"] == "salaries.csv" and report["date"] == "2025-01-19"
    assert report["amounts"]["p50"] == 160_000 and report["rows"] == 2 and report["years"] == [2025, 2025]
    said = run(*words).out
    assert "Base only" in said and "Source: salaries.csv, day not stated" in said and "160,000" in said


def test_a_table_of_wage_levels_is_asked(run: Run, tmp_path: Path) -> None:
    path, places = tmp_path / "ALC_Export.csv", tmp_path / "Geography.csv"
    path.write_text(WAGES, encoding="utf-8")
    places.write_text(PLACES, encoding="utf-8")
    words = ("offer", "market", path, "--soc", "15-2051", "--level", "2")
    report = run(*words, "--place", "CA|Alder County", "--places", places, "--json").json
    assert report["amounts"] == {"amount": 104_000, "average": 114_400}
    assert "floor" in run(*words, "--place", "10000").out


def test_a_market_question_that_cannot_be_answered_is_refused(run: Run, tmp_path: Path) -> None:
    path, table = tmp_path / "w.csv", tmp_path / "s.csv"
    path.write_text(WAGES, encoding="utf-8")
    table.write_bytes(posted(row(1_000)))
    for words in (
        (path, "--level", "2"),
        (path, "--level", "9", "--soc", "15-2051", "--place", "10000"),
        (path, "--level", "2", "--soc", "15-2051", "--place", "10000", "--date", "soon"),
        (path, "--level", "2", "--soc", "15-2051", "--place", "10000", "--places", tmp_path / "gone.csv"),
        (table, "--level", "SE"),
        (table, "--level", "SE", "--title", "Baker"),
        (tmp_path / "gone.csv", "--level", "SE", "--title", "Baker"),
    ):
        ended = run("offer", "market", *words, "--json")
        assert ended.code == 2 and ended.refusal["what"], words
        assert run("offer", "market", *words).code == 2


def test_neither_a_server_nor_a_data_folder_is_needed(tmp_path: Path) -> None:
    path = write(tmp_path)
    ended = start("offer", "value", path, "--json", data=path / "data")  # below a file: nothing can be made there
    assert ended.code == 0 and ended.json["total"] == 984435.58

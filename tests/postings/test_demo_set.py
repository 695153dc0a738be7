"""Our own postings are read as they are labelled."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from rehearse import postings
from tests.postings.demo_set import ROOT, Labelled, demo_set, f1, must_have, share_right, skill_presence

SPLITS = ("tune", "held")
KNOWN_LABELS = {
    "demo", "split", "layout", "title", "company", "years", "salary", "seniority", "axis1", "axis2",
    "llm_application", "not_ml", "domains", "rounds", "skills",
}  # fmt: skip


def of_split(split: str) -> list[Labelled]:
    return [entry for entry in demo_set() if entry.labels["split"] == split]


@pytest.mark.parametrize("split", SPLITS)
def test_named_skills_are_found(split: str) -> None:
    precision, recall, score = skill_presence(of_split(split))
    assert score >= 0.95, (precision, recall)


@pytest.mark.parametrize("split", SPLITS)
def test_must_have_skills_are_told_from_others(split: str) -> None:
    assert must_have(of_split(split))[2] >= 0.87


@pytest.mark.parametrize("layout", ["structured", "glued", "paragraph", "mail"])
def test_no_layout_loses_skills(layout: str) -> None:
    entries = [entry for entry in demo_set() if entry.labels["layout"] == layout]
    assert skill_presence(entries)[2] >= 0.95


@pytest.mark.parametrize("field", ["title", "company", "seniority", "years", "salary", "not_ml", "llm_application"])
def test_plain_fields_are_read_as_labelled(field: str) -> None:
    entries = [entry for entry in demo_set() if not entry.labels["not_ml"] or field != "llm_application"]
    assert share_right(entries, field) == 1.0


@pytest.mark.parametrize(("field", "least"), [("axis1", 0.9), ("axis2", 0.8)])
def test_positions_fall_into_their_class(field: str, least: float) -> None:
    assert share_right(demo_set(), field) >= least


def test_domains_and_rounds_mostly_agree() -> None:
    domains = [
        (set(reading.value if (reading := entry.posting.of("domains")) else ()), set(entry.labels["domains"]))
        for entry in demo_set()
    ]
    rounds = [
        ({r.value["round"] for r in entry.posting.readings if r.field == "rounds"}, set(entry.labels["rounds"]))
        for entry in demo_set()
    ]
    assert f1(domains)[2] >= 0.75
    assert f1(rounds)[2] >= 0.85


def test_every_quote_is_its_source_at_its_offsets() -> None:
    for entry in demo_set():
        sources = entry.posting.sources
        for reading in entry.posting.readings:
            assert reading.quotes, (entry.slug, reading)
            for quote in reading.quotes:
                assert 0 <= quote.start < quote.end <= len(sources[quote.source])
                assert entry.posting.words(quote).strip()


def test_skills_and_values_stand_in_their_quotes() -> None:
    for entry in demo_set():
        title = entry.posting.of("title")
        assert title is not None and entry.posting.words(title.quotes[0]) == title.value


def test_one_posting_is_the_demo_and_all_labels_are_known() -> None:
    assert sum(entry.labels.get("demo", False) for entry in demo_set()) == 1
    for entry in demo_set():
        assert set(entry.labels) <= KNOWN_LABELS
        assert set(entry.labels["skills"]) <= set(postings.skill_codes())
        assert entry.labels["split"] in SPLITS
    assert len(demo_set()) >= 12 and len(of_split("held")) >= 2


def test_reading_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def blocked(*args: object, **kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", blocked)
    monkeypatch.setattr(socket, "create_connection", blocked)
    monkeypatch.setattr(socket, "getaddrinfo", blocked)
    report, code = postings.decode_files([next(folder.glob("posting.*")) for folder in sorted(ROOT.iterdir())])
    assert code == 0
    assert {Path(entry["file"]).parent.name for entry in report["postings"]} == {entry.slug for entry in demo_set()}


def test_reading_twice_gives_the_same() -> None:
    for entry in demo_set():
        assert postings.read(entry.text, json_ld=entry.json_ld) == entry.posting
        again = postings.read(entry.posting.text, json_ld=entry.json_ld)
        assert again.text == entry.posting.text and again.readings == entry.posting.readings

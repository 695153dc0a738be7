"""A person's data with fixed ids and moments, and ways to look at them."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models

from rehearse import memory
from rehearse.planning import Plan, plan_to_json
from rehearse.web.accounts.models import Person
from rehearse.web.exchange import export_bundle
from rehearse.web.plan.models import BlockMark, Goal, Interview, StoredPlan, Worksheet
from rehearse.web.postings.models import Correction, SavedPosting
from rehearse.web.practice.models import Assessment, Attempt, Submission
from rehearse.web.progress.models import EvidenceRow
from rehearse.web.reviews.models import Card, Review

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)
EARLIER = NOW - timedelta(days=3)
DAY = date(2026, 11, 17)

POSTING, CORRECTION, GOAL, TALK, PLAN, MARK, SHEET = range(1, 8)
CODING, CARD_ATTEMPT, OPEN, SUBMISSION, ASSESSMENT, EVIDENCE, CARD, REVIEW, UNDONE = range(8, 17)


def uid(number: int) -> UUID:
    """A fixed id."""
    return UUID(f"0192f000-0000-7000-8000-{number:012x}")


def keep(row: models.Model) -> None:
    """Saves with the moments as they are given."""
    row.save_base(raw=True, force_insert=True)


def fill(person: Person) -> None:
    """One row or more of every noun."""
    Person.objects.filter(pk=person.pk).update(zone="Asia/Dhaka", language="bn", name="Alice")
    reading = {"field": "title", "value": "ML engineer", "confidence": 0.9, "method": "cues", "quotes": []}
    keep(
        SavedPosting(
            pk=uid(POSTING), person=person, filename="a.txt", raw="Data  scientist", text="Data scientist, বাংলা \\u0000",
            readings=[reading], title="Data scientist", created_at=EARLIER, changed_at=EARLIER,
        )
    )  # fmt: skip
    keep(Correction(pk=uid(CORRECTION), posting_id=uid(POSTING), field="years", value={"min": 2}, changed_at=EARLIER))
    keep(
        Goal(
            pk=uid(GOAL), person=person, posting_id=uid(POSTING), role="ml_engineer", level="mid",
            target=DAY + timedelta(weeks=6), started=DAY, loop=["coding", "ml_breadth"], minutes=[90] * 7,
            days_off=["2026-12-16"], is_current=True, created_at=EARLIER, changed_at=EARLIER,
        )
    )  # fmt: skip
    keep(
        Interview(
            pk=uid(TALK),
            goal_id=uid(GOAL),
            day=DAY + timedelta(weeks=6),
            name="Onsite",
            rounds=["coding"],
            is_onsite=True,
        )
    )
    plan = plan_to_json(Plan(days=(), dropped=(), changes=(), score=0.0))
    keep(StoredPlan(pk=uid(PLAN), goal_id=uid(GOAL), made_on=DAY, plan=plan, made_at=EARLIER))
    keep(BlockMark(pk=uid(MARK), goal_id=uid(GOAL), block="b-1", mark="done", day=DAY, minutes=30, marked_at=EARLIER))
    keep(
        Worksheet(
            pk=uid(SHEET), person=person, goal_id=uid(GOAL), block="b-2", round="behavioral", kind="story",
            text="# My story\nIt was late.", sequence=4, seconds=60, is_done=True, opened_at=EARLIER,
            changed_at=EARLIER,
        )
    )  # fmt: skip
    practise(person)


def practise(person: Person) -> None:
    """Attempts, evidence, a card with its log."""
    closed = {"opened_at": EARLIER, "study_day": DAY, "closed_at": EARLIER + timedelta(minutes=9), "seconds": 540}
    keep(
        Attempt(
            pk=uid(CODING), person=person, item="coding/two", rev=1, round="coding", block="b-1", is_accepted=True,
            draft="def f():\n    return '\t```'\n", sequence=7, drafted_at=EARLIER, handed_in_at=EARLIER, **closed,
        )
    )  # fmt: skip
    answer = {"item": "breadth/one", "rev": 2, "round": "ml_breadth", "draft": "উত্তর: because …"}
    keep(Attempt(pk=uid(CARD_ATTEMPT), person=person, answer_shown_at=EARLIER, **answer, **closed))
    keep(
        Attempt(
            pk=uid(OPEN), person=person, item="breadth/two", rev=1, round="ml_breadth", draft="half an ans", sequence=3,
            opened_at=EARLIER, study_day=DAY, drafted_at=EARLIER,
        )
    )  # fmt: skip
    case = {"index": 0, "verdict": "AC", "expected": "1", "got": "1", "cpu_ms": 0.25}
    keep(
        Submission(
            pk=uid(SUBMISSION), attempt_id=uid(CODING), mode="submit", source="def f(): return 1", status="judged",
            verdict="AC", judgement={"verdict": "AC", "cases": [case], "mode": "certified"}, handed_in_at=EARLIER,
            judged_at=EARLIER, tries=1,
        )
    )  # fmt: skip
    detail = {"ticks": {}, "fatal": [], "is_accepted": True}
    keep(
        Assessment(
            pk=uid(ASSESSMENT), attempt_id=uid(CODING), source="judge", score=1.0, detail=detail, made_at=EARLIER
        )
    )
    keep(
        EvidenceRow(
            pk=uid(EVIDENCE), person=person, attempt=uid(CODING), item="coding/two", rev=1, round="coding",
            skill="array", score=1.0, weight=1.0, difficulty=-0.5, difficulty_var=0.25, source="judge", when=EARLIER,
            study_day=DAY,
        )
    )  # fmt: skip
    keep(Card(pk=uid(CARD), person=person, item="breadth/one"))
    log = {"card_id": uid(CARD), "attempt_id": uid(CARD_ATTEMPT), "zone_offset_s": 21_600, "answer_ms": 4_000}
    log["parameters_version"] = "default-1"
    keep(Review(pk=uid(REVIEW), study_day=DAY, at=EARLIER, rating=3, **log))
    undone = EARLIER + timedelta(minutes=1)
    keep(Review(pk=uid(UNDONE), study_day=DAY, at=undone, rating=1, promised=1.0, undone_at=undone, **log))
    state = memory.review(None, memory.Rating(3), DAY)
    Card.objects.filter(pk=uid(CARD)).update(
        stability=state.stability, difficulty=state.difficulty, last_day=state.last_day, due=state.due, reviews=1
    )


def bundle_of(person: Person, *, made_at: datetime = NOW) -> bytes:
    """The person's export."""
    out = io.BytesIO()
    export_bundle(person, out, made_at=made_at)
    return out.getvalue()


def rows(bundle: bytes) -> dict[str, bytes]:
    """The tables; reading copies and README may change without a new format."""
    return {name: content for name, content in members(bundle).items() if name.startswith("data/")}


def members(bundle: bytes) -> dict[str, bytes]:
    """Content by name."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def table(bundle: bytes, noun: str) -> list[dict[str, Any]]:
    """The rows of a noun."""
    return [json.loads(line) for line in members(bundle)[f"data/{noun}.jsonl"].splitlines()]


def entry(name: str) -> zipfile.ZipInfo:
    """A member as an export has it."""
    found = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    found.create_system, found.external_attr = 3, 0o600 << 16
    found.compress_type = zipfile.ZIP_DEFLATED
    return found


def packed(contents: dict[str, bytes]) -> bytes:
    """An archive of these members, the manifest as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in contents.items():
            archive.writestr(entry(name), content)
    return out.getvalue()


def sealed(contents: dict[str, bytes], **manifest: Any) -> bytes:
    """A bundle of these members whose manifest agrees with them; ``manifest`` changes its entries."""
    files = {}
    for name, content in contents.items():
        if name == "manifest.json":
            continue
        files[name] = {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        if name.startswith("data/"):
            files[name]["rows"] = content.count(b"\n")
    head = {"format": 1, "made_at": "2026-11-20T18:00:00Z", "files": files, **manifest}
    return packed({**contents, "manifest.json": json.dumps(head).encode()})


def with_rows(bundle: bytes, noun: str, rows: list[dict[str, Any]]) -> bytes:
    """The bundle with other rows of one noun, and a manifest that agrees."""
    content = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    return sealed({**members(bundle), f"data/{noun}.jsonl": content})


def changed(bundle: bytes, noun: str, number: int = 0, **values: Any) -> bytes:
    """The bundle with one row changed, and a manifest that agrees."""
    rows = table(bundle, noun)
    rows[number] = {**rows[number], **values}
    return with_rows(bundle, noun, rows)

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
from rehearse.web.applications.models import Application, Contact, InterviewRound, Stage, StageEvent
from rehearse.web.exchange import FORMAT, export_bundle
from rehearse.web.negotiation.models import NegotiationTalk, NegotiationTurn
from rehearse.web.offers.models import Assumptions, CurrencyRate, MarketRow, MarketTable, Offer, OfferRevision
from rehearse.web.plan.models import BlockMark, Goal, Interview, StoredPlan, Worksheet
from rehearse.web.postings.models import Correction, SavedPosting
from rehearse.web.practice.models import Assessment, Attempt, Submission
from rehearse.web.progress.models import EvidenceRow
from rehearse.web.radar.models import Feed, FeedItem, RadarAnswer, RadarCard
from rehearse.web.research.models import CaseStudy, Catalogue, CompanyFile
from rehearse.web.reviews.models import Card, Review

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)
EARLIER = NOW - timedelta(days=3)
DAY = date(2026, 11, 17)

POSTING, CORRECTION, GOAL, TALK, PLAN, MARK, SHEET = range(1, 8)
OFFER, SAID, WRITTEN, ASSUMED, RATE, POSTED, PAY, WAGES, WAGE = range(200, 209)
FEED, ENTRY, RADAR, FOUR = range(300, 304)
LIST, CASE, FOUND_OUT = range(500, 503)
FIRST_CALL, BARGAIN, ASKED, LEFT = range(400, 404)
SAVED, APPLIED, APPLICATION, BEGUN, MOVED, CONTACT, ROUND = range(100, 107)
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
    follow(person)
    weigh(person)
    practise(person)
    bargain(person)
    scan(person)
    research(person)


def research(person: Person) -> None:
    """A catalogue with one write-up that was read, and what was found out about a company."""
    keep(Catalogue(pk=uid(LIST), person=person, filename="own.csv", sha256="a" * 64, cases=1, imported_at=EARLIER))
    keep(
        CaseStudy(
            pk=uid(CASE), person=person, key="cs0001", title="Ranking crates", company="Harbour", company_key="harbour",
            industry="Delivery", category="rec", sub_category="ranking", tags=["two-tower"], year=2024,
            url="https://posts.example/1", read_at=EARLIER, changed_at=EARLIER,
        )
    )  # fmt: skip
    keep(
        CompanyFile(
            pk=uid(FOUND_OUT), person=person, key="harbour", name="Harbour", answers={"scale": "Forty towns."},
            notes="Ask for the team.", sequence=2, changed_at=EARLIER,
        )
    )  # fmt: skip


def scan(person: Person) -> None:
    """A feed with an entry, and a radar card with answers."""
    keep(
        Feed(
            pk=uid(FEED), person=person, url="https://git.example.org/jax/jax/releases.atom", name="jax", rhythm=Feed.OFF,
            added_at=EARLIER, changed_at=EARLIER,
        )
    )  # fmt: skip
    keep(
        FeedItem(
            pk=uid(ENTRY), feed_id=uid(FEED), key="0" * 64, title="0.9.0", link="https://git.example.org/jax/0.9.0",
            text="Faster.", published_at=EARLIER, seen_at=EARLIER, put_away_at=NOW, changed_at=EARLIER,
        )
    )  # fmt: skip
    keep(
        RadarCard(
            pk=uid(RADAR), person=person, subject="tool/jax", name="JAX", title="0.9.0", ring=RadarCard.HEARD,
            link="https://git.example.org/jax/0.9.0", created_at=EARLIER, changed_at=EARLIER,
        )
    )  # fmt: skip
    keep(
        RadarAnswer(
            pk=uid(FOUR), card_id=uid(RADAR), problem="Loops are slow.", how="It traces.", when="Never for strings.",
            nearest="PyTorch", opened_at=EARLIER, handed_in_at=EARLIER, sequence=3, changed_at=EARLIER,
        )
    )  # fmt: skip


def follow(person: Person) -> None:
    """An application that moved once, with somebody to talk to and a round."""
    for number, key in ((SAVED, "saved"), (APPLIED, "applied")):
        keep(
            Stage(
                pk=uid(number), person=person, key=key, kind=key, name="", position=number - SAVED, created_at=EARLIER,
                changed_at=EARLIER,
            )
        )  # fmt: skip
    keep(
        Application(
            pk=uid(APPLICATION), person=person, posting_id=uid(POSTING), company="Harbour", title="ML engineer",
            place="Dhaka", url="https://harbour.example/1", stage_id=uid(APPLIED), priority=1, next_action="call",
            next_date=DAY, notes="Two teams.", created_at=EARLIER, changed_at=EARLIER,
        )
    )  # fmt: skip
    keep(StageEvent(pk=uid(BEGUN), application_id=uid(APPLICATION), after_id=uid(SAVED), at=EARLIER))
    keep(
        StageEvent(
            pk=uid(MOVED), application_id=uid(APPLICATION), before_id=uid(SAVED), after_id=uid(APPLIED), at=EARLIER,
            note="by their form",
        )
    )  # fmt: skip
    times = {"application_id": uid(APPLICATION), "created_at": EARLIER, "changed_at": EARLIER}
    keep(Contact(pk=uid(CONTACT), name="R. Sen", role="recruiter", address="r@harbour.example", **times))
    keep(InterviewRound(pk=uid(ROUND), kind="coding", at=NOW, interviewer="S. Roy", outcome="passed", **times))


def weigh(person: Person) -> None:
    """An offer said and written, what its comparison assumes, a rate, and both kinds of market table."""
    keep(
        Offer(
            pk=uid(OFFER), person=person, application_id=uid(APPLICATION), company="Harbour", title="ML engineer",
            answer_by=DAY + timedelta(weeks=1), status="open", created_at=EARLIER, changed_at=EARLIER,
        )
    )  # fmt: skip
    terms = {"version": 1, "currency": "USD", "base": 170000.0, "bonus": {"target": 0.15, "payout": 1.0}}
    keep(OfferRevision(pk=uid(SAID), offer_id=uid(OFFER), terms=terms, said_by="R. Sen", at=EARLIER))
    keep(
        OfferRevision(
            pk=uid(WRITTEN), offer_id=uid(OFFER), terms=terms | {"base": 175000.0}, in_writing=True, document="letter",
            at=NOW,
        )
    )  # fmt: skip
    keep(Assumptions(pk=uid(ASSUMED), person=person, discount=0.04, leave_month=24, currency="USD", changed_at=EARLIER))
    rate = {"source_currency": "EUR", "target_currency": "USD", "rate": 1.25, "day": DAY, "source": "my bank"}
    keep(CurrencyRate(pk=uid(RATE), person=person, created_at=EARLIER, **rate))
    market = {"person": person, "source": "own table", "table_day": DAY, "file_rows": 1, "imported_at": EARLIER}
    keep(MarketTable(pk=uid(POSTED), form="posted", filename="p.csv", sha256="0" * 64, repeated=1, **market))
    data = [2025, "MI", "FT", "Data Scientist", 90, 110, "USD", 90, 110, "US", 0, "US", "M"]
    keep(MarketRow(pk=uid(PAY), table_id=uid(POSTED), key="data scientist", level="MI", place="US", data=data))
    places = {"ca|alameda": "36084"}
    keep(MarketTable(pk=uid(WAGES), form="wage_levels", filename="w.csv", sha256="1" * 64, places=places, **market))
    wage = ["15-2051", "36084", [40.0, 50.0, 60.0, None], 55.5, False, ""]
    keep(MarketRow(pk=uid(WAGE), table_id=uid(WAGES), key="15-2051", place="36084", data=wage))


def bargain(person: Person) -> None:
    """A talk with a recruiter that was left in the first call, with the attempt it made."""
    closed = {"opened_at": EARLIER, "study_day": DAY, "closed_at": EARLIER + timedelta(minutes=4), "seconds": 240}
    call = {"item": "negotiation/first-call", "rev": 1, "round": "recruiter_screen"}
    keep(Attempt(pk=uid(FIRST_CALL), person=person, **call, **closed))
    opening = {"offer": {"base": 61000.0, "currency": "GBP"}, "company": "Harbour", "target": 65000.0,
               "target_source": "own table, Nov 2026", "competing": [{"company": "Papaya", "base": 60000.0,
               "currency": "GBP", "in_writing": True}]}  # fmt: skip
    keep(
        NegotiationTalk(
            pk=uid(BARGAIN), person=person, seed=7, rules=1, opening=opening, screen_id=uid(FIRST_CALL),
            held=None, phase="declined", score=0.6, gain=0.0, currency="GBP", opened_at=EARLIER, finished_at=EARLIER,
            changed_at=EARLIER,
        )
    )  # fmt: skip
    asked = {"moves": ["asks_range"], "text": "কত budget?"}
    keep(NegotiationTurn(pk=uid(ASKED), talk_id=uid(BARGAIN), position=0, said=asked, at=EARLIER))
    keep(NegotiationTurn(pk=uid(LEFT), talk_id=uid(BARGAIN), position=1, said={"moves": ["declines"]}, at=EARLIER))


def practise(person: Person) -> None:
    """Attempts, evidence, a card with its log."""
    closed = {"opened_at": EARLIER, "study_day": DAY, "closed_at": EARLIER + timedelta(minutes=9), "seconds": 540}
    keep(
        Attempt(
            pk=uid(CODING), person=person, item="coding/two", rev=1, round="coding", block="b-1", is_accepted=True,
            draft="def f():\n    return '\t```'\n", sequence=7, drafted_at=EARLIER, handed_in_at=EARLIER,
            stated_time="O(n log n)", stated_space="O(1)", own_tests="assert f() == 1", **closed,
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
    head = {"format": FORMAT, "made_at": "2026-11-20T18:00:00Z", "files": files, **manifest}
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

"""Company research: what to read for a posting, and what the person found out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from ninja.errors import HttpError

from rehearse.postings import company as engine
from rehearse.web.api.access import person_of
from rehearse.web.api.refusal import Body, Text, refusals
from rehearse.web.postings import services as postings
from rehearse.web.postings.models import SavedPosting
from rehearse.web.practice.services import can_be_kept
from rehearse.web.research import services

router = Router()


class CaseOut(Schema):
    """A public write-up. ``reason``: company_and_domain, company, domain_industry or domain."""

    id: UUID
    title: str
    company: str
    year: int | None
    url: str
    reason: str
    is_paper: bool
    is_read: bool


class ResearchOut(Schema):
    """What is known about the company of a posting. ``answers`` by id of the question."""

    posting: UUID
    company: str
    cases: list[CaseOut]
    answers: dict[str, str]
    notes: str


class ResearchIn(Body):
    """Answers by id of the question (product, data, scale, stack, launches, papers, competitors, asking), and notes."""

    answers: dict[str, Text]
    notes: Text = ""


def _out(row: SavedPosting) -> dict[str, Any]:
    domains = postings.whole(row).of("domains")
    wanted = [word for word in (domains.value if domains else ()) if word not in {"general", "other"}]
    file = services.file_of(row.person, row.company)
    return {
        "posting": row.pk,
        "company": engine.family_name(row.company),
        "cases": [
            {
                "id": one.row.pk,
                "title": one.row.title,
                "company": one.row.company,
                "year": one.row.year,
                "url": one.row.url,
                "reason": one.suggestion.reason,
                "is_paper": one.suggestion.case.is_paper,
                "is_read": one.row.read_at is not None,
            }
            for one in services.to_read(row.person, company=row.company, domains=wanted, text=row.text)
        ],
        "answers": file.answers if file else {},
        "notes": file.notes if file else "",
    }


def _posting(request: HttpRequest, posting_id: UUID) -> SavedPosting:
    row = SavedPosting.objects.filter(pk=posting_id, person=person_of(request)).first()
    if row is None:
        raise HttpError(404, "No posting of yours has this id. List them at /postings/.")
    return row


@router.get("{posting_id}", response={200: ResearchOut, **refusals(404, 422)}, summary="Research for a posting")
def get(request: HttpRequest, posting_id: UUID) -> dict[str, Any]:
    """What to read before the talk, at most seven, and what was found out so far."""
    return _out(_posting(request, posting_id))


@router.put("{posting_id}", response={200: ResearchOut, **refusals(404, has_body=True)}, summary="Keep answers")
def keep(request: HttpRequest, posting_id: UUID, body: ResearchIn) -> dict[str, Any]:
    """Replaces answers and notes on the company of a posting."""
    row = _posting(request, posting_id)
    if not engine.company_key(row.company):
        raise HttpError(422, "The posting names no company. Correct it first.")
    known = {question.id for question in engine.QUESTIONS}
    if unknown := sorted(set(body.answers) - known):
        raise HttpError(422, f"answers: {unknown[0][:40]!r} is no question. Use {', '.join(sorted(known))}.")
    texts = [*body.answers.values(), body.notes]
    longest = max(map(len, body.answers.values()), default=0)
    if longest > services.LONGEST_ANSWER or len(body.notes) > services.LONGEST_NOTES:
        raise HttpError(
            422, f"At most {services.LONGEST_ANSWER} characters an answer, {services.LONGEST_NOTES} of notes"
        )
    if not all(can_be_kept(text) for text in texts):
        raise HttpError(422, "A text holds a character that cannot be kept. Remove it.")
    services.keep_now(row.person, row.company, body.answers, body.notes, now=timezone.now())
    return _out(row)

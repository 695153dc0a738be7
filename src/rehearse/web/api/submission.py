"""A submission as the API shows it: hidden cases keep what they hold until the attempt is closed."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from ninja import Schema

from rehearse.bank import CodingItem
from rehearse.web.api.refusal import Body, Text
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Submission
from rehearse.web.practice.outcome import cases_of

__all__ = ["SubmissionIn", "SubmissionOut", "shown"]


class SubmissionIn(Body):
    """Code to be judged; ``samples`` runs the shown cases only and never closes the attempt."""

    source: Text
    mode: Literal["submit", "samples"] = "submit"


class CaseOut(Schema):
    """One case. A hidden one has number, tag and verdict only, until the attempt is closed."""

    case: int
    """From 0, as in the reports of ``rehearse judge``."""
    tag: str
    verdict: str | None
    """Null for a case that was not run."""
    expected: str | None = None
    got: str | None = None


class SubmissionOut(Schema):
    """Status says where it is (queued, running, judged), verdict what came out; empty until it is judged."""

    id: UUID
    attempt: UUID
    status: str
    verdict: str
    mode: str
    cases: list[CaseOut]


def shown(row: Submission) -> SubmissionOut:
    """What its owner may see now."""
    item = bank_of_items().items.get(row.attempt.item)
    known = {case.uid: case for case in cases_of(item, is_examples=False)} if isinstance(item, CodingItem) else {}
    cases = []
    for result in (row.judgement or {}).get("cases", ()):
        # By its uid, never by its place: where a sample was, an item that has changed since may have a hidden case.
        case = known.get(result.get("uid", ""))
        is_open = row.attempt.is_closed or (case is not None and case.is_sample)
        cases.append(
            CaseOut(
                case=result["index"],
                tag=case.tag if case is not None else "",
                verdict=result["verdict"],
                expected=result["expected"] if is_open else None,
                got=result["got"] if is_open else None,
            )
        )
    return SubmissionOut(
        id=row.pk, attempt=row.attempt_id, status=row.status, verdict=row.verdict, mode=row.mode, cases=cases
    )

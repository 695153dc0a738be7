"""A submission as the API shows it: hidden cases keep what they hold until the attempt is closed."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from rehearse.bank import Case
from rehearse.web.api.refusal import Body, Text
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Analysis, Submission
from rehearse.web.practice.outcome import JudgedItem, cases_of

__all__ = ["AnalysisOut", "BreakIn", "SubmissionIn", "SubmissionOut", "analysis_shown", "shown"]

Statement = Annotated[Text, Field(max_length=200)]


class SubmissionIn(Body):
    """Code to be judged; ``samples`` runs the shown cases only and never closes the attempt."""

    source: Text
    mode: Literal["submit", "samples"] = "submit"
    time: Statement | None = None
    """Stated growth of time, e.g. ``O(n log n)``; kept with the attempt. Null leaves what is there."""
    space: Statement | None = None
    tests: Text | None = None
    """The caller's own tests, one ``assert f(...) == ...`` a line. Null leaves what is there."""


class BreakIn(Body):
    """Code to search an input for on which it is wrong; it is not handed in."""

    source: Text


class CaseOut(Schema):
    """One case. A hidden one has number, tag and verdict only, until the attempt is closed."""

    case: int
    """From 0, as in the reports of ``rehearse judge``."""
    tag: str
    verdict: str | None
    """Null for a case that was not run."""
    expected: str | None = None
    got: str | None = None


class AnalysisOut(Schema):
    """What was found out beyond the verdict: ``growth``, ``counterexample`` or ``feedback``."""

    id: UUID
    kind: str
    status: str
    """``queued``, ``running`` or ``done``."""
    result: dict[str, Any] | None
    """The report as ``rehearse judge growth --json`` and ``break --json`` print it; null until it is there, or when
    there is none."""
    end: str
    """Why there is none: ``superseded`` by a later submission, or ``failed``, which is our fault."""


class SubmissionOut(Schema):
    """Status says where it is (queued, running, judged), verdict what came out; empty until it is judged."""

    id: UUID
    attempt: UUID
    status: str
    verdict: str
    mode: str
    cases: list[CaseOut]
    analyses: list[AnalysisOut]


def shown(row: Submission) -> SubmissionOut:
    """What its owner may see now."""
    item = bank_of_items().items.get(row.attempt.item)
    cases_now: list[Case] = cases_of(item, is_examples=False) if isinstance(item, JudgedItem) else []
    known = {case.uid: case for case in cases_now}
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
        id=row.pk,
        attempt=row.attempt_id,
        status=row.status,
        verdict=row.verdict,
        mode=row.mode,
        cases=cases,
        analyses=[analysis_shown(each) for each in row.analyses.all()],
    )


def analysis_shown(row: Analysis) -> AnalysisOut:
    """An analysis as far as it is."""
    return AnalysisOut(id=row.pk, kind=row.kind, status=row.status, result=row.result, end=row.end)

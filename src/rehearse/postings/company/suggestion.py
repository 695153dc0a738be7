"""Which write-ups to read for one posting."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rehearse.message import Message
from rehearse.postings.company.case_study import CaseStudy

__all__ = ["MOST_SUGGESTED", "REASONS", "Suggestion", "suggest"]

MOST_SUGGESTED = 7
"""More than this nobody reads before a talk."""
REASONS = ("company_and_domain", "company", "domain_industry", "domain")
"""Strongest first."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A write-up and why it is suggested."""

    case: CaseStudy
    reason: str
    """One of ``REASONS``."""

    @property
    def why(self) -> Message:
        """The reason in words."""
        return Message(f"company.{self.reason}")


def suggest(
    cases: Iterable[CaseStudy],
    *,
    company: str,
    domains: Collection[str],
    industry: str | None,
    most: int = MOST_SUGGESTED,
) -> tuple[Suggestion, ...]:
    """At most ``most`` write-ups: the company's own on the posting's problems, its others, then the same problem
    elsewhere, in a like business first. Newest first within each; those without a year last.

    ``company``: a key of ``company_key``, empty when unknown. ``industry``: a family of ``industry_of``.
    """
    wanted = frozenset(domains)
    found: list[tuple[int, int, str, Suggestion]] = []
    for case in cases:
        is_own = bool(company) and case.company_key == company
        is_alike = bool(wanted & case.domains)
        if is_own:
            reason = "company_and_domain" if is_alike else "company"
        elif is_alike:
            reason = "domain_industry" if industry and case.industry_family == industry else "domain"
        else:
            continue
        found.append((REASONS.index(reason), -(case.year or 0), case.key, Suggestion(case, reason)))
    found.sort(key=lambda entry: entry[:3])
    return tuple(suggestion for *_, suggestion in found[:most])

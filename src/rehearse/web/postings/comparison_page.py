"""Postings side by side, as the comparison page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import get_language, ngettext

from rehearse import postings, rounds
from rehearse.postings import preparation
from rehearse.web.postings import services
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.names import domain_name, skill_name
from rehearse.web.postings.preparing import taxonomy
from rehearse.web.postings.words import pay, words_of
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.text.digits import figure

__all__ = ["comparison_context"]

MOST_TOPICS = 8


def comparison_context(rows: Sequence[SavedPosting]) -> dict[str, Any]:
    """Context of the page; two queries a posting at most."""
    found = preparation.compare([services.whole(row) for row in rows], taxonomy())
    columns = [_column(row, column) for row, column in zip(rows, found.columns, strict=True)]
    language = get_language() or "en"
    common = len(found.in_common)
    headline = ngettext("{n} must-have is in all of them.", "{n} must-haves are in all of them.", common).format(
        n=figure(common, language)
    )
    groups, items = bank_of_items().groups, taxonomy()
    return {
        "columns": columns,
        "headline": headline,
        "common": [skill_name(code) for code in found.in_common],
        "some": [(skill_name(code), count) for code, count in found.in_some],
        "topics": [
            {"title": groups.get(topic, topic), "items": items.count(items.leaves_of_topic(topic))}
            for topic, _weight in found.shared_topics[:MOST_TOPICS]
        ],
        "total": len(rows),
    }


def _column(row: SavedPosting, column: preparation.Column) -> dict[str, Any]:
    return {
        "row": row,
        "role": postings.role(column.role).name,
        "axis1": _axis(column.axis1),
        "axis2": _axis(column.axis2),
        "is_llm_application": column.is_llm_application,
        "must_haves": len(column.must_haves),
        "only_here": [skill_name(code) for code in column.only_here],
        "preferred": [skill_name(code) for code in column.preferred],
        "domains": [domain_name(code) for code in column.domains],
        "years": column.years,
        "pay": pay(column.salary["headline"]) if column.salary else "",
        "rounds": [one.name for one in rounds.all_rounds() if one.id in column.rounds],
    }


def _axis(axis: tuple[float, str] | None) -> dict[str, Any] | None:
    return {"position": axis[0], "word": words_of(axis[1])} if axis is not None else None

"""What is worth a card: the first appearance of a tool, then major and minor versions, one per tool and quarter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from rehearse.radar.version import Version, read_version

__all__ = ["REASONS", "News", "Sifted", "quarter_of", "sift"]

REASONS = ("not_final", "patch", "same_quarter", "no_version")
"""Why an entry is left out: a candidate, nightly or the like; a repair of a version; another entry of the tool stands
for that quarter; a release whose title names no version."""


@dataclass(frozen=True, slots=True)
class News:
    """An entry as the rules see it."""

    id: str
    subject: str
    """Tool that it is about; empty for an article about none that is known, which no rule but its own date touches."""
    title: str
    at: datetime
    """When it was published, or first seen; aware."""
    is_release: bool = False
    """Whether it comes from a feed of releases, where every entry is one."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is left, and why the rest is not."""

    kept: tuple[News, ...]
    """Newest first; at most one per subject and quarter."""
    left_out: Mapping[str, str]
    """Reason (one of ``REASONS``) by id."""


def quarter_of(moment: datetime) -> tuple[int, int]:
    """Year and quarter, 1 to 4, in UTC.

    >>> quarter_of(datetime(2026, 11, 21, tzinfo=UTC))
    (2026, 4)
    """
    there = moment.astimezone(UTC)
    return there.year, (there.month + 2) // 3


def sift(news: Iterable[News]) -> Sifted:
    """Keeps what the rules let pass; the order of ``news`` does not matter.

    Of several entries of one tool in one quarter a major version stands before a minor one, a version before an
    article, and the later before the earlier.
    """
    left_out: dict[str, str] = {}
    passing: dict[str, list[tuple[News, Version | None, bool]]] = {}
    kept: list[News] = []
    for entry in sorted(news, key=_age):
        version = read_version(entry.title) if entry.is_release or entry.subject else None
        if not entry.subject:
            kept.append(entry)
        elif version is None and entry.is_release:
            left_out[entry.id] = "no_version"
        elif version is not None and not version.is_final:
            left_out[entry.id] = "not_final"
        else:
            known = passing.setdefault(entry.subject, [])
            is_first = not known
            if version is not None and not version.is_minor and not is_first:
                left_out[entry.id] = "patch"
            else:
                known.append((entry, version, is_first))
    for found in passing.values():
        best: dict[tuple[int, int], tuple[News, Version | None, bool]] = {}
        for candidate in found:
            quarter = quarter_of(candidate[0].at)
            if quarter not in best or _weight(candidate) >= _weight(best[quarter]):
                best[quarter] = candidate
        chosen = {candidate[0].id for candidate in best.values()}
        for entry, _, _ in found:
            if entry.id in chosen:
                kept.append(entry)
            else:
                left_out[entry.id] = "same_quarter"
    return Sifted(tuple(sorted(kept, key=_age, reverse=True)), left_out)


def _age(entry: News) -> tuple[datetime, str]:
    return entry.at, entry.id


def _weight(candidate: tuple[News, Version | None, bool]) -> int:
    """Major 3, minor 2, a first appearance that is a patch 1, an article 0."""
    _, version, _ = candidate
    if version is None:
        return 0
    return 3 if version.is_major else 2 if version.is_minor else 1

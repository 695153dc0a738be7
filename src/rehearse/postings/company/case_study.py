"""A public write-up of a machine-learning system."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from rehearse.postings.company.family import company_key
from rehearse.postings.company.industry import industry_of
from rehearse.postings.data_file import load

__all__ = ["CaseStudy"]


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """One row of a catalogue. Who wrote its title and chose its tags is the catalogue's author, not we."""

    key: str
    """Id in its catalogue."""
    title: str
    company: str
    """As written there."""
    industry: str
    category: str
    sub_category: str
    tags: tuple[str, ...]
    year: int | None
    url: str
    """``http`` or ``https``."""

    @property
    def company_key(self) -> str:
        """What all names of its company have in common."""
        return company_key(self.company)

    @property
    def is_paper(self) -> bool:
        """Whether the link leads to a place of papers, judged by its host."""
        host = (urlsplit(self.url).hostname or "").removeprefix("www.")
        return any(host == known or host.endswith(f".{known}") for known in load("case_domains")["papers"]["hosts"])

    @property
    def domains(self) -> frozenset[str]:
        """Domains of postings that it is about."""
        said = {_spaced(self.sub_category), *(_spaced(tag) for tag in self.tags)}
        industries = {_spaced(part) for part in self.industry.replace("/", ",").split(",")}
        return frozenset(
            [
                *load("case_domains")["categories"].get(self.category, ()),
                *(domain for domain, words in _words("words") if said & words),
                *(domain for domain, words in _words("industry_words") if industries & words),
            ]
        )

    @property
    def industry_family(self) -> str | None:
        """Family of its industry, from the industry column and, where that is empty, the tags."""
        return industry_of(self.industry) or industry_of(" , ".join(self.tags))


def _spaced(word: str) -> str:
    return " ".join(word.lower().replace("-", " ").replace("/", " ").split())


@cache
def _words(table: str) -> Iterable[tuple[str, frozenset[str]]]:
    return tuple((domain, frozenset(words)) for domain, words in load("case_domains")[table].items())

"""Company research: importing a catalogue, picking what to read, keeping what the person found out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from rehearse.postings import company as engine
from rehearse.web.accounts.models import Person
from rehearse.web.care import durable
from rehearse.web.research.models import CaseStudy, Catalogue, CompanyFile

__all__ = [
    "LONGEST_ANSWER",
    "LONGEST_NOTES",
    "Imported",
    "Reading",
    "file_of",
    "import_catalogue",
    "keep",
    "keep_now",
    "mark_read",
    "newest_catalogue",
    "to_read",
]

LONGEST_ANSWER = 4_000
LONGEST_NOTES = 20_000
"""Characters."""
_COLUMNS = ("title", "company", "company_key", "industry", "category", "sub_category", "tags", "year", "url")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import changed."""

    new: int
    changed: int
    same: int
    faults: Sequence[engine.Fault]
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Reading:
    """A write-up to read, with the row that keeps whether it was."""

    suggestion: engine.Suggestion
    row: CaseStudy

    @property
    def archive(self) -> str:
        """Where an archive may have kept the page; links of old posts often lead nowhere."""
        return f"https://web.archive.org/web/{self.row.url}"


def import_catalogue(person: Person, data: bytes, filename: str, *, now: datetime) -> Imported:
    """Joins the rows of a file to those that are here, by their id. The same file again changes nothing.

    Rows that a newer file no longer has stay, with what the person marked. Raises CatalogueError.
    """
    read = engine.read_catalogue(data)
    with transaction.atomic():
        # Of two imports at once the second joins what the first has written.
        Person.objects.select_for_update().get(pk=person.pk)
        here = {row.key: row for row in CaseStudy.objects.filter(person=person)}
        new: list[CaseStudy] = []
        changed: list[CaseStudy] = []
        for case in read.cases:
            values = {
                "title": case.title,
                "company": case.company,
                "company_key": case.company_key[:120],
                "industry": case.industry,
                "category": case.category,
                "sub_category": case.sub_category,
                "tags": list(case.tags),
                "year": case.year,
                "url": case.url,
            }
            row = here.get(case.key)
            if row is None:
                new.append(CaseStudy(person=person, key=case.key, changed_at=now, **values))
            elif any(getattr(row, name) != value for name, value in values.items()):
                for name, value in values.items():
                    setattr(row, name, value)
                row.changed_at = now
                changed.append(row)
        CaseStudy.objects.bulk_create(new, batch_size=500)
        CaseStudy.objects.bulk_update(changed, [*_COLUMNS, "changed_at"], batch_size=200)
        last = newest_catalogue(person)
        if last is None or last.sha256 != read.sha256:
            last = Catalogue.objects.create(
                person=person, filename=filename[:255], sha256=read.sha256, cases=len(read.cases), imported_at=now
            )
    durable()
    same = len(read.cases) - len(new) - len(changed)
    return Imported(len(new), len(changed), same, read.faults, last)


def newest_catalogue(person: Person) -> Catalogue | None:
    """The file that was imported last."""
    return Catalogue.objects.filter(person=person).first()


def to_read(person: Person, *, company: str, domains: Collection[str], text: str) -> list[Reading]:
    """What to read for a posting of ``company`` (as written) with these domains and this text."""
    rows = {row.key: row for row in CaseStudy.objects.filter(person=person)}
    cases = [
        engine.CaseStudy(
            key=row.key, title=row.title, company=row.company, industry=row.industry, category=row.category,
            sub_category=row.sub_category, tags=tuple(row.tags), year=row.year, url=row.url,
        )
        for row in rows.values()
    ]  # fmt: skip
    key = engine.company_key(company)
    own = Counter(case.industry_family for case in cases if key and case.company_key == key and case.industry)
    # What the catalogue says of the company itself is surer than the words of one posting.
    industry = own.most_common(1)[0][0] if own else engine.industry_of(text)
    found = engine.suggest(cases, company=key, domains=domains, industry=industry)
    return [Reading(suggestion, rows[suggestion.case.key]) for suggestion in found]


def mark_read(row: CaseStudy, *, is_read: bool, now: datetime) -> None:
    """Keeps whether the person has read it."""
    CaseStudy.objects.filter(pk=row.pk).update(read_at=now if is_read else None, changed_at=now)
    durable()


def file_of(person: Person, name: str) -> CompanyFile | None:
    """What the person found out about an employer, under any of its names."""
    return CompanyFile.objects.filter(person=person, key=engine.company_key(name)[:120]).first()


def keep(person: Person, name: str, answers: Mapping[str, str], notes: str, *, sequence: int, now: datetime) -> bool:
    """Keeps answers and notes, unless a newer draft was kept; False then.

    ``answers`` by id of the question, others are left out; longer texts than allowed are the caller's to refuse.
    """
    known = {question.id: answers.get(question.id, "") for question in engine.QUESTIONS}
    kept = {word: text for word, text in known.items() if text.strip()}
    with transaction.atomic():
        row, _new = CompanyFile.objects.get_or_create(
            person=person,
            key=engine.company_key(name)[:120],
            defaults={"name": engine.family_name(name)[:120], "sequence": -1},
        )
        done = CompanyFile.objects.filter(pk=row.pk, sequence__lt=sequence).update(
            answers=kept, notes=notes, sequence=sequence, changed_at=now
        )
    durable()
    return bool(done)


def keep_now(person: Person, name: str, answers: Mapping[str, str], notes: str, *, now: datetime) -> None:
    """Keeps what a form sent, whatever drafts came before."""
    row = file_of(person, name)
    keep(person, name, answers, notes, sequence=(row.sequence if row else 0) + 1, now=now)

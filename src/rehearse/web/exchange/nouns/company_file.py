"""What the person found out about companies."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from rehearse.web.accounts.models import Person
from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import NewerNoun, Values
from rehearse.web.research.models import CompanyFile

__all__ = ["NOUN"]


class CompanyFileNoun(NewerNoun):
    """Eight answers and notes on one employer."""

    name = "company_file"
    order = 10
    model = CompanyFile
    columns = ("key", "name", "answers", "notes", "sequence", "changed_at")
    unique = (("key",),)

    def check(self, values: Values) -> None:
        """Answers are texts by the id of a question."""
        from rehearse.postings.company import QUESTIONS

        known = {question.id for question in QUESTIONS}
        answers = values["answers"]
        if not isinstance(answers, dict) or not all(
            word in known and isinstance(text, str) for word, text in answers.items()
        ):
            raise wrong("answers", "rule_form")

    def texts(self, person: Person) -> Iterator[tuple[UUID, str]]:
        """Each file under the name of the company."""
        from rehearse.postings.company import QUESTIONS, TEXTS

        for file in CompanyFile.objects.filter(person=person).order_by("-pk").iterator(chunk_size=500):
            parts = [f"# {file.name}"]
            parts += [
                f"## {TEXTS.english(question.text)}\n\n{file.answers[question.id]}"
                for question in QUESTIONS
                if question.id in file.answers
            ]
            parts += [file.notes] if file.notes else []
            yield file.pk, "\n\n".join(parts) + "\n"


NOUN = CompanyFileNoun()

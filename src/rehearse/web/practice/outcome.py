"""What a judged submission says to the person: one sentence, then the cases, hidden ones by tag only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from rehearse.bank import Case
from rehearse.judge import BadValue
from rehearse.judge.show import show
from rehearse.judge.values import decode
from rehearse.message import Message
from rehearse.web.practice.models import Submission
from rehearse.web.text.catalog import say
from rehearse.web.text.digits import figure
from rehearse.web.text.templatetags.text import verdict_word

__all__ = ["CANCELLED", "CaseView", "JudgedItem", "Outcome", "Table", "cases_of", "mode_word", "outcome_of"]

CANCELLED = "judge.cancelled"
"""Message of a submission that was taken back."""

_TABLE = re.compile(r"(?P<names>[^\n]*)\n(?P<rows>(?:[^\n]*\n)*)\((?P<total>\d+) rows?\)")


@runtime_checkable
class JudgedItem(Protocol):
    """What is read here of an item that is judged by cases, whatever its kind."""

    @property
    def kind(self) -> str: ...
    @property
    def cases(self) -> Sequence[Case]: ...


@dataclass(frozen=True, slots=True)
class Table:
    """A value that is shown as a table."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    more: int = 0
    """Rows that are left out."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case on the page."""

    number: int
    verdict: str
    """Empty for a case that was not run."""
    tag: str
    is_sample: bool
    is_shown: bool
    """Whether input, expected and got may be seen."""
    arguments: str = ""
    expected: str = ""
    got: str = ""
    message: str = ""

    @property
    def expected_table(self) -> Table | None:
        """The expected value as a table, where it is one."""
        return _table(self.expected)

    @property
    def got_table(self) -> Table | None:
        """The returned value as a table, where it is one."""
        return _table(self.got)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A judged submission."""

    verdict: str
    sentence: str
    note: str
    cases: Sequence[CaseView]
    counts: Sequence[tuple[str, int]]
    first: CaseView | None
    """The failed case to show first: a sample where one failed."""
    stdout: str
    line: int | None
    mode: str
    is_examples: bool


def mode_word(submission: Submission | None) -> str:
    """How strong the fence was, in one word."""
    words = {
        "certified": _("certified"),
        "confined": _("confined"),
        "own-code-only": _("own code only"),
        "refused": _("refused"),
    }
    mode = (submission.judgement or {}).get("mode", "") if submission is not None else ""
    return words.get(mode, mode)


def _number(value: float, decimals: int | None = None) -> str:
    return figure(value, get_language() or "en", decimals)


def _sentence(verdict: str, failed: int, total: int, is_examples: bool) -> str:
    if verdict == "AC":
        if is_examples:
            return ngettext("The example passes.", "All {n} examples pass.", total).format(n=_number(total))
        return ngettext("Accepted on its one case.", "Accepted on all {n} cases.", total).format(n=_number(total))
    if verdict in {"CE", "JE"}:
        return verdict_word(verdict)
    return ngettext("{what} on {failed} of {total} case", "{what} on {failed} of {total} cases", total).format(
        what=verdict_word(verdict), failed=_number(failed), total=_number(total)
    )


def _id(found: Any) -> str:
    return str(found["id"]) if isinstance(found, Mapping) and "id" in found else ""


def _message(found: Any) -> str:
    if isinstance(found, Mapping) and "id" in found:
        return say(Message(found["id"], found.get("params", {})))
    return str(found or "")


def cases_of(item: JudgedItem, *, is_examples: bool) -> list[Case]:
    """The cases in the order in which the judge numbers them: replaced ones are left out."""
    replaced = {case.replaces for case in item.cases if case.replaces}
    return [
        case for case in item.cases if case.uid not in replaced and (not is_examples or case.visibility == "sample")
    ]


def outcome_of(submission: Submission, item: JudgedItem, *, is_open: bool) -> Outcome | None:
    """The outcome, or None while it is not judged. While the attempt is open hidden cases show number and tag only."""
    found = submission.judgement
    if submission.status != Submission.JUDGED or not found:
        return None
    is_examples = submission.mode == Submission.EXAMPLES
    # By uid: an item may have gained or replaced cases since.
    known = {result.get("uid") or result["index"]: result for result in found["cases"]}
    suite = cases_of(item, is_examples=is_examples)
    cases = []
    for index, case in enumerate(suite):
        result = known.get(case.uid) or known.get(index)
        is_sample = case.visibility == "sample"
        is_shown = is_sample or not is_open
        cases.append(
            CaseView(
                number=index + 1,
                verdict=result["verdict"] if result else "",
                tag=(case.tag or "").replace("_", " "),
                is_sample=is_sample,
                is_shown=is_shown,
                arguments=arguments_text(case) if is_shown else "",
                expected=result["expected"] if result and is_shown else "",
                got=result["got"] if result and is_shown else "",
                message=_message(result.get("message")) if result and is_shown else "",
            )
        )
    failed = [case for case in cases if case.verdict not in {"AC", ""}]
    first = next((case for case in failed if case.is_shown), failed[0] if failed else None)
    counts = Counter(case.verdict for case in cases if case.verdict)
    verdict = found["verdict"]
    same = counts.get(verdict, 0)
    taken_back = _id(found.get("message")) == CANCELLED
    # A suite that ended at its first case is summed up by that case's own message.
    may_explain = verdict in {"CE", "JE"} or all(case.is_shown for case in cases[:1])
    return Outcome(
        verdict=verdict,
        sentence=_("You took it back.") if taken_back else _sentence(verdict, same, len(suite), is_examples),
        note=_message(found.get("message")) if may_explain and not taken_back else "",
        cases=cases,
        counts=sorted(counts.items(), key=lambda pair: (pair[0] != "AC", pair[0])),
        first=first,
        # What hidden cases print may be their input: it opens with them.
        stdout=found.get("stdout", "")[:8000] if is_examples or not is_open else "",
        line=next((result.get("line") for result in found["cases"] if result.get("line")), found.get("line")),
        mode=found.get("mode", ""),
        is_examples=is_examples,
    )


def _table(shown: str) -> Table | None:
    """The table of a text that the judge wrote of one: names, then rows, parted by tabs, then ``(3 rows)``."""
    found = _TABLE.fullmatch(shown)
    if found is None:
        return None
    rows = [line.split("\t") for line in found["rows"].splitlines()]
    return Table(found["names"].split("\t"), rows, int(found["total"]) - len(rows))


def _argument(value: Any) -> str:
    """A value as Python would write it; a tagged one, such as an array, as what it stands for."""
    if isinstance(value, dict) and any(str(key).startswith("$") for key in value):
        try:
            return show(decode(value), 600)
        except BadValue:
            pass  # the bank's check tells
    return repr(value)


def arguments_text(case: Any) -> str:
    """The input as a person writes it, cut where it is long. Empty for tables: the page shows them itself."""
    if case.arguments is None and case.generated is None:
        return ""
    if case.arguments is None:
        return _("made by the generator “{family}”, size {n}").format(
            family=case.generated.family, n=_number(case.generated.n)
        )
    text = ", ".join(_argument(value) for value in case.arguments)
    return text if len(text) <= 600 else text[:600] + " …"

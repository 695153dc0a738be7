"""The form over the readings: what the person changed becomes a correction, what was set back takes one away.

Nothing is kept while one value does not fit; every fault is named at its field and what was typed stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rehearse import postings, rounds
from rehearse.web.care import durable
from rehearse.web.postings import services
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.names import DOMAINS
from rehearse.web.shown import FIELD, Shown
from rehearse.web.text.catalog import say
from rehearse.web.text.digits import figure

__all__ = ["AXIS1", "PERIODS", "SENIORITIES", "STATUSES", "ReadingForm"]

SENIORITIES = ("unspecified", "intern", "junior", "mid", "senior", "lead", "manager")
AXIS1 = ("modelling", "both", "infrastructure")
AXIS2 = ("generalist", "between", "specialist")
STATUSES = ("required", "preferred", "mentioned", "not")
PERIODS = ("year", "month", "week", "day", "hour")
DOMAIN_FIELDS = ("domain_1", "domain_2", "domain_3")
SALARY_FIELDS = ("salary_min", "salary_max", "salary_currency", "salary_period")
_TOGETHER = frozenset({*DOMAIN_FIELDS, *SALARY_FIELDS})

_LONGEST = 300
_AMOUNT = re.compile(
    r"\d{1,12}(?:\.\d{1,2})?"  # 72000, 21.50
    r"|\d{1,3}(?:(?P<by>[\s,.'’_])\d{3})(?:(?P=by)\d{3}){0,2}"  # 72,000 and 72.000
    r"|\d{1,2}(?:,\d{2}){1,3},\d{3}"  # 12,45,000
)


@dataclass(slots=True)
class ReadingForm:
    """One posting's readings as fields. ``values`` fills the form; ``read`` and ``save`` take it back."""

    row: SavedPosting
    errors: dict[str, str] = field(default_factory=dict)
    """Sentence by name of the field."""
    _readings: list[postings.Reading] = field(default_factory=list)
    _words: dict[str, Any] = field(default_factory=dict)
    _whole: postings.Posting | None = None
    _changes: list[tuple[str, bool, Any]] = field(default_factory=list)
    """Field, whether its correction is taken back, value."""

    def __post_init__(self) -> None:
        self._readings, words = services.posting_of(self.row)
        self._words = dict(words)
        self._whole = services.whole(self.row)

    @property
    def whole(self) -> postings.Posting:
        """The posting as it counts."""
        assert self._whole is not None
        return self._whole

    def values(self) -> dict[str, Any]:
        """What the fields show: the word that counts, else the reading; texts and lists of texts."""
        counted = {name: self.whole.of(name) for name in postings.FIELDS}

        def value(name: str) -> Any:
            found = counted.get(name)
            return found.value if found is not None else None

        salary = (value("salary") or {}).get("headline", {})
        domains = [*(value("domains") or []), "", "", ""]
        return {
            "title": value("title") or "",
            "company": value("company") or "",
            "place": value("place") or "",
            "seniority": value("seniority") or "unspecified",
            "years": str(value("years")["min"]) if value("years") else "",
            "axis1": value("axis1")["class"] if value("axis1") else "",
            "axis2_at": _hundredths(value("axis2")),
            "llm_application": _yes_no(value("llm_application")),
            "not_ml": _yes_no(value("not_ml")),
            **dict(zip(DOMAIN_FIELDS, domains, strict=False)),
            "salary_min": _plain(salary.get("min")),
            "salary_max": _plain(salary.get("max")),
            "salary_currency": salary.get("currency", ""),
            "salary_period": salary.get("period", "year"),
            "rounds": [one.value["round"] for one in self.whole.readings if one.field == "rounds"],
            "add_skill": "",
            "own_skill": "",
            "add_status": "required",
        }

    def shown(self) -> str:
        """What the fields show now, for the form to carry along (``web.shown``)."""
        said = {
            f"skills.{found.value['code']}": found.value["status"]
            for found in self.whole.readings
            if found.field == "skills"
        }
        gone = {name: value for name, value in self._words.items() if name.startswith("skills.") and value == "not"}
        return Shown({**self.values(), **gone, **said}).text

    def read(self, data: QueryDict) -> bool:
        """Takes what was sent; False when a value does not fit.

        Fields that were not sent stay as they are, and so do those that still have what the form showed: another
        window may have corrected them meanwhile.
        """
        data = _touched(data)
        self._texts(data)
        self._axes(data)
        self._flags(data)
        self._domains(data)
        self._salary(data)
        self._rounds(data)
        self._skills(data)
        return not self.errors

    def save(self) -> None:
        """Keeps the changes that ``read`` found, all or none."""
        with transaction.atomic():
            for name, is_back, value in self._changes:
                if is_back:
                    services.take_back(self.row, name)
                else:
                    services.correct(self.row, name, value)
        durable()

    def _reading(self, name: str) -> Any:
        return next((found.value for found in self._readings if found.field == name), None)

    def _keep(self, name: str, value: Any, read: Any, at: str = "") -> None:
        """Notes a change; a value that the engine refuses is an error at ``at``."""
        if value == read:
            if name in self._words:
                self._changes.append((name, True, None))
            return
        if self._words.get(name, ...) == value:
            return
        try:
            postings.correct(self.whole, name, value)
        except postings.CorrectionError as error:
            self.errors[at or name] = say(error.message)
        else:
            self._changes.append((name, False, value))

    def _texts(self, data: QueryDict) -> None:
        for name in ("title", "company", "place"):
            if name in data:
                text = data.get(name, "").replace("\0", "").strip()[:_LONGEST]
                self._keep(name, text or None, self._reading(name))
        if data.get("seniority") in SENIORITIES:
            self._keep("seniority", data["seniority"], self._reading("seniority") or "unspecified")
        if "years" in data:
            text = data.get("years", "").strip()
            read = self._reading("years")
            # Whatever is no number is refused by the engine, which says what fits.
            value = (int(text) if text.isdecimal() and len(text) < 4 else text) if text else None
            self._keep("years", value, read["min"] if read else None)

    def _axes(self, data: QueryDict) -> None:
        for name, classes in (("axis1", AXIS1), ("axis2", AXIS2)):
            read = self._reading(name)
            if data.get(name) in classes:
                self._keep(name, data[name], read["class"] if read else None)
        text = data.get("axis2_at", "")
        if text and text != _hundredths(self._counted("axis2")):
            if not re.fullmatch(r"-?\d{1,3}", text, re.ASCII) or abs(int(text)) > 100:
                self.errors["axis2_at"] = _("Give a position from {low} to {high}.").format(low=-100, high=100)
            elif text == _hundredths(self._reading("axis2")):
                self._keep("axis2", self._reading("axis2"), self._reading("axis2"))
            else:
                self._keep("axis2", int(text) / 100, None)

    def _counted(self, name: str) -> Any:
        found = self.whole.of(name)
        return found.value if found is not None else None

    def _flags(self, data: QueryDict) -> None:
        for name in ("llm_application", "not_ml"):
            if data.get(name) in {"yes", "no"}:
                self._keep(name, data[name] == "yes", self._reading(name))

    def _domains(self, data: QueryDict) -> None:
        if not any(name in data for name in DOMAIN_FIELDS):
            return
        chosen = list(dict.fromkeys(data[name] for name in DOMAIN_FIELDS if data.get(name) in DOMAINS))
        self._keep("domains", chosen or None, self._reading("domains"), at="domain_1")

    def _salary(self, data: QueryDict) -> None:
        if "salary_min" not in data:
            return
        read = (self._reading("salary") or {}).get("headline")
        low, high = (data.get(name, "").strip() for name in ("salary_min", "salary_max"))
        if not low and not high:
            self._keep("salary", None, read)
            return
        amounts = [_amount(text) for text in (low or high, high or low)]
        if None in amounts:
            self.errors["salary_min"] = _("Give the amounts in digits, for example {example}.").format(example="72000")
            return
        if amounts[0] > amounts[1]:  # type: ignore[operator]
            self.errors["salary_min"] = _("The lower end is above the upper end. Swap them.")
            return
        currency = data.get("salary_currency", "").strip().upper()
        if not currency:
            self.errors["salary_min"] = _("Choose a currency.")
            return
        value = {
            "min": amounts[0],
            "max": amounts[1],
            "currency": currency,
            "period": data.get("salary_period", "year"),
        }
        same = read is not None and all(read.get(key) == value[key] for key in value)
        self._keep("salary", read if same else value, read, at="salary_min")

    def _rounds(self, data: QueryDict) -> None:
        if "rounds_shown" not in data:
            return
        said = {found.value["round"] for found in self._readings if found.field == "rounds"}
        for round_ in rounds.all_rounds():
            self._keep(f"rounds.{round_.id}", round_.id in data.getlist("rounds"), round_.id in said, at="rounds")

    def _skills(self, data: QueryDict) -> None:
        read = {found.value["code"]: found.value["status"] for found in self._readings if found.field == "skills"}
        known = {*read, *(name.partition(".")[2] for name in self._words if name.startswith("skills."))}
        for code in sorted(known):
            status = data.get(f"skills.{code}")
            if status in STATUSES:
                # A skill that only the person named is taken back, not denied.
                self._keep(f"skills.{code}", status, read.get(code, "not"))
        code = data.get("add_skill", "")
        if code and code not in known:
            self._keep(f"skills.{code}", data.get("add_status", "required"), None, at="add_skill")
        own = data.get("own_skill", "").replace("\0", "")
        if own.strip():
            self._own_skill(own, {*known, code}, data.get("add_status", "required"))

    def _own_skill(self, name: str, known: set[str], status: str) -> None:
        """Adds a skill by its name: a known one under its code, any other as it was written."""
        code = postings.skill_called(name)
        named = {postings.own_name(one).casefold() for one in known}
        if code in known or postings.own_name(code).casefold() in named:
            self.errors["own_skill"] = _("This skill is in the list already.")
        elif code.startswith("own:") and not postings.is_own_skill(code):
            self.errors["own_skill"] = _("Give a name of at most {most} characters.").format(
                most=figure(postings.LONGEST_SKILL, get_language() or "en")
            )
        else:
            self._keep(f"skills.{code}", status, None, at="own_skill")


def _touched(data: QueryDict) -> QueryDict:
    """The fields of a form without those that nobody touched; parts of one value go or stay together."""
    shown = Shown.read(data.get(FIELD, ""))
    found = data.copy()
    groups = [(name,) for name in data if name not in {*_TOGETHER, "rounds", "rounds_shown", FIELD}]
    for names in (*groups, DOMAIN_FIELDS, SALARY_FIELDS):
        if not any(name in data and shown.is_touched(name, data.get(name, "")) for name in names):
            for name in names:
                found.pop(name, None)
    if not shown.is_touched("rounds", data.getlist("rounds")):
        found.pop("rounds_shown", None)
    if "add_status" in data:
        found["add_status"] = data.get("add_status", "")
    return found


def _hundredths(axis: Any) -> str:
    """A position as a whole number from -100 to 100; 0 when nothing was read."""
    return str(round(100 * axis["position"])) if axis else "0"


def _yes_no(value: Any) -> str:
    return "" if value is None else "yes" if value else "no"


def _plain(amount: Any) -> str:
    """Grouped and in the digits of the page, as ``_amount`` reads it back."""
    return "" if amount is None else figure(amount, get_language() or "en")


def _amount(text: str) -> int | float | None:
    """An amount in any decimal digits, with or without groups; None for what could be read in two ways.

    >>> _amount("72,000"), _amount("72.000"), _amount("12,45,000"), _amount("21.50"), _amount("72,5")
    (72000, 72000, 1245000, 21.5, None)
    """
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    if found["by"] or "," in text:
        return int(re.sub(r"\D", "", text))
    value = float(text)
    return int(value) if value == int(value) else value

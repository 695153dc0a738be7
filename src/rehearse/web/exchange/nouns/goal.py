"""Goals with their interviews."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar, cast
from uuid import UUID

from django.db import models

from rehearse.web.accounts.models import Person
from rehearse.web.applications.models import Application
from rehearse.web.exchange.columns import field_of, read_value, write_value, wrong
from rehearse.web.exchange.lines import Row
from rehearse.web.exchange.noun import Import, NewerNoun, Values
from rehearse.web.exchange.report import Fate
from rehearse.web.ids import uuid7
from rehearse.web.plan.models import Goal, Interview

__all__ = ["NOUN"]

LEVELS = {"junior", "mid", "senior", "staff"}
_TALK = ("id", "day", "name", "rounds", "is_onsite")
_LINK = "application"
"""Only there where the day came from an application: bundles that are older than applications have none."""


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and 0 < len(one) <= 40 for one in value)


class GoalNoun(NewerNoun):
    """A goal; its interviews travel inside it, because changing a goal makes them anew."""

    name = "goal"
    order = 20
    model = Goal
    columns = (
        "posting",
        "role",
        "level",
        "target",
        "started",
        "loop",
        "minutes",
        "days_off",
        "is_current",
        "created_at",
        "changed_at",
    )
    parents: ClassVar = {"posting": "posting"}
    loose = frozenset({"is_current"})

    def encode(self, row: models.Model) -> Row:
        """With the interviews in the order of their days."""
        return {**super().encode(row), "interviews": _talks(row.pk)}

    def values_of(self, row: models.Model) -> Values:
        """With the interviews as they travel."""
        return {**super().values_of(row), "interviews": _talks(row.pk)}

    def decode(self, row: Row, *, is_judged: bool = False) -> Values:
        """With the interviews as they travel, checked."""
        talks = row.get("interviews")
        if not isinstance(talks, list) or not all(isinstance(talk, dict) for talk in talks):
            raise wrong("interviews", "rule_form")
        rest = {name: value for name, value in row.items() if name != "interviews"}
        values = super().decode(rest, is_judged=is_judged)
        for talk in talks:
            if talk.keys() - {_LINK} != set(_TALK) or not _is_texts(talk["rounds"]):
                raise wrong("interviews", "rule_form")
            for name in (*_TALK, *(talk.keys() & {_LINK})):
                read_value(field_of(Interview, name), f"interviews.{name}", talk[name])
        return {**values, "interviews": talks}

    def check(self, values: Values) -> None:
        """A goal that the planner can plan for."""
        if values["role"] not in _roles():
            raise wrong("role", "rule_choice", choices=", ".join(sorted(_roles())))
        if values["level"] not in LEVELS:
            raise wrong("level", "rule_choice", choices=", ".join(sorted(LEVELS)))
        minutes = values["minutes"]
        if not isinstance(minutes, list) or len(minutes) != 7:
            raise wrong("minutes", "rule_form")
        if not all(type(count) is int and 0 <= count <= 24 * 60 for count in minutes):
            raise wrong("minutes", "rule_form")
        if not _is_texts(values["loop"]) or not _is_texts(values["days_off"]):
            raise wrong("loop, days_off", "rule_form")
        try:
            for day in values["days_off"]:
                date.fromisoformat(day)
        except ValueError:
            raise wrong("days_off", "rule_day") from None

    def differs(self, here: Values, there: Values) -> bool:
        """Ids of interviews do not count: each change of a goal makes new ones."""
        return super().differs(here, there) or _said(here) != _said(there)

    def fixed(self, person: Person) -> Values:
        """Not current: only one goal can be, and which one is decided at the end."""
        return {**super().fixed(person), "is_current": False}

    def accepted(self, values: Values, fate: Fate, work: Import) -> None:
        """Notes which goal was current there, and makes the interviews."""
        if values["is_current"]:
            work.touched.setdefault("current goal", set()).add(values["id"])
        if fate in {Fate.NEW, Fate.NEWER_THERE}:
            work.later.append(partial(_make_talks, values["id"], values["interviews"], work))

    def finish(self, work: Import) -> None:
        """Of the goals that are current here or there the one that was set last stays current."""
        there = work.touched.get("current goal", set())
        own = Goal.objects.filter(person=work.person)
        candidates = own.filter(models.Q(is_current=True) | models.Q(pk__in=there))
        newest = candidates.order_by("created_at", "pk").last()
        if newest is not None and not newest.is_current:
            own.filter(is_current=True).update(is_current=False)
            own.filter(pk=newest.pk).update(is_current=True)


def _roles() -> frozenset[str]:
    from rehearse.postings import roles

    return frozenset(role.id for role in roles())


def _talks(goal: UUID) -> list[dict[str, Any]]:
    rows = Interview.objects.filter(goal=goal).order_by("day", "pk")
    return [
        {name: write_value(getattr(row, name)) for name in _TALK}
        | ({_LINK: str(row.application_id)} if row.application_id else {})
        for row in rows
    ]


def _said(values: Mapping[str, Any]) -> list[list[Any]]:
    # Nor the link: the same application may have another id here.
    said = [[talk[name] for name in _TALK if name != "id"] for talk in values["interviews"]]
    return sorted(said, key=repr)


def _application(there: str | None, work: Import) -> UUID | None:
    """The id here of the application that a day came from; None when it is not here, then the day stands alone."""
    if there is None:
        return None
    here = work.ids.get("application", {}).get(UUID(there), UUID(there))
    return here if Application.objects.filter(pk=here, person=work.person).exists() else None


def _make_talks(goal: UUID, talks: list[dict[str, Any]], work: Import) -> None:
    Interview.objects.filter(goal=goal).delete()
    taken = set(Interview.objects.filter(pk__in=[talk["id"] for talk in talks]).values_list("pk", flat=True))
    for talk in talks:
        values = {name: read_value(field_of(Interview, name), name, talk[name]) for name in _TALK}
        id_ = cast(UUID, values.pop("id"))
        link = _application(talk.get(_LINK), work)
        Interview.objects.create(pk=uuid7() if id_ in taken else id_, goal_id=goal, application_id=link, **values)
        taken.add(id_)


NOUN = GoalNoun()

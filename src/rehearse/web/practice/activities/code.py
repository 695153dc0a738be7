"""Code in an editor, judged in the sandbox."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from rehearse.bank import CodingItem, Item
from rehearse.bank.kinds.ml_coding import MlCodingItem
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.plan import services as plans
from rehearse.web.practice import analysing, services
from rehearse.web.practice.activities._activity import Activity
from rehearse.web.practice.activities._desk import desk
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Attempt, Submission
from rehearse.web.practice.reports import CLASSES, asked_report, reports_of, statement_fault

__all__ = ["ACTIVITY"]


def start(request: HttpRequest, round_id: str, block: str) -> HttpResponse:
    """Opens the next item of the round."""
    assert isinstance(request.user, Person)
    now = timezone.now()
    item = _item(request.user, round_id, block, now)
    if item is None:
        messages.info(request, _("Every item here was closed today. The same item twice in one day would not count."))
        return redirect("practice:index")
    attempt = services.open_attempt(request.user, item, now=now, block=block)
    return redirect("practice:attempt", attempt.pk)


def _item(person: Person, round_id: str, block: str, now: datetime) -> Item | None:
    """The item that Today names beside the block; for a block of another day the next one."""
    goal = plans.current_goal(person) if block else None
    found = plans.current_plan(goal) if goal else None
    if goal is not None and found is not None:
        blocks = plans.open_blocks(found[0], plans.marks(goal), round_id, today(person, now))
        if block in blocks:
            return services.items_of_blocks(person, round_id, blocks, now=now).get(block)
    return services.next_item(person, round_id, now=now)


def page(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    """Statement, editor, outcome."""
    item = bank_of_items().items[attempt.item]
    assert isinstance(item, CodingItem | MlCodingItem)
    latest = attempt.submissions.first()
    context = desk(request, attempt, item, latest) | {
        "reference": item.file("ref.py") if attempt.is_closed else "",
        "source": attempt.draft or item.file("starter.py"),
    }
    if isinstance(item, MlCodingItem):
        context |= {"speed_s": f"{item.speed.max_ms / 1000:g}", "tolerance": _tolerance(item)}
    template = "practice/ml_code.html" if isinstance(item, MlCodingItem) else "practice/code.html"
    return render(request, template, context | _beyond_the_verdict(attempt, item, latest))


def _tolerance(item: MlCodingItem) -> dict[str, str]:
    """The checker's tolerances as short numbers, e.g. ``1e-09``."""
    return {name: f"{value:g}" for name, value in item.checker.items() if isinstance(value, float | int)}


def _beyond_the_verdict(attempt: Attempt, item: Item, latest: Submission | None) -> dict[str, Any]:
    """Stated growth with what cannot be read of it, and the analyses there are."""
    can_grow = analysing.can(item, analysing.GROWTH)
    sizes = getattr(item, "sizes", ())
    return {
        "can_grow": can_grow,
        "can_test": analysing.can(item, analysing.FEEDBACK),
        "can_break": analysing.can(item, analysing.COUNTEREXAMPLE),
        "sizes": " + ".join(sizes),
        "classes": CLASSES,
        "time_fault": statement_fault(attempt.stated_time, item) if can_grow else "",
        "space_fault": statement_fault(attempt.stated_space, item) if can_grow else "",
        "reports": reports_of(latest, item),
        "asked": asked_report(attempt, item),
    }


ACTIVITY = Activity(page=page, start=start, kinds=("coding", "ml_coding"), names_item=True)

"""The board and the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from rehearse import rounds
from rehearse.web.accounts import services as accounts
from rehearse.web.applications import board, listing, services
from rehearse.web.applications.models import Stage
from rehearse.web.applications.standing import SILENT_AFTER, Standing, stand
from rehearse.web.applications.views.frame import person_of
from rehearse.web.text.catalog import say
from rehearse.web.text.digits import figure
from rehearse.web.text.templatetags.text import short_day

__all__ = ["index"]

LONGEST_HEAD = 70
"""Characters of an action that still make a headline."""
MOST_SHOWN = 300
"""Applications on one page; the others are counted, and found by words or stage."""


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All applications as a board or a table; filters and order stand in the address."""
    person, now = person_of(request), timezone.now()
    day = accounts.today(person, now)
    stages = board.stages_of(person)
    view = listing.view_of(request.GET.dict(), [stage.key for stage in stages])
    every = [stand(row, now=now, day=day) for row in services.applications_of(person)]
    fitting = listing.chosen(every, view)
    shown = fitting[:MOST_SHOWN]
    headline, lede = _sentence(every, stages)
    return render(
        request,
        "applications/index.html",
        {
            "section": "applications",
            "view": view,
            "headline": headline,
            "lede": lede,
            "total": len(every),
            "shown": shown,
            "more": len(fitting) - len(shown),
            "columns": _columns(stages, fitting, is_closed=False),
            "closed": _columns(stages, fitting, is_closed=True),
            "stages": [stage for stage in stages if not stage.is_hidden],
            "views": _views(view, every),
            "as_board": view.but(layout="board").query,
            "as_table": view.but(layout="table").query,
            "heads": _heads(view),
            "day": day,
            "round_names": {round_.id: round_.name for round_ in rounds.all_rounds()},
            "here": request.get_full_path(),
        },
    )


def _columns(stages: Sequence[Stage], fitting: Sequence[Standing], *, is_closed: bool) -> list[dict[str, Any]]:
    """Stages with how much stands there and the rows that are shown; a hidden one only when something does."""
    at: dict[str, list[Standing]] = {}
    shown: dict[str, list[Standing]] = {}
    for place, one in enumerate(fitting):
        at.setdefault(one.row.stage.key, []).append(one)
        if place < MOST_SHOWN:
            shown.setdefault(one.row.stage.key, []).append(one)
    return [
        {"stage": stage, "count": len(at.get(stage.key, [])), "rows": shown.get(stage.key, [])}
        for stage in stages
        if stage.means.is_closed is is_closed and (stage.key in at or not (stage.is_hidden or is_closed))
    ]


def _views(view: listing.View, every: Sequence[Standing]) -> list[dict[str, Any]]:
    """Views that people come back to, each with how many it holds."""
    known = (
        (_("All"), view.but(stage="", is_due=False, is_silent=False, text="")),
        (_("Open"), view.but(stage="open", is_due=False, is_silent=False, text="")),
        (_("Due"), view.but(stage="", is_due=True, is_silent=False, text="")),
        (_("Silent"), view.but(stage="", is_due=False, is_silent=True, text="")),
        (_("Closed"), view.but(stage="closed", is_due=False, is_silent=False, text="")),
    )
    return [
        {
            "label": label,
            "query": one.query,
            "count": len(listing.chosen(every, one)),
            "is_here": (one.stage, one.is_due, one.is_silent) == (view.stage, view.is_due, view.is_silent)
            and not view.text,
        }
        for label, one in known
    ]


def _heads(view: listing.View) -> list[dict[str, str]]:
    """Heads of the table: pressing one sorts, pressing it again turns the order round."""
    known = (
        ("company", _("Company")),
        ("stage", _("Stage")),
        ("since", _("Since")),
        ("next", _("Next action")),
        ("round", _("Next round")),
        ("priority", _("Priority")),
    )
    return [
        {
            "label": label,
            "query": view.but(sort=f"-{name}" if view.sort == name else name).query,
            "order": {name: "ascending", f"-{name}": "descending"}.get(view.sort, ""),
        }
        for name, label in known
    ]


def _sentence(every: Sequence[Standing], stages: Sequence[Stage]) -> tuple[str, str]:
    """What matters first, and what stands behind it."""
    language = get_language() or "en"
    if not every:
        return _("Nothing is followed yet."), _(
            "Follow an application from the day you find the posting: where it stands, whom you talk to, what is next."
        )
    due = sorted((one for one in every if one.is_due), key=lambda one: (-(one.days_due or 0), one.row.priority))
    ahead = sorted(
        (one for one in every if one.next_round and not one.row.stage.means.is_closed),
        key=lambda one: one.next_round.at.timestamp() if one.next_round and one.next_round.at else 0.0,
    )
    silent = sum(one.is_silent for one in every)
    open_ones = sum(not one.row.stage.means.is_closed for one in every)
    rest = [
        ngettext("{n} application is open.", "{n} applications are open.", open_ones).format(
            n=figure(open_ones, language)
        )
    ]
    if due:
        first = due[0].row
        action = first.next_action
        head = (
            _("{company}: {action}").format(company=first.company[:60], action=action)
            if action and len(action) <= LONGEST_HEAD
            else _("{company} is due.").format(company=first.company[:60])
        )
        more = len(due) - 1
        said = [_due(due[0].days_due or 0)]
        if more:
            said.append(ngettext("{n} more is due.", "{n} more are due.", more).format(n=figure(more, language)))
        return head, " ".join([*said, *rest])
    if ahead and ahead[0].next_round and ahead[0].next_round.at:
        next_ = ahead[0].next_round
        on = timezone.localtime(ahead[0].next_round.at).date()
        # An action with a day of its own may come first: then nothing is said of it here.
        is_free = all(one.days_due is None or one.row.next_date is None or one.row.next_date >= on for one in every)
        return _("{round} with {company}, {day}.").format(
            round=say(rounds.get(next_.kind).name),
            company=ahead[0].row.company[:60],
            day=short_day(on),
        ), " ".join([*([_("Nothing is due before that.")] if is_free else []), *rest])
    if silent:
        head = ngettext("{n} company is silent.", "{n} companies are silent.", silent).format(
            n=figure(silent, language)
        )
        return head, " ".join([_("No sign for {n} days or more.").format(n=figure(SILENT_AFTER.days, language)), *rest])
    if not open_ones:
        return _("Nothing is open."), _("Everything you followed has come to an end.")
    return rest[0], _("Nothing is due, and no round has a date.")


def _due(days: int) -> str:
    if days == 0:
        return _("Due today.")
    return ngettext("Due {n} day ago.", "Due {n} days ago.", days).format(n=figure(days, get_language() or "en"))

"""One application: where it stands, what is next, rounds, people, notes, history."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rehearse import rounds
from rehearse.message import Message
from rehearse.web.accounts import services as accounts
from rehearse.web.applications import board, dates, services
from rehearse.web.applications.errors import FieldError, TakeBackError
from rehearse.web.applications.fields import PRIORITIES
from rehearse.web.applications.models import Application, Contact, InterviewRound
from rehearse.web.applications.relisting import earlier
from rehearse.web.applications.stages import Kind
from rehearse.web.applications.standing import Standing, stand
from rehearse.web.applications.views.following import labels
from rehearse.web.applications.views.frame import (
    OUTCOME_WORDS,
    PRIORITY_WORDS,
    back,
    own,
    person_of,
    tell_move,
    touched_of,
    typed_of,
    warn,
    with_shown,
)
from rehearse.web.plan.services import current_goal
from rehearse.web.shown import FIELD
from rehearse.web.text.catalog import say
from rehearse.web.text.digits import figure
from rehearse.web.text.templatetags.text import short_day

__all__ = [
    "application",
    "change",
    "contact_fields",
    "delete",
    "move",
    "page",
    "round_fields",
    "take_back",
    "use_dates",
    "wait",
]

WAIT_DAYS = 7
"""How far "ask again" lies."""


@login_required
@require_GET
def application(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """The page."""
    return page(request, own(request, application_id))


def page(
    request: HttpRequest,
    row: Application,
    *,
    form: str = "",
    typed: dict[str, str] | None = None,
    faults: dict[str, Message] | None = None,
) -> HttpResponse:
    """The page, with the form of this name as it was typed and what is wrong with it."""
    person, now = person_of(request), timezone.now()
    day = accounts.today(person, now)
    stages = board.stages_of(person)
    standing = stand(row, now=now, day=day)
    events = sorted(row.events.all(), key=lambda event: event.pk)
    kept = {event.pk for event in services.counting(events)}
    goal = current_goal(person)
    found = earlier(person, company=row.company, besides=row.pk) if row.stage.means is Kind.SAVED else []
    found_dates = dates.compare(row, goal, day=day)
    headline, lede = _sentence(standing)
    return render(
        request,
        "applications/application.html",
        {
            "section": "applications",
            "row": row,
            "standing": standing,
            "headline": headline,
            "lede": lede,
            "day": day,
            "stages": [stage for stage in stages if not stage.is_hidden or stage.pk == row.stage_id],
            "ghosted": board.first_of(stages, Kind.GHOSTED, Kind.REJECTED),
            "last_day": max((talk.day for talk in found_dates.ahead), default=None),
            "history": [(event, event.pk in kept) for event in reversed(events)],
            "can_take_back": len(kept) > 1,
            "rounds": rounds.all_rounds(),
            "round_names": {round_.id: round_.name for round_ in rounds.all_rounds()},
            "outcomes": {code: _(word) for code, word in OUTCOME_WORDS.items()},
            "priorities": {code: _(word) for code, word in PRIORITY_WORDS.items()},
            "dates": found_dates,
            **_forms(row, form, typed or {}, faults or {}, _next_stage(row, stages)),
            "offers": list(row.offers.all()),
            "found": [one for one in found if one.how == "ghosted"],
            "form": form,
            "faults": faults or {},
            "labels": labels(),
        },
        status=422 if faults else 200,
    )


def _kept(row: Application) -> dict[str, dict[str, str]]:
    """The fields of each form of the application as they are kept."""
    priority = next(code for code, number in PRIORITIES.items() if number == row.priority)
    return {
        "next": {
            "next_action": row.next_action,
            "next_date": row.next_date.isoformat() if row.next_date else "",
            "priority": priority,
        },
        "about": {"company": row.company, "title": row.title, "place": row.place, "url": row.url},
        "notes": {"notes": row.notes},
    }


def _forms(
    row: Application, form: str, typed: dict[str, str], faults: dict[str, Message], next_stage: str
) -> dict[str, Any]:
    """What stands in each form: what was typed into the one that was refused, else what is kept."""
    kept = {"move": {}, "round": {"outcome": "open"}, "contact": {}} | {
        name: with_shown(values) for name, values in _kept(row).items()
    }
    given = {name: typed if name == form else values for name, values in kept.items()}
    prefixes = {"move": "m-", "next": "n-", "about": "a-", "notes": "d-", "round": "r-", "contact": "c-"}

    def wrong(name: str) -> dict[str, Message]:
        return faults if name == form else {}

    shown_rounds = [
        {
            "row": one,
            "name": rounds.get(one.kind).name,
            "prefix": f"{one.pk}-",
            "given": typed if str(one.pk) == form else with_shown(round_fields(one)),
            "wrong": wrong(str(one.pk)),
        }
        for one in sorted(row.rounds.all(), key=lambda one: (one.at is None, one.at or row.created_at, one.pk))
    ]
    shown_contacts = [
        {
            "row": one,
            "prefix": f"{one.pk}-",
            "given": typed if str(one.pk) == form else with_shown(contact_fields(one)),
            "wrong": wrong(str(one.pk)),
        }
        for one in row.contacts.all()
    ]
    return {
        "chosen_stage": given["move"].get("stage", next_stage),
        "move": given["move"],
        "move_faults": wrong("move"),
        "next": given["next"],
        "next_faults": wrong("next"),
        "about": given["about"],
        "about_faults": wrong("about"),
        "notes": given["notes"].get("notes", ""),
        "notes_was": given["notes"].get(FIELD, ""),
        "new_round": given["round"],
        "round_faults": wrong("round"),
        "new_contact": given["contact"],
        "contact_faults": wrong("contact"),
        "shown_rounds": shown_rounds,
        "shown_contacts": shown_contacts,
        "fault_prefix": prefixes.get(form, f"{form}-"),
    }


def contact_fields(one: Contact) -> dict[str, str]:
    """The fields of a contact as its form shows them."""
    return {"name": one.name, "role": one.role, "address": one.address, "note": one.note}


def round_fields(one: InterviewRound) -> dict[str, str]:
    """The fields of a round as its form shows them, in the person's zone."""
    at = timezone.localtime(one.at) if one.at else None
    return {
        "kind": one.kind,
        "day": at.date().isoformat() if at else "",
        "time": f"{at:%H:%M}" if at and one.has_time else "",
        "interviewer": one.interviewer,
        "note": one.note,
        "outcome": one.outcome or "open",
    }


def _next_stage(row: Application, stages: list[Any]) -> str:
    """The stage that usually follows: proposed, never set by itself."""
    order = [Kind.SAVED, Kind.APPLIED, Kind.SCREENING, Kind.INTERVIEWING, Kind.OFFER, Kind.ACCEPTED]
    kind = row.stage.means
    if kind not in order[:-1]:
        return row.stage.key
    return board.first_of(stages, order[order.index(kind) + 1], kind).key


def _sentence(standing: Standing) -> tuple[str, str]:
    """The next thing at this company; then role and place."""
    row, language = standing.row, get_language() or "en"
    company = row.company[:80]
    lede = ", ".join(part for part in (row.title, row.place) if part)
    if standing.is_due and row.next_action and len(row.next_action) <= 70:
        return _("{company}: {action}").format(company=company, action=row.next_action), lede
    if standing.is_due:
        return _("{company} is due.").format(company=company), lede
    if standing.next_round is not None and standing.next_round.at is not None:
        return _("{round} with {company}, {day}.").format(
            round=say(rounds.get(standing.next_round.kind).name),
            company=company,
            day=short_day(timezone.localtime(standing.next_round.at).date()),
        ), lede
    if standing.is_silent:
        return _("{company}: {n} days without a sign.").format(
            company=company, n=figure(standing.silent_days, language)
        ), lede
    return _("{company}: {stage}.").format(company=company, stage=row.stage.label), lede


@login_required
@require_POST
def move(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Moves to another stage, from the board or from the page."""
    row = own(request, application_id)
    typed = typed_of(request)
    try:
        moved = services.move(row, typed.get("stage", ""), typed, now=timezone.now())
    except FieldError as error:
        return page(request, row, form="move", typed=typed, faults=error.faults)
    tell_move(request, row, moved)
    return redirect(back(request, reverse("applications:application", args=[row.pk])))


@login_required
@require_POST
def take_back(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Undoes the latest move."""
    row = own(request, application_id)
    try:
        moved = services.take_back(row, now=timezone.now())
    except TakeBackError as error:
        warn(request, error)
    else:
        messages.success(
            request,
            _("{company} stands at {stage} again.").format(company=row.company[:80], stage=moved.after.label),
        )
    return redirect(reverse("applications:application", args=[row.pk]))


@login_required
@require_POST
def change(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Saves one of the page's forms; each holds some of the fields."""
    row = own(request, application_id)
    typed = typed_of(request)
    form = typed.get("form", "")
    try:
        touched = touched_of(typed, _kept(row).get(form, {}))
        services.change(row, {name: value for name, value in touched.items() if name != "posting"})
    except FieldError as error:
        row.refresh_from_db()
        return page(request, row, form=form, typed=typed, faults=error.faults)
    messages.success(request, _("Saved."))
    return redirect(reverse("applications:application", args=[row.pk]) + (f"#{form}" if form.isalpha() else ""))


@login_required
@require_POST
def wait(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Silence is all right for another week: a day to ask again."""
    row = own(request, application_id)
    day = accounts.today(person_of(request)) + timedelta(days=WAIT_DAYS)
    services.change(row, {"next_action": row.next_action or _("ask how it stands"), "next_date": day})
    messages.success(request, _("Due again on {day}.").format(day=short_day(day)))
    return redirect(back(request, reverse("applications:application", args=[row.pk])))


@login_required
@require_POST
def use_dates(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Hands the dates of the rounds to the plan."""
    person = person_of(request)
    row = own(request, application_id)
    goal = current_goal(person)
    if goal is None:
        return redirect("postings:welcome")
    ends_there = request.POST.get("ends_there") == "1"
    dates.use(person, row, goal, day=accounts.today(person), ends_there=ends_there)
    messages.success(request, _("The plan has these dates now."))
    return redirect("plan:plan")


@login_required
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Asks, then deletes."""
    row = own(request, application_id)
    if request.method == "GET":
        return render(request, "applications/delete.html", {"row": row, "section": "applications"})
    name = row.company[:80]
    services.delete(row)
    messages.success(request, _("{company} is deleted.").format(company=name))
    return redirect("applications:index")

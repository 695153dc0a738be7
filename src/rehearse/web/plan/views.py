"""Today, the plan, its setup, and worksheets."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rehearse import postings, rounds
from rehearse.postings.preparation import level_of, likely_rounds
from rehearse.web.accounts import services as accounts
from rehearse.web.accounts.models import Person
from rehearse.web.applications.standing import due
from rehearse.web.care import durable
from rehearse.web.plan import services
from rehearse.web.plan.forms import LEVELS, SetupForm
from rehearse.web.plan.models import BlockMark, Goal, Worksheet
from rehearse.web.plan.titles import block_title, dropped_groups
from rehearse.web.plan.today import today_view
from rehearse.web.plan.weights import plan_reasons
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.services import whole
from rehearse.web.practice.services import LAST_SEQUENCE, can_be_kept
from rehearse.web.progress.services import readiness_of
from rehearse.web.text.digits import figure

__all__ = ["home", "mark", "plan", "replan", "setup", "today", "worksheet", "worksheet_draft"]

LONGEST_WORKSHEET = 50_000


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first page: Today, or the welcome of somebody new."""
    return redirect("plan:today" if services.current_goal(_person(request)) else "postings:welcome")


@login_required
@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """The day: one thing to start, then the rest."""
    person, now = _person(request), timezone.now()
    goal = services.current_goal(person)
    if goal is None:
        return redirect("postings:welcome")
    day = accounts.today(person, now)
    plan_now = services.refresh(goal, day=day)
    view = today_view(person, goal, plan_now, day=day, now=now, language=get_language() or "en")
    return render(
        request,
        "plan/today.html",
        {
            "view": view,
            "day": day,
            "section": "today",
            "standings": readiness_of(person, goal, now=now),
            "talks": [talk for talk in goal.interviews.all() if talk.day >= day],
            "due": due(person, now=now),
        },
    )


@login_required
@require_GET
def plan(request: HttpRequest) -> HttpResponse:
    """Weeks and days, what does not fit, and why."""
    person, now = _person(request), timezone.now()
    goal = services.current_goal(person)
    if goal is None:
        return render(request, "plan/empty.html", {"section": "plan"})
    day = accounts.today(person, now)
    found = services.refresh(goal, day=day)
    stored = goal.plans.defer("plan").first()
    weeks = services.weeks(goal, found, today=day)
    for week in weeks:
        for entry in week.days:
            entry["titles"] = [(block_title(block), block.kind, mark, block.id) for block, mark in entry["blocks"]]
    titles = {placed.block.id: block_title(placed.block) for _at, placed in found.placements()}
    titles |= {dropped.block.id: block_title(dropped.block) for dropped in found.dropped}
    return render(
        request,
        "plan/plan.html",
        {
            "weeks": weeks,
            "plan": found,
            "dropped": found.dropped,
            "groups": dropped_groups(found),
            "changes": [
                (titles[one.block_id], one.from_day, one.to_day, one.reason)
                for one in found.changes
                if one.block_id in titles
            ],
            "count": sum(1 for _at, _placed in found.placements()),
            "total": sum(1 for _at, _placed in found.placements()) + len(found.dropped),
            "rounds": {round_.id: round_.name for round_ in rounds.all_rounds()},
            "reasons": plan_reasons(goal, stored.made_at if stored else None),
            "day": day,
            "section": "plan",
        },
    )


def _proposal(
    person: Person, posting: SavedPosting | None, role_id: str, goal: Goal | None, day: date
) -> dict[str, Any]:
    """What the form starts with: the present goal, else the posting's words, else the role's usual loop."""
    if goal is not None and posting is None and not role_id:
        return {
            "role": goal.role,
            "level": goal.level,
            "target": goal.target.isoformat() if goal.target else "",
            "no_date": "1" if goal.target is None else "",
            "screen": next(
                (
                    talk.day.isoformat()
                    for talk in goal.interviews.all()
                    if not talk.is_onsite and talk.day > day and talk.application_id is None
                ),
                "",
            ),
            "loop": list(goal.loop),
            "days_off": " ".join(goal.days_off),
            **{f"minutes_{n}": str(value) for n, value in enumerate(goal.minutes)},
        }
    level = "mid"
    loop: list[str] = []
    if posting is not None:
        counted = whole(posting)
        role_id = role_id or postings.role_of(counted)
        level = level_of(counted)
        loop = [one.round for one in likely_rounds(counted) if one.is_said]
    known = {role.id: role for role in postings.roles()}
    role = known.get(role_id) or postings.roles()[1]
    return {
        "role": role.id,
        "level": level,
        "target": "",
        "no_date": "",
        "screen": "",
        "loop": loop or list(role.loop),
        "days_off": "",
        **{f"minutes_{n}": "75" if n < 5 else "105" for n in range(7)},
    }


@login_required
@require_http_methods(["GET", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """Date, hours, loop."""
    person = _person(request)
    day = accounts.today(person)
    goal = services.current_goal(person)
    posting_id = request.POST.get("posting") or request.GET.get("posting") or ""
    posting = None
    if posting_id:
        try:
            posting = SavedPosting.objects.filter(person=person, pk=UUID(posting_id)).first()
        except ValueError:
            posting = None
    role_id = request.GET.get("role", "")
    is_change = goal is not None and not posting_id and not role_id and not request.POST.get("fresh")
    if request.method == "POST":
        form = SetupForm(request.POST, day)
        draft = form.draft()
        if draft is not None:
            if zone := request.POST.get("zone", ""):
                accounts.set_zone(person, zone)
                day = accounts.today(person)
            if is_change and goal is not None:
                services.change_goal(goal, draft, day=day)
            else:
                services.set_goal(person, draft, day=day, posting=posting)
            return redirect("plan:plan")
        values: Any = {name: request.POST.get(name, "") for name in request.POST} | {
            "loop": request.POST.getlist("loop")
        }
        errors = form.errors
    else:
        values, errors = _proposal(person, posting, role_id, goal, day), {}
        # The date of an application's round; whatever is none is named when the form comes back.
        values["target"] = values["target"] or request.GET.get("target", "")[:10]
    return render(
        request,
        "plan/setup.html",
        {
            "values": values,
            "errors": errors,
            "posting": posting,
            "posting_id": posting_id,
            "fresh": bool(role_id or posting_id or goal is None),
            "roles": postings.roles(),
            "levels": LEVELS,
            "rounds": rounds.all_rounds(),
            "weekdays": [(n, f"minutes_{n}", values.get(f"minutes_{n}", "")) for n in range(7)],
            "earliest": (day + timedelta(days=1)).isoformat(),
            "zone": values.get("zone") or person.zone,
            "is_change": is_change,
            "section": "plan",
        },
        status=422 if errors else 200,
    )


@login_required
@require_POST
def mark(request: HttpRequest, block_id: str) -> HttpResponse:
    """Done, skipped, or open again."""
    person = _person(request)
    goal = services.current_goal(person)
    if goal is None:
        return redirect("postings:welcome")
    found = services.current_plan(goal)
    if found is None or services.find_block(found[0], block_id) is None:
        return render(request, "accounts/missing.html", status=404)
    what = request.POST.get("mark", "")
    if what in {BlockMark.DONE, BlockMark.SKIPPED}:
        services.mark(goal, block_id, what, day=accounts.today(person))
    elif what == "open":
        services.delete_mark(goal, block_id)
    durable()
    return redirect("plan:today")


@login_required
@require_POST
def replan(request: HttpRequest) -> HttpResponse:
    """Plans again from today; ``less`` gives today fewer minutes, ``rest`` makes it a day off."""
    person = _person(request)
    goal = services.current_goal(person)
    if goal is None:
        return redirect("postings:welcome")
    day = accounts.today(person)
    if request.POST.get("rest"):
        goal.days_off = sorted({*goal.days_off, day.isoformat()})
        goal.save(update_fields=["days_off"])
    found = services.replan(goal, day=day)
    durable()
    moved = sum(1 for change in found.changes if change.to_day is not None)
    messages.info(
        request,
        ngettext("Planned again. {moved} block moved.", "Planned again. {moved} blocks moved.", moved).format(
            moved=figure(moved, get_language() or "en")
        ),
    )
    return redirect((request.POST.get("back") == "plan" and "plan:plan") or "plan:today")


def _sheet(request: HttpRequest, block_id: str) -> tuple[Goal, Any, Worksheet] | None:
    goal = services.current_goal(_person(request))
    found = services.current_plan(goal) if goal else None
    block = services.find_block(found[0], block_id) if found else None
    if goal is None or block is None:
        return None
    sheet, _new = Worksheet.objects.get_or_create(
        goal=goal, block=block_id, defaults={"person": goal.person, "round": block.round, "kind": block.kind}
    )
    return goal, block, sheet


@login_required
@require_http_methods(["GET", "POST"])
def worksheet(request: HttpRequest, block_id: str) -> HttpResponse:
    """What to produce, a clock, a text that is kept. No score and no evidence."""
    found = _sheet(request, block_id)
    if found is None:
        return render(request, "accounts/missing.html", status=404)
    goal, block, sheet = found
    if request.method == "POST":
        sheet.text = request.POST.get("text", "").replace("\r\n", "\n").replace("\0", "")[:LONGEST_WORKSHEET]
        seconds = request.POST.get("seconds", "")
        if seconds.isdecimal() and len(seconds) < 7:
            sheet.seconds = min(int(seconds), 4 * 3600)
        is_done = request.POST.get("act") == "done"
        sheet.is_done = is_done
        # Not the number of the newest draft: one may have come since the row was read.
        sheet.save(update_fields=["text", "seconds", "is_done", "changed_at"])
        day = accounts.today(_person(request))
        if is_done:
            services.mark(goal, block_id, BlockMark.DONE, day=day, minutes=round(sheet.seconds / 60))
        else:
            services.delete_mark(goal, block_id)
        durable()
        return redirect("plan:today") if is_done else redirect("plan:worksheet", block_id)
    round_ = rounds.get(block.round)
    return render(
        request,
        "plan/worksheet.html",
        {
            "planned": block,
            "title": block_title(block),
            "sheet": sheet,
            "round": round_,
            "task": round_.worksheets.get(block.kind),
            "section": "today",
        },
    )


@login_required
@require_POST
def worksheet_draft(request: HttpRequest, sheet_id: UUID) -> JsonResponse:
    """Keeps what is typed."""
    sheet = get_object_or_404(Worksheet, pk=sheet_id, person=_person(request))
    try:
        body = json.loads(request.body)
        sequence, text = int(body["sequence"]), str(body["fields"]["text"])
        seconds = int(body["fields"].get("seconds") or 0)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return JsonResponse({"error": "expected {fields: {text}, sequence}"}, status=400)
    if len(text) > LONGEST_WORKSHEET or not can_be_kept(text) or abs(sequence) > LAST_SEQUENCE:
        return JsonResponse({"error": "text too long, or with a character that cannot be kept"}, status=422)
    kept = Worksheet.objects.filter(pk=sheet.pk, sequence__lt=sequence).update(
        text=text, sequence=sequence, seconds=max(0, min(seconds, 4 * 3600)), changed_at=timezone.now()
    )
    return JsonResponse({"saved": bool(kept), "closed": False, "sequence": sequence})

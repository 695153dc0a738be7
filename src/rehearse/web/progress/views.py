"""The progress page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from rehearse import rounds
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.charts.seats import Seats
from rehearse.web.charts.templatetags.charts import in_ten
from rehearse.web.plan.services import current_goal
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.progress import services
from rehearse.web.progress.models import EvidenceRow
from rehearse.web.text.catalog import say

__all__ = ["progress"]

SHOWN = 20


def _headline(standings: list[services.Standing], total: int) -> tuple[str, str]:
    """The answer first: the weakest round with a number, else what is missing."""
    known = [one for one in standings if one.now.chance is not None]
    if not total:
        return _("No evidence yet."), _(
            "Three closed attempts in a round give its first number. Until then the interval shows what is assumed."
        )
    if not known:
        return _("Not enough for a number yet."), _("Three closed attempts in a round give its first number.")
    weakest = min(known, key=lambda one: one.now.chance or 0)
    name = say(weakest.round.name)
    words = in_ten(Seats.of(weakest.now.low, weakest.now.high))
    headline = _("{round}: {chance}.").format(round=name, chance=words)
    if len(known) == 1:
        return headline, _("The only round with enough evidence so far; the other rounds need three attempts each.")
    return headline, _("Your weakest round of those with enough evidence. The next hour is worth most there.")


@login_required
@require_GET
def progress(request: HttpRequest) -> HttpResponse:
    """Per round what is known, where the time went, and the evidence under it."""
    person = request.user
    assert isinstance(person, Person)
    now = timezone.now()
    goal = current_goal(person)
    standings = services.readiness_of(person, goal, now=now)
    log = EvidenceRow.objects.filter(person=person).order_by("-when", "-id")
    total = log.count()
    items = bank_of_items().items
    names = {round_.id: round_.name for round_ in rounds.all_rounds()}
    rows: list[dict[str, Any]] = []
    sources = {"judge": _("the judge"), "self": _("your ticks"), "peer": _("a partner"), "computed": _("computed")}
    for row in log[: 500 if request.GET.get("all") else SHOWN]:
        item = items.get(row.item)
        is_talk = row.item.partition("/")[0] == "negotiation"
        rows.append(
            {
                "study_day": row.study_day,
                "title": item.title if item else _("Talk about money with a recruiter") if is_talk else row.item,
                "language": "" if is_talk else "en",
                "url": reverse("practice:attempt", args=[row.attempt]),
                # A round that was removed since, or came with an import, is named by its id.
                "round": {"name": names.get(row.round, row.round)},
                "score": row.score,
                "source": sources[row.source] + (_(", brought along") if row.is_imported else ""),
                "hints": row.hints,
                "weight": row.weight,
            }
        )
    headline, lede = _headline(standings, total)
    loop = [one for one in rounds.all_rounds() if not one.has_chance and (goal is None or one.id in goal.loop)]
    day = today(person, now)
    return render(
        request,
        "progress/progress.html",
        {
            "headline": headline,
            "lede": lede,
            "standings": standings,
            "unchanced": ", ".join(say(one.name) for one in loop),
            "heat": services.heatmap(person, goal, today=day),
            "today": day,
            "rows": rows,
            "total": total,
            "has_more": total > len(rows),
            "section": "progress",
        },
    )

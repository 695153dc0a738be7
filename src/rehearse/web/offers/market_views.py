"""Market tables: brought as a file, asked, removed."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from rehearse import offers as engine
from rehearse.message import Message
from rehearse.web.accounts import services as accounts
from rehearse.web.accounts.models import Person
from rehearse.web.care import durable
from rehearse.web.offers import market
from rehearse.web.offers.models import MarketTable
from rehearse.web.text.catalog import say

__all__ = ["page", "remove"]

LEVELS = {
    "EN": gettext_noop("entry"),
    "MI": gettext_noop("mid"),
    "SE": gettext_noop("senior"),
    "EX": gettext_noop("executive"),
    "1": gettext_noop("entry"),
    "2": gettext_noop("qualified"),
    "3": gettext_noop("experienced"),
    "4": gettext_noop("fully competent"),
}
AMOUNTS = {
    "p25": gettext_noop("a quarter of the postings is below"),
    "p50": gettext_noop("half of the postings are below"),
    "p75": gettext_noop("a quarter of the postings is above"),
    "low": gettext_noop("middle of the lower ends"),
    "high": gettext_noop("middle of the upper ends"),
    "amount": gettext_noop("wage of this level"),
    "average": gettext_noop("average of all levels"),
}


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _line(value: str, most: int = 300) -> str:
    return " ".join(value.replace("\0", "").split())[:most]


def _answer(table: MarketTable, asked: dict[str, str]) -> tuple[engine.Figure | None, str]:
    """The figure, or why there is none."""
    try:
        if table.form == "posted":
            return market.ask_posted(
                table, asked["title"], asked["level"], country=asked["country"].upper(),
                currency=asked["currency"].upper() or "USD",
            ), ""  # fmt: skip
        return market.ask_wage(table, asked["soc"], asked["place"], asked["level"]), ""
    except engine.MarketError as error:
        return None, f"{say(error.what)} {say(error.do)}"


def _import(request: HttpRequest) -> tuple[MarketTable | None, dict[str, str]]:
    """The table, or faults by field."""
    errors: dict[str, str] = {}
    file, places = request.FILES.get("file"), request.FILES.get("places")
    source, day, day_text = _line(request.POST.get("source", "")), None, request.POST.get("day", "").strip()
    if file is None:
        errors["file"] = _("Choose the file of the table.")
    for name, one in (("file", file), ("places", places)):
        if one is not None and (one.size or 0) > settings.UPLOAD_LIMIT:
            text = _("The file is larger than {limit} MB. Keep the rows of your occupations and give that file.")
            errors[name] = text.format(limit=settings.UPLOAD_LIMIT // 1_000_000)
    if not source:
        errors["source"] = _("Say where the file comes from; the words stand beside every figure of it.")
    if day_text:
        try:
            day = date.fromisoformat(day_text)
            if not date(1990, 1, 1) <= day <= accounts.today(_person(request)):
                raise ValueError
        except ValueError:
            errors["day"] = _("Give the day as year-month-day, not later than today, or leave it empty.")
    if errors or file is None:
        return None, errors
    try:
        return market.import_table(
            _person(request), file.read(), file.name or "", source=source, day=day,
            soc=_line(request.POST.get("soc", ""), 20), places=places.read() if places is not None else None,
        ), {}  # fmt: skip
    except engine.MarketError as error:
        return None, {"file": f"{say(error.what)} {say(error.do)}"}
    except market.KnownTableError as error:
        return None, {"file": say(error.message)}


@login_required
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The tables, one question, and its answer with source, day and "base only" beside each figure."""
    person = _person(request)
    errors: dict[str, str] = {}
    if request.method == "POST":
        table, errors = _import(request)
        if table is not None:
            messages.info(request, say(Message("offer_pages.table_added", {"rows": table.rows.count()})))
            return redirect(f"{reverse('offers:market')}?table={table.pk}#ask")
    tables = list(MarketTable.objects.filter(person=person).defer("places"))
    chosen = next((one for one in tables if str(one.pk) == request.GET.get("table")), tables[0] if tables else None)
    asked = {
        name: _line(request.GET.get(name, "")) for name in ("title", "level", "country", "currency", "soc", "place")
    }
    context: dict[str, Any] = {
        "section": "offers",
        "tables": tables,
        "chosen": chosen,
        "asked": asked,
        "errors": errors,
        "values": request.POST.dict(),
        "levels": [
            (level, _(LEVELS[level]))
            for level in (engine.LEVELS_POSTED if chosen and chosen.form == "posted" else engine.LEVELS_WAGE)
        ],
        "today": accounts.today(person),
        "occupations": ", ".join(market.OCCUPATIONS),
    }
    if chosen is not None and asked["level"]:
        figure, context["why"] = _answer(chosen, asked)
        if figure is not None:
            name = LEVELS[asked["level"]]
            context |= {
                "figure": figure,
                "level_name": _(name),
                "amounts": [(_(AMOUNTS[name]), amount) for name, amount in figure.amounts.items()],
            }
    return render(request, "offers/market.html", context, status=422 if errors else 200)


@login_required
@require_POST
def remove(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Removes a table; its file is still with the person."""
    get_object_or_404(MarketTable, pk=table_id, person=_person(request)).delete()
    durable()
    messages.info(request, _("The table is removed. Your file is untouched."))
    return redirect("offers:market")

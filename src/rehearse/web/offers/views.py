"""Offers: compared, entered, changed, answered."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rehearse import offers as engine
from rehearse.web.accounts import services as accounts
from rehearse.web.accounts.models import Person
from rehearse.web.offers import answering, comparing, pages, schedules, services
from rehearse.web.offers.columns import table_of
from rehearse.web.offers.form import MOST_GRANTS, MOST_SIGNONS, PER, OfferForm
from rehearse.web.offers.kinds import KIND_LABELS, KINDS
from rehearse.web.offers.letter import fields_of
from rehearse.web.offers.models import CurrencyRate, Offer
from rehearse.web.offers.settings_form import AssumptionsForm, RateForm
from rehearse.web.text.catalog import say

__all__ = ["act", "assumptions", "change", "file", "index", "new", "offer", "rates"]

STAYS = (12, 18, 24, 36, 48)
"""Months that one press asks about."""


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _own(request: HttpRequest, offer_id: UUID) -> Offer:
    return get_object_or_404(Offer, pk=offer_id, person=_person(request))


# All offers


def _index(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    person = _person(request)
    rows = services.of_person(person)
    assumed = services.assumptions_of(person)
    stay = request.GET.get("stay", "")
    if stay.isascii() and stay.isdecimal() and len(stay) < 4 and 1 <= int(stay) <= engine.HORIZON:
        assumed.leave_month = int(stay)  # for this look only; not saved
    rates_ = list(CurrencyRate.objects.filter(person=person))
    table = table_of([row for row in rows if row.status != Offer.DECLINED], assumed, rates_)
    context: dict[str, Any] = {
        "section": "offers",
        "rows": [
            (row, services.latest(row), services.days_left(row, accounts.today(person))) for row in reversed(rows)
        ],
        "table": table,
        "assumed": assumed,
        "stays": STAYS,
        "rates": rates_,
        "today": accounts.today(person),
        "values": pages.assumption_values(assumed),
        "errors": {},
    }
    if table.columns:
        found = comparing.comparison_of(table, assumed)
        context |= {"found": found, **pages.beside(found)}
    return render(request, "offers/index.html", context | more, status=status)


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Which offer leads if you stay, and everything behind that sentence."""
    return _index(request)


@login_required
@require_POST
def assumptions(request: HttpRequest) -> HttpResponse:
    """Changes what all comparisons assume."""
    form = AssumptionsForm(request.POST)
    values = form.values()
    if values is None:
        return _index(request, status=422, errors=form.errors, values=request.POST.dict())
    services.keep_assumptions(_person(request), values)
    return redirect("offers:index")


@login_required
@require_POST
def rates(request: HttpRequest) -> HttpResponse:
    """Keeps one rate of exchange."""
    person = _person(request)
    form = RateForm(request.POST, today=accounts.today(person))
    values = form.values()
    if values is None:
        return _index(request, status=422, rate_errors=form.errors, rate_values=request.POST.dict())
    services.add_rate(person, *values)
    return redirect("offers:index")


# One offer


def _edit(request: HttpRequest, form: OfferForm | None, values: dict[str, str], **more: Any) -> HttpResponse:
    """The form; ``values`` as they stand in the fields."""
    signons, grants = int(values.get("signons", "1")), int(values.get("grants", "1"))
    errors = form.errors if form is not None else {}
    context = {
        "section": "offers",
        "values": values,
        "errors": errors,
        "signons": pages.blocks("signon", signons, values, errors, focus=more.get("focus", "")),
        "grants": pages.blocks("grant", grants, values, errors, focus=more.get("focus", "")),
        "can_add_signon": signons < MOST_SIGNONS,
        "can_add_grant": grants < MOST_GRANTS,
        "kinds": [(kind, _(KIND_LABELS[kind])) for kind in KINDS],
        "schedules": [(key, _(label)) for key, label in schedules.LABELS.items()],
        "pers": PER,
        "opened": pages.opened(values, errors),
    }
    return render(request, "offers/edit.html", context | more, status=422 if errors or more.get("pasted_why") else 200)


def _again(request: HttpRequest, form: OfferForm, **more: Any) -> HttpResponse:
    """The form with one block more, or with what was pasted; nothing is checked yet."""
    values = form.values | {"signons": str(form.signons), "grants": str(form.grants)}
    what = request.POST.get("act")
    if what == "add_grant":
        values["grants"] = str(min(MOST_GRANTS, form.grants + 1))
        more["focus"] = f"grant-{int(values['grants']) - 1}-money"
    elif what == "add_signon":
        values["signons"] = str(min(MOST_SIGNONS, form.signons + 1))
        more["focus"] = f"signon-{int(values['signons']) - 1}-amount"
    elif what == "paste":
        text = request.POST.get("file", "")
        try:
            found = engine.read_offer(text.encode())
        except (engine.TermsError, UnicodeEncodeError) as error:
            faults = error.problems if isinstance(error, engine.TermsError) else ()
            return _edit(
                request, None, values, pasted=text[:20_000], pasted_why=[say(fault.message) for fault in faults], **more
            )
        kept = {name: values[name] for name in ("title", "place", "answer_by", "application", "document", "said_by")}
        company = found.name or values["company"]
        aside = services.set_aside(json.loads(text.removeprefix("\ufeff")))[1]
        values = {**fields_of(found), **kept, "company": company, "in_writing": values["in_writing"]}
        more |= {"is_pasted": True, "aside": ", ".join(aside)}
    return _edit(request, None, values, **more)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new offer; ``?application=<id>`` fills in company, title and place."""
    person = _person(request)
    if request.method == "POST":
        form = OfferForm(request.POST)
        if request.POST.get("act") != "save":
            return _again(request, form, is_new=True)
        if len(services.of_person(person)) >= services.MOST_OFFERS:
            form.errors["company"] = _("There are {n} offers already. Delete one that you no longer need.").format(
                n=services.MOST_OFFERS
            )
        draft = form.draft()
        if draft is None:
            values = form.values | {"signons": str(form.signons), "grants": str(form.grants)}
            return _edit(request, form, values, is_new=True)
        row = services.add(person, draft, application=services.application_of(person, form.values["application"]))
        return _added(row)
    values = {}
    application = services.application_of(person, request.GET.get("application", ""))
    if application is not None:
        values |= {"company": application.company, "title": application.title, "place": application.place}
        values["application"] = str(application.pk)
    newest = Offer.objects.filter(person=person).prefetch_related("revisions").last()
    values["currency"] = services.latest(newest).terms.get("currency", "USD") if newest else "USD"
    return _edit(request, None, values, is_new=True)


def _added(row: Offer) -> HttpResponse:
    """To the comparison, when there is one to be made."""
    others = Offer.objects.filter(person=row.person).exclude(pk=row.pk).exclude(status=Offer.DECLINED)
    return redirect("offers:index") if others.exists() else redirect("offers:offer", row.pk)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """The newest terms in the form; what is saved becomes a new revision."""
    row = _own(request, offer_id)
    if request.method == "POST":
        form = OfferForm(request.POST)
        if request.POST.get("act") != "save":
            return _again(request, form, row=row)
        draft = form.draft()
        if draft is None:
            values = form.values | {"signons": str(form.signons), "grants": str(form.grants)}
            return _edit(request, form, values, row=row)
        if not services.change(row, draft):
            messages.info(request, _("The terms are as they were; no new revision was made."))
        return redirect("offers:offer", row.pk)
    revision = services.latest(row)
    values = fields_of(services.letter(row, revision)) | {
        "company": row.company,
        "title": row.title,
        "place": row.place,
        "answer_by": row.answer_by.isoformat() if row.answer_by else "",
        "in_writing": "",
        "document": "",
        "said_by": revision.said_by,
    }
    return _edit(request, None, values, row=row, was_written=revision.in_writing)


@login_required
@require_GET
def offer(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """What it pays, what it says, how it came to say so, and what to ask."""
    return _offer(request, _own(request, offer_id))


def _offer(request: HttpRequest, row: Offer, **more: Any) -> HttpResponse:
    person = _person(request)
    assumed = services.assumptions_of(person)
    found = pages.offer_page(row, services.of_person(person), assumed, list(CurrencyRate.objects.filter(person=person)))
    left = services.days_left(row, accounts.today(person))
    context = {"section": "offers", "row": row, "days": left, "assumed": assumed, **found}
    return render(request, "offers/offer.html", context | more)


@login_required
@require_POST
def act(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """In writing, accepted, declined, open again, deleted. What cannot be taken back lightly is asked first."""
    row = _own(request, offer_id)
    what = request.POST.get("act", "")
    is_sure = request.POST.get("sure") == "1"
    if what == "write":
        document = " ".join(request.POST.get("document", "").replace("\0", "").split())
        services.mark_in_writing(row, document)
    elif what == "accept":
        if not services.latest(row).in_writing and not is_sure:
            return _offer(request, row, question="accept")
        answering.answer(row, Offer.ACCEPTED, now=timezone.now())
        messages.info(request, _("Accepted. The other offers are as they were: decline them when this one is signed."))
    elif what == "decline":
        if not is_sure:
            return _offer(request, row, question="decline")
        answering.answer(row, Offer.DECLINED, now=timezone.now())
    elif what == "reopen":
        answering.answer(row, Offer.OPEN, now=timezone.now())
    elif what == "delete":
        if not is_sure:
            return _offer(request, row, question="delete")
        answering.delete(row)
        messages.info(request, _("The offer is deleted."))
        return redirect("offers:index")
    return redirect("offers:offer", row.pk)


@login_required
@require_GET
def file(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """The file that ``rehearse offer value`` reads."""
    row = _own(request, offer_id)
    text = json.dumps(services.export(row, services.assumptions_of(row.person)), ensure_ascii=False, indent=1)
    answer = HttpResponse(text + "\n", content_type="application/json; charset=utf-8")
    name = "".join(letter if letter.isalnum() else "-" for letter in row.company.lower()).strip("-") or "offer"
    answer["Content-Disposition"] = f"attachment; filename=\"offer.json\"; filename*=UTF-8''{quote(name)}.json"
    return answer

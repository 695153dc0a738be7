"""The start of a talk, the talk itself, its end."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rehearse.message import Message
from rehearse.offers import OfferError
from rehearse.offers import negotiation as engine
from rehearse.offers.negotiation import Lever, Phase
from rehearse.web.accounts.models import Person
from rehearse.web.negotiation import pages, services
from rehearse.web.negotiation.ending import ending, trend
from rehearse.web.negotiation.forms import StartForm, TurnForm, own_offers
from rehearse.web.negotiation.models import NegotiationTalk
from rehearse.web.offers import services as offer_services
from rehearse.web.text.catalog import say

__all__ = ["again", "answer", "index", "talk", "turn"]

BLANK = {"lever": Lever.BASE.value}


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _own(request: HttpRequest, talk_id: UUID) -> NegotiationTalk:
    return get_object_or_404(NegotiationTalk.objects.select_related("person"), pk=talk_id, person=_person(request))


@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Begins a talk; past talks below."""
    person = _person(request)
    owned = own_offers(offer_services.of_person(person))
    errors: dict[str, str] = {}
    values = {"offer": request.GET.get("offer", "")}
    others: list[str] = []
    if request.method == "POST":
        form = StartForm.of(request.POST, owned)
        start = form.begin()
        if start is not None:
            return redirect("negotiation:talk", services.begin(person, start, now=timezone.now()).pk)
        errors, values, others = form.errors, dict(form.data), list(form.chosen)
    rows = services.of_person(person)
    return render(
        request,
        "negotiation/index.html",
        {
            "section": "offers",
            "owned": owned,
            "errors": errors,
            "values": values,
            "others": others,
            "rows": rows,
            "open": [row for row in rows if row.finished_at is None],
            "trend": trend(rows),
        },
        status=422 if errors else 200,
    )


@login_required
@require_GET
def talk(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """One talk, open or finished."""
    return _page(request, _own(request, talk_id))


def _page(
    request: HttpRequest, row: NegotiationTalk, form: TurnForm | None = None, *, held: dict[str, Any] | None = None,
    is_stale: bool = False,
) -> HttpResponse:  # fmt: skip
    """``is_stale``: the form was typed on an older page; what it holds stays, to be said again or changed."""
    try:
        found = services.replay(row)
    except services.EarlierRulesError:
        return render(request, "negotiation/earlier.html", {"row": row, "section": "offers"})
    context: dict[str, Any] = {
        "row": row,
        "talk": found,
        "section": "offers",
        "company": found.recruiter.company,
        "opening": pages.said(found.opening),
        "script": pages.script(found),
    }
    if found.is_over:
        rows = services.of_person(_person(request))
        context |= ending(found) | {"trend": trend(rows), "counted": services.counted(row)}
        return render(request, "negotiation/end.html", context)
    context |= _open_talk(row, found, form, held)
    status = 409 if is_stale else 422 if form is not None else 200
    return render(request, "negotiation/talk.html", context, status=status)


def _open_talk(
    row: NegotiationTalk, found: engine.Talk, form: TurnForm | None, held: dict[str, Any] | None
) -> dict[str, Any]:
    """What an open talk shows besides its script: the next turn, or the question about the last one."""
    phase = found.phase
    question = None
    if row.held is not None and form is None:
        try:
            question = found.doubt(engine.turn_from_json(row.held))
        except engine.NegotiationError:
            pass  # a bundle brought a turn that this talk cannot take: it stands in the form, to be changed
        held = held or row.held
    values, chosen = dict(BLANK), list[str]()
    if form is not None:
        values, chosen = {**values, **form.data}, list(form.moves)
    elif held is not None:
        values |= _typed(held)
        chosen = [str(move) for move in held.get("moves", [])]
    push = found.push
    return {
        "title": say(question.text) if question else pages.headline(found),
        "question": question,
        "answers": [(code, say(question.label(code))) for code in question.answers] if question else [],
        "groups": pages.move_groups(phase, chosen),
        "levers": [(lever.value, say(Message(f"negotiation.part_{lever.value}"))) for lever in Lever],
        "values": values,
        "errors": form.errors if form is not None else {},
        "on_table": pages.table(found),
        "steps": pages.steps(found),
        "is_screen": phase is Phase.SCREEN,
        "others": row.opening.get("competing") or [],
        "phase_name": say(Message(f"negotiation.phase_{phase.value}")),
        "lesson": say(Message(f"negotiation.lesson_{push}")) if push else "",
        "lesson_say": say(Message(f"negotiation.lesson_{push}_say")) if push else "",
        "position": len(found.exchanges),
    }


def _typed(held: dict[str, Any]) -> dict[str, str]:
    """A waiting turn as the form's values."""
    amount = held.get("amount")
    return {
        "lever": str(held.get("lever", Lever.BASE.value)),
        "figure": "" if amount is None else f"{amount:.2f}".rstrip("0").rstrip("."),
        "text": str(held.get("text", "")),
    }


def _position(request: HttpRequest) -> int:
    text = request.POST.get("position", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else -1


@login_required
@require_POST
def turn(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Takes one turn. With faults the form comes back as it was typed."""
    row = _own(request, talk_id)
    try:
        found = services.replay(row)
    except services.EarlierRulesError:
        return redirect("negotiation:talk", row.pk)
    form = TurnForm.of(request.POST, found.phase, has_other=bool(row.opening.get("competing")), currency=found.currency)
    said = form.turn()
    if said is None:
        return _page(request, row, form)
    position = _position(request)
    try:
        services.say(row, said, position, now=timezone.now())
    except services.StaleError:
        row.refresh_from_db()
        if services.was_said(row, said, position):
            return redirect("negotiation:talk", row.pk)  # pressed twice: it was taken the first time
        messages.info(request, _("The talk has gone on in another window; this is where it stands."))
        return _page(request, row, form, is_stale=True)
    except engine.TurnError as error:
        form.errors["figure" if error.where else "move"] = say(error.message)
        return _page(request, row, form)
    return redirect("negotiation:talk", row.pk)


@login_required
@require_POST
def answer(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Answers the question about the sentence, or takes the turn back to change it."""
    row = _own(request, talk_id)
    if request.POST.get("act") == "change":
        held = services.drop_held(row)
        row.refresh_from_db()
        return _page(request, row, held=held)
    try:
        services.answer(row, request.POST.get("answer", ""), _position(request), now=timezone.now())
    except services.StaleError:
        messages.info(request, _("The talk has gone on in another window; this is where it stands."))
    except engine.NegotiationError as error:
        messages.warning(request, say(error.message))
    except ValueError:
        messages.warning(request, _("Choose one of the answers, or change the turn."))
    except services.EarlierRulesError:
        pass
    return redirect("negotiation:talk", row.pk)


@login_required
@require_POST
def again(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """A new talk from the same opening, with the same recruiter or somebody new."""
    row = _own(request, talk_id)
    try:
        made = services.again(row, same=request.POST.get("who") == "same", now=timezone.now())
    except (OfferError, ValueError, TypeError, AttributeError):
        messages.warning(request, _("This talk cannot be held again. Begin another one."))
        return redirect("negotiation:index")
    return redirect("negotiation:talk", made.pk)

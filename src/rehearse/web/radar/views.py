"""The radar: what is new for the saved postings, the feeds it comes from, and the cards."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rehearse import radar
from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.practice.services import LAST_SEQUENCE, ClosedError
from rehearse.web.radar import cards, looking, news
from rehearse.web.radar import feeds as feed_services
from rehearse.web.radar.models import Feed, FeedItem, RadarCard
from rehearse.web.radar.unknown import unknown_skills
from rehearse.web.reviews.services import previews
from rehearse.web.reviews.views import undoable
from rehearse.web.text.digits import figure

__all__ = ["card", "draft", "feed", "feeds", "index"]

SHOWN = 30
"""Lines of news on a page; the rest on request."""
PER_PAGE = 50
"""Feeds on a page."""
PATIENCE_S = 4.0
"""Seconds that a press of the button waits for servers; the rest goes on in the background."""
RINGS = tuple((code, Message(f"radar.ring_{code}")) for code in RadarCard.RINGS)


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _number(count: int) -> str:
    return figure(count, get_language() or "en")


@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """What is new, ranked by the postings. Looks at daily feeds whose day is over; nothing else is fetched."""
    if request.method == "POST":
        return _act(request)
    person, now = _person(request), timezone.now()
    looking.start_daily(person)
    own = Feed.objects.filter(person=person)
    counts = own.aggregate(
        all=Count("pk"),
        on=Count("pk", filter=~Q(rhythm=Feed.OFF)),
        looked=Count("pk", filter=Q(looked_at__isnull=False)),
        wanted=Count("pk", filter=Q(wanted_at__isnull=False)),
        failed=Count("pk", filter=Q(outcome="failed") & ~Q(rhythm=Feed.OFF)),
    )
    lines = news.news_of(person, now=now)
    wanted = news.wanted_of(person)
    shown = lines if request.GET.get("all") else lines[:SHOWN]
    last = own.exclude(looked_at=None).order_by("-looked_at").first()
    return render(
        request,
        "radar/index.html",
        {
            "section": "radar",
            "feeds": counts,
            "lines": shown,
            "more": len(lines) - len(shown),
            "for_postings": sum(line.level <= 2 for line in lines),
            "others": sum(line.level > 2 for line in lines),
            "has_postings": bool(wanted.required or wanted.preferred),
            "unknown": unknown_skills(person, now=now),
            "cards": RadarCard.objects.filter(person=person).order_by("-changed_at", "-pk"),
            "last": last.looked_at if last else None,
        },
    )


def _act(request: HttpRequest) -> HttpResponse:
    person, now = _person(request), timezone.now()
    act = request.POST.get("act", "")
    if act == "look":
        asked = looking.ask(person, now=now)
        looking.start_wanted(asked.feeds)
        # Most servers answer at once; who waits a moment sees the news instead of a page that says to come back.
        looking.wait(asked.feeds, PATIENCE_S)
        if asked.early and not asked.feeds:
            messages.info(request, _("Each feed is asked at most once a day, and each has been. Come back tomorrow."))
    elif act in {"make", "away"}:
        item = get_object_or_404(
            FeedItem.objects.select_related("feed__person"), pk=_id(request, "item"), feed__person=person
        )
        if act == "make":
            made = cards.card_of_item(item, now=now)
            messages.success(request, _("The card on {name} is among your cards now.").format(name=made.name))
        else:
            cards.put_away(item, now=now)
    elif act == "skills":
        known = {skill.code for skill in unknown_skills(person, now=now)}
        codes = [code for code in request.POST.getlist("skill") if code in known]
        for code in codes:
            cards.card_of_skill(person, code)
        if codes:
            count = len(codes)
            said = ngettext("{n} card was made.", "{n} cards were made.", count).format(n=_number(count))
            messages.success(request, said)
    return redirect("radar:index")


def _id(request: HttpRequest, name: str) -> UUID | None:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return None


@login_required
@require_http_methods(["GET", "POST"])
def feeds(request: HttpRequest) -> HttpResponse:
    """The feeds: each with its switch, its last look and what came of it. Adding asks no server."""
    person = _person(request)
    context: dict[str, Any] = {}
    if request.method == "POST":
        act = request.POST.get("act", "")
        try:
            if act == "add":
                return _added(request, person)
            if act == "list":
                return _listed(request, person)
        except radar.RadarError as error:
            context = {"error": error.message, "wrong": act, "typed": request.POST.get("url", "")[:2000]}
        else:
            if act == "switch":
                row = get_object_or_404(Feed, pk=_id(request, "feed"), person=person)
                _switch(request, row)
                back = urlencode({name: request.POST[name] for name in ("q", "page") if request.POST.get(name)})
                return redirect(f"{reverse('radar:feeds')}{'?' + back if back else ''}#feed-{row.pk}")
            return redirect("radar:feeds")
    query = request.GET.get("q", "").replace("\0", "").strip()[:100]
    rows = Feed.objects.filter(person=person)
    total = rows.count()
    if query:
        rows = rows.filter(Q(name__icontains=query) | Q(url__icontains=query))
    # Those that are switched on come first: they are what the page is looked at for.
    rows = rows.annotate(off=Count("pk", filter=Q(rhythm=Feed.OFF))).order_by("off", "name", "url")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context |= {
        "section": "radar",
        "page": page,
        "total": total,
        "on": Feed.objects.filter(person=person).exclude(rhythm=Feed.OFF).count(),
        "query": query,
        "rows": [(row, looking.fault_of(row)) for row in page],
    }
    return render(request, "radar/feeds.html", context, status=422 if "error" in context else 200)


def _added(request: HttpRequest, person: Person) -> HttpResponse:
    row, is_new = feed_services.add(person, request.POST.get("url", "").replace("\0", ""))
    if is_new:
        messages.success(request, _("{name} is added and switched off.").format(name=row.name))
    else:
        messages.info(request, _("{name} is there already.").format(name=row.name))
    return redirect(f"{reverse('radar:feeds')}?{urlencode({'q': row.name[:100]})}#feed-{row.pk}")


def _listed(request: HttpRequest, person: Person) -> HttpResponse:
    file = request.FILES.get("file")
    if file is None:
        raise radar.ListError(Message("radar.list_missing"))
    data = file.read(radar.LARGEST_LIST + 1)
    added = feed_services.add_list(person, data, file.name or "")
    said = ngettext("{n} feed is added and switched off.", "{n} feeds are added and switched off.", added.new)
    messages.success(request, said.format(n=_number(added.new)))
    return redirect("radar:feeds")


def _switch(request: HttpRequest, row: Feed) -> None:
    rhythm = request.POST.get("rhythm", "")
    if rhythm in dict(Feed.RHYTHMS):
        feed_services.switch(row, rhythm, now=timezone.now())


@login_required
@require_http_methods(["GET", "POST"])
def feed(request: HttpRequest, feed_id: UUID) -> HttpResponse:
    """One feed: its switch, its entries, and why some of them are no news."""
    row = get_object_or_404(Feed, pk=feed_id, person=_person(request))
    if request.method == "POST":
        if request.POST.get("act") == "remove":
            feed_services.remove(row)
            messages.success(request, _("{name} is removed. Cards made of it stay.").format(name=row.name))
            return redirect("radar:feeds")
        _switch(request, row)
        return redirect("radar:feed", row.pk)
    return render(
        request,
        "radar/feed.html",
        {
            "section": "radar",
            "feed": row,
            "fault": looking.fault_of(row),
            "entries": [
                (item, Message(f"radar.left_{reason}") if reason else None) for item, reason in news.left_out(row)[:100]
            ],
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def card(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Before the answers: four questions alone. After them: category and alternatives, the ring, the rating."""
    row = get_object_or_404(RadarCard.objects.select_related("person"), pk=card_id, person=_person(request))
    now = timezone.now()
    if request.method == "POST":
        return _answer(request, row)
    context: dict[str, Any] = {"section": "practice", "card": row, "tool": cards.tool_of(row), "rings": RINGS}
    memory = cards.due_of(row)
    earlier = list(row.answers.exclude(handed_in_at=None).order_by("-handed_in_at"))
    is_due = memory is None or memory.due is None or memory.due <= today(row.person, now)
    waiting = earlier and cards.active_review(earlier[0]) is None
    if row.ring == RadarCard.IGNORE or not (is_due or waiting or request.GET.get("again")):
        return render(request, "radar/resting.html", context | {"memory": memory, "earlier": earlier})
    answer = cards.open_answer(row, now=now)
    questions = [(name, Message(f"radar.question_{name}"), getattr(answer, name)) for name in cards.QUESTIONS]
    context |= {"answer": answer, "questions": questions, "longest": cards.LONGEST_ANSWER}
    if answer.handed_in_at is None:
        # Nothing of category and alternatives reaches the page before the person has answered.
        return render(request, "radar/ask.html", context | {"tool": None, "undoable": undoable(request)})
    return render(
        request,
        "radar/compare.html",
        context
        | {
            "category": Message(f"radar.category_{context['tool'].category}") if context["tool"] else None,
            "relatives": cards.relatives_of(row),
            "earlier": [found for found in earlier if found.pk != answer.pk],
            "previews": previews(row.person, cards.item_of(row), today(row.person, now)),
            "error": request.GET.get("left"),
        },
    )


def _answer(request: HttpRequest, row: RadarCard) -> HttpResponse:
    now = timezone.now()
    act = request.POST.get("act", "")
    if act == "leave":
        last = row.answers.last()
        if last is not None:  # what stands in the fields is kept, whatever button was pressed
            cards.save_draft(last, cards.texts_of(request.POST), last.sequence + 1, now=now)
        cards.leave_out(row)
        messages.success(request, _("{name} is left out: no cards, no news.").format(name=row.name))
        return redirect("radar:index")
    if act == "take":
        cards.take_in(row)
        return redirect("radar:card", row.pk)
    answer = cards.open_answer(row, now=now)
    if act == "hand_in":
        cards.hand_in(answer, cards.texts_of(request.POST), now=now)
        return redirect("radar:card", row.pk)
    rating, ring = request.POST.get("rating", ""), request.POST.get("ring", "")
    if answer.handed_in_at is None or rating not in {"1", "2", "3", "4"}:
        return redirect("radar:card", row.pk)
    if ring not in RadarCard.RINGS:
        return redirect(f"{reverse('radar:card', args=[row.pk])}?left=1#ring")
    try:
        review = cards.rate(answer, ring, int(rating), now=now)
    except ClosedError:
        return redirect("reviews:next")
    request.session["last_review"] = str(review.pk)
    return redirect("reviews:next")


@login_required
@require_POST
def draft(request: HttpRequest, card_id: UUID) -> JsonResponse:
    """Keeps what is typed. The answer says which draft is kept, so that the browser may forget its copy."""
    row = get_object_or_404(RadarCard, pk=card_id, person=_person(request))
    try:
        body = json.loads(request.body)
        sequence, texts = int(body["sequence"]), cards.texts_of(dict(body["fields"]))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return JsonResponse({"error": "expected {fields, sequence}"}, status=400)
    if abs(sequence) > LAST_SEQUENCE:
        return JsonResponse({"error": "sequence out of range"}, status=422)
    now = timezone.now()
    last = row.answers.last()
    if last is None:
        return JsonResponse({"saved": False, "closed": True, "sequence": sequence})
    is_kept = cards.save_draft(last, texts, sequence, now=now)
    return JsonResponse({"saved": is_kept, "closed": last.handed_in_at is not None, "sequence": sequence})

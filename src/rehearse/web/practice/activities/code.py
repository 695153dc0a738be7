"""Code in an editor, judged in the sandbox."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from rehearse import rounds
from rehearse.bank import CodingItem, Item
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.plan import services as plans
from rehearse.web.practice import services
from rehearse.web.practice.activities._activity import Activity
from rehearse.web.practice.bank import bank_of_items, pattern_title
from rehearse.web.practice.models import Attempt, Submission
from rehearse.web.practice.outcome import mode_word, outcome_of
from rehearse.web.progress.models import EvidenceRow

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
    assert isinstance(item, CodingItem)
    text = item.text("en")
    latest = attempt.submissions.first()
    hints = [text[f"Hint {number}"] for number in range(1, attempt.hints + 1) if f"Hint {number}" in text]
    hint_count = sum(1 for heading in text if heading.startswith("Hint "))
    opened, now = attempt.is_closed, timezone.now()
    context = {
        "attempt": attempt,
        "item": item,
        "statement": text["Statement"],
        "round": rounds.get(attempt.round),
        "pattern": pattern_title(item.pattern),
        "since": int(now.timestamp()) - services.spent(attempt, now),
        "limit_s": f"{item.limits.time_ms / 1000:g}",
        "mode_word": mode_word(latest),
        "hints": hints,
        "next_hint_share": item.hint_shares[attempt.hints] if attempt.hints < hint_count else None,
        "approaches": [(heading.split(": ", 1)[1], text[heading]) for heading in text if heading.startswith("Approach")]
        if opened
        else [],
        "reference": item.file("ref.py") if opened else "",
        "source": attempt.draft or item.file("starter.py"),
        "outcome": outcome_of(latest, item, is_open=not opened) if latest else None,
        "submission": latest,
        "number": Attempt.objects.filter(
            person=attempt.person, item=attempt.item, opened_at__lte=attempt.opened_at
        ).count(),
        "section": "practice",
        "is_waiting": latest is not None and latest.status != Submission.JUDGED,
        # The item may have counted on this study day already: then there is no row of this attempt.
        "evidence": EvidenceRow.objects.filter(attempt=attempt.pk).first() if opened else None,
    }
    # The editor brings its own style element; asking for the nonce puts it into the policy of this page only.
    context["nonce"] = str(request.csp_nonce)  # type: ignore[attr-defined]
    return render(request, "practice/code.html", context)


ACTIVITY = Activity(page=page, start=start, names_item=True)

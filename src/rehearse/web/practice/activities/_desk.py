"""What every page with an editor shows: statement, help, outcome, where the attempt stands."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from rehearse import rounds
from rehearse.bank import JudgedItem
from rehearse.web.practice import services
from rehearse.web.practice.bank import pattern_title
from rehearse.web.practice.models import Attempt, Submission
from rehearse.web.practice.outcome import mode_word, outcome_of
from rehearse.web.progress.models import EvidenceRow

__all__ = ["desk"]


def desk(request: HttpRequest, attempt: Attempt, item: JudgedItem, latest: Submission | None) -> dict[str, Any]:
    """The context of such a page, without what is in the editor."""
    text = item.text("en")
    hints = [text[f"Hint {number}"] for number in range(1, attempt.hints + 1) if f"Hint {number}" in text]
    hint_count = sum(1 for heading in text if heading.startswith("Hint "))
    opened, now = attempt.is_closed, timezone.now()
    approaches = [(heading, text[heading]) for heading in text if heading.startswith(("Approach", "Debrief"))]
    return {
        "attempt": attempt,
        "item": item,
        "statement": text.get("Statement") or text.get("Symptom", ""),
        "round": rounds.get(attempt.round),
        "pattern": pattern_title(getattr(item, "pattern", "")),
        "since": int(now.timestamp()) - services.spent(attempt, now),
        "limit_s": f"{getattr(item, 'limits').time_ms / 1000:g}",  # noqa: B009 - each kind has limits of its own
        "mode_word": mode_word(latest),
        "hints": hints,
        "next_hint_share": item.hint_shares[attempt.hints] if attempt.hints < hint_count else None,
        "approaches": [(heading.partition(": ")[2] or heading, body) for heading, body in approaches] if opened else [],
        "outcome": outcome_of(latest, item, is_open=not opened) if latest else None,
        "submission": latest,
        "number": Attempt.objects.filter(
            person=attempt.person, item=attempt.item, opened_at__lte=attempt.opened_at
        ).count(),
        "section": "practice",
        "is_waiting": latest is not None and latest.status != Submission.JUDGED,
        # The item may have counted on this study day already: then there is no row of this attempt.
        "evidence": EvidenceRow.objects.filter(attempt=attempt.pk).first() if opened else None,
        # The editor brings its own style element; asking for the nonce puts it into the policy of this page only.
        "nonce": str(request.csp_nonce),  # type: ignore[attr-defined]
    }

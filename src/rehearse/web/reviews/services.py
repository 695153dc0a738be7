"""Card reviews: which are due, the answer, the ticks, the rating, and taking a rating back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from rehearse import memory, postings, rounds
from rehearse.bank import Item
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.care import durable
from rehearse.web.plan.models import Goal
from rehearse.web.plan.services import current_goal, current_plan, minutes_for_cards
from rehearse.web.plan.weights import card_factors
from rehearse.web.practice.bank import items_of_round
from rehearse.web.practice.models import Attempt
from rehearse.web.practice.services import ClosedError, close, spent
from rehearse.web.reviews.models import Card, Review
from rehearse.web.reviews.sources import all_sources

__all__ = ["Queue", "daily_minutes", "hand_in", "previews", "queue", "rate", "review_card", "state_of", "undo"]

PRACTICE = "recall"
"""The practice page whose items become cards."""
NEW_A_DAY = 20
"""New cards a study day at most; the minutes usually cut earlier."""
DAILY_MINUTES = 10
"""Cards of a day outside of a block; the rest waits without a reproach."""
ANY_ROLE = "mod_gen"
"""Column of weights for somebody without a goal."""
LEAST_WEIGHT = 0.5
FIRST_S, RECALLED_S, FORGOTTEN_S = 45, 15, 40
"""Seconds a card takes, as the design assumes them."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What is to be reviewed today, in order."""

    items: tuple[str, ...]
    due: int
    new: int
    left_out: int
    """Due cards beyond the minutes."""
    minutes: int
    gone_tomorrow: int
    """Cards of today whose chance of recall falls below a half by tomorrow."""
    unseen: int
    """New cards that more minutes would bring today."""


def state_of(card: Card | None) -> memory.CardState | None:
    """The memory of a card, or None before its first review."""
    if card is None or card.stability is None or card.last_day is None or card.due is None or card.difficulty is None:
        return None
    return memory.CardState(
        stability=card.stability,
        difficulty=card.difficulty,
        last_day=card.last_day,
        due=card.due,
        reviews=card.reviews,
        lapses=card.lapses,
    )


def card_items() -> Sequence[Item]:
    """Items that become cards."""
    return [item for round_ in rounds.all_rounds() if round_.practice == PRACTICE for item in items_of_round(round_.id)]


def reviewed_on(person: Person, day: date) -> int:
    """Reviews of a study day that were not undone. One query."""
    return Review.objects.filter(card__person=person, study_day=day, undone_at__isnull=True).count()


def spent_minutes(person: Person, day: date) -> float:
    """Minutes of today's reviews so far. One query."""
    found = Review.objects.filter(card__person=person, study_day=day, undone_at__isnull=True)
    seconds = 0
    for promised, rating in found.values_list("promised", "rating"):
        seconds += FIRST_S if promised is None else FORGOTTEN_S if rating == 1 else RECALLED_S
    return seconds / 60


def daily_minutes(person: Person, goal: Goal | None, day: date) -> float:
    """Minutes for cards that the plan leaves on a day. Whoever opens the cards on a full day gets the usual ones."""
    found = current_plan(goal) if goal is not None else None
    planned = minutes_for_cards(goal, found[0], day) if goal is not None and found is not None else 0
    return planned or DAILY_MINUTES


def _due_memories(person: Person, day: date) -> dict[str, memory.CardState]:
    """Memory of the cards due by a day, by item. One query of plain values: a person may have thousands."""
    rows = Card.objects.filter(person=person, due__lte=day, is_suspended=False).values_list(
        "item", "stability", "difficulty", "last_day", "due", "reviews", "lapses"
    )
    return {item: memory.CardState(*state) for item, *state in rows.iterator(chunk_size=5000)}  # type: ignore[arg-type]


def queue(person: Person, *, now: datetime, minutes: float | None = None) -> Queue:
    """Due cards first, by the lowest chance of recall; then new ones by their weight for the role of the goal and
    what its posting asks for.

    ``minutes`` are those of the whole study day, ``daily_minutes`` unless given; what was reviewed already is taken
    off. Five to seven small queries.
    """
    day = today(person, now)
    goal = current_goal(person)
    if minutes is None:
        minutes = daily_minutes(person, goal, day)
    roles = next((role.quadrant for role in postings.roles() if goal is not None and role.id == goal.role), ANY_ROLE)
    factors = card_factors(goal)
    offered = [(item.id, float(getattr(item.roles, roles, 1)) * factors.get(item.leaf, 1.0)) for item in card_items()]
    offered += [pair for source in all_sources() for pair in source.offered(person)]
    due = _due_memories(person, day)
    cards = Card.objects.filter(person=person)
    begun = set(cards.exclude(due=None, is_suspended=False).values_list("item", flat=True))
    studied_new = cards.filter(reviews=1, last_day=day).count()
    views = []
    for order, (item, weight) in enumerate(offered):
        state = due.get(item)
        if state is None and (item in begun or weight <= 0):
            continue
        # A card that the role does not need is not begun; one that was begun comes last among equals.
        views.append(memory.CardView(id=item, state=state, importance=weight or LEAST_WEIGHT, order=order))
    new_limit = max(0, NEW_A_DAY - studied_new)
    selection = memory.todays(
        views,
        day=day,
        minutes=max(0.0, minutes - spent_minutes(person, day)),
        new_limit=new_limit,
        retention=0.9,
    )
    states = {view.id: view.state for view in views}
    tomorrow = day + timedelta(days=1)
    fading = sum(
        1 for item in selection.due if (state := states[item]) and memory.retrievability(state, tomorrow) < 0.5
    )
    unseen = sum(1 for view in views if view.state is None)
    return Queue(
        items=(*selection.due, *selection.new),
        due=len(selection.due),
        new=len(selection.new),
        left_out=selection.left_out_count,
        minutes=round(selection.minutes),
        gone_tomorrow=fading,
        unseen=min(unseen, new_limit) - len(selection.new),
    )


def hand_in(attempt: Attempt, answer: str, *, now: datetime) -> None:
    """Keeps the answer and opens the model answer. Handing in twice keeps the first time."""
    with transaction.atomic():
        row = Attempt.objects.select_for_update().get(pk=attempt.pk)
        if row.closed_at is not None:
            raise ClosedError
        if row.handed_in_at is None:
            row.handed_in_at = now
        row.seconds, row.draft, row.drafted_at = spent(row, now), answer, now
        row.answer_shown_at = row.answer_shown_at or now
        row.save(update_fields=["handed_in_at", "seconds", "draft", "drafted_at", "answer_shown_at"])
    durable()


def previews(person: Person, item: str, day: date) -> Mapping[int, int]:
    """Days until the card returns, for each rating."""
    card = Card.objects.filter(person=person, item=item).first()
    return {int(rating): days for rating, days in memory.previews(state_of(card), day).items()}


def _store(card: Card, state: memory.CardState | None) -> None:
    if state is None:
        card.stability = card.difficulty = card.last_day = card.due = None
        card.reviews = card.lapses = 0
    else:
        card.stability, card.difficulty = state.stability, state.difficulty
        card.last_day, card.due = state.last_day, state.due
        card.reviews, card.lapses = state.reviews, state.lapses
    card.save()


def rate(
    attempt: Attempt,
    rating: int,
    ticks: Mapping[str, str],
    *,
    now: datetime,
    fatal: Sequence[str] = (),
    answer_ms: int | None = None,
) -> Review:
    """One review: schedules the card, closes the attempt with the person's own ticks. Durable when it returns."""
    with transaction.atomic():
        row = Attempt.objects.select_for_update().get(pk=attempt.pk)
        if row.reviews.filter(undone_at__isnull=True).exists():
            raise ClosedError
        review = review_card(attempt.person, row.item, rating, now=now, attempt=row, answer_ms=answer_ms)
        close(row, now=now, source="self", ticks=ticks, fatal=fatal)
    durable()
    return review


def review_card(
    person: Person,
    item: str,
    rating: int,
    *,
    now: datetime,
    attempt: Attempt | None = None,
    answer_ms: int | None = None,
) -> Review:
    """Schedules the card of an item and keeps the review; inside the caller's transaction, who makes it durable."""
    day = today(person, now)
    card, _ = Card.objects.select_for_update().get_or_create(person=person, item=item)
    state = state_of(card)
    promised = memory.retrievability(state, day) if state is not None else None
    _store(card, memory.review(state, memory.Rating(rating), day))
    offset = now.astimezone(person.zone_info).utcoffset()
    return Review.objects.create(
        card=card,
        attempt=attempt,
        study_day=day,
        at=now,
        zone_offset_s=int(offset.total_seconds()) if offset else 0,
        rating=rating,
        answer_ms=answer_ms,
        promised=promised,
        parameters_version=memory.PARAMETERS_VERSION,
    )


def _as_logged(row: Review) -> memory.ReviewRow:
    return memory.ReviewRow(
        card=str(row.card_id),
        study_day=row.study_day,
        moment=row.at,
        zone_offset_s=row.zone_offset_s,
        rating=memory.Rating(row.rating),
        answer_ms=row.answer_ms or 0,
        promised=row.promised,
        parameters_version=row.parameters_version,
    )


def undo(review: Review, *, now: datetime) -> Review | None:
    """Takes the newest rating of a card back and replays the rest. None when it is not the newest.

    The ticks stay: they are evidence, and evidence is append-only.
    """
    with transaction.atomic():
        card = Card.objects.select_for_update().get(pk=review.card_id)
        log = list(Review.objects.filter(card=card, undone_at__isnull=True).order_by("at", "id"))
        if not log or log[-1].pk != review.pk:
            return None
        last = log.pop()
        last.undone_at = now
        last.save(update_fields=["undone_at"])
        _store(card, memory.replay([_as_logged(row) for row in log]))
    durable()
    return last

"""``rehearse review``"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rehearse.bank import CardItem
    from rehearse.web.accounts.models import Person

LONGEST_ANSWER = 20_000
"""Characters that are kept, as on the page."""
RADAR = "radar/"
"""What the items of radar cards begin with."""
TICKS = {"s": "said", "p": "partly", "n": "no", "o": "opposite"}


def command(
    limit: Annotated[int, typer.Option(min=1, max=200, help="Stop after this many cards.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print what is due and end; nothing is asked.")] = False,
) -> int:
    """Review due cards here: answer, compare, tick, rate. Ctrl-D ends; what was rated is saved.

    Example: rehearse review --limit 5
    """
    from rehearse.web.setup import setup

    setup()
    from django.utils import timezone

    from rehearse.bank import CardItem
    from rehearse.web.accounts.models import Person
    from rehearse.web.practice.bank import bank_of_items
    from rehearse.web.reviews import services
    from rehearse.web.reviews.sources import source_of

    person = Person.objects.local()
    queue = services.queue(person, now=timezone.now())
    items = bank_of_items().items

    def ask(id_: str) -> str:
        source = source_of(id_)
        return source.ask(person, id_) if source else items[id_].text("en")["Ask"].strip()

    if as_json:
        report = {
            "version": 1,
            "due": queue.due,
            "new": queue.new,
            "left_out": queue.left_out,
            "minutes": queue.minutes,
            "cards": [{"item": id_, "ask": ask(id_)} for id_ in queue.items],
        }
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return 0
    if not queue.items:
        typer.echo("No card is due today.")
        return 0
    done = 0
    try:
        for id_ in queue.items[:limit]:
            if id_.startswith(RADAR):
                done += _answer(person, id_)
                continue
            item = items[id_]
            assert isinstance(item, CardItem)
            done += _review(person, item)
    except (typer.Abort, EOFError):  # Ctrl-D, Ctrl-C, or the end of what was piped in
        typer.echo("")
    typer.echo(f"{done} card{'' if done == 1 else 's'} reviewed and saved.")
    return 0


def _review(person: Person, item: CardItem) -> bool:
    """One card from question to rating. False when it was reviewed elsewhere meanwhile; raises typer.Abort."""
    from django.utils import timezone

    from rehearse.web.practice.services import ClosedError, open_attempt
    from rehearse.web.reviews import services

    language = person.language or "en"
    attempt = open_attempt(person, item, now=timezone.now())
    text = item.text(language)
    typer.echo(f"\n{text['Ask'].strip()}\n")
    answer_ms = None
    try:
        if attempt.handed_in_at is None:
            began = time.monotonic()
            answer = typer.prompt("Your answer (one line)", default=attempt.draft, show_default=False)
            answer_ms = round((time.monotonic() - began) * 1000)
            services.hand_in(attempt, _storable(answer), now=timezone.now())
        else:  # left between answer and rating: the model answer was seen, so the answer stands
            typer.echo(f"Your answer was: {attempt.draft or '(empty)'}")
        typer.echo(f"\n{text['Thirty seconds'].strip()}\n")
        ticks = {
            point.id: TICKS[_ask(f"{point.claim_in(language)}  [s]aid [p]artly [n]o [o]pposite", "spno")]
            for point in item.rubric.key_points
        }
        fatal = [
            claim.id
            for claim in item.rubric.fatal
            if _ask(f"Did you claim this? {claim.claim_in(language)}  [y]es [n]o", "yn") == "y"
        ]
        rating = int(_ask("Recall: [1] again [2] hard [3] good [4] easy", "1234"))
        services.rate(attempt, rating, ticks, now=timezone.now(), fatal=fatal, answer_ms=answer_ms)
    except ClosedError:
        typer.echo("This card was reviewed in another window meanwhile; that review counts.")
        return False
    return True


def _answer(person: Person, id_: str) -> bool:
    """One card of the radar: four answers, then category and alternatives, ring and rating. Raises typer.Abort."""
    from django.utils import timezone

    from rehearse.message import Message
    from rehearse.web.practice.services import ClosedError
    from rehearse.web.radar import cards
    from rehearse.web.radar.models import RadarCard
    from rehearse.web.text.catalog import say

    card = RadarCard.objects.get(person=person, subject=id_.removeprefix(RADAR))
    answer = cards.open_answer(card, now=timezone.now())
    typer.echo(f"\n{card.name}\n")
    if answer.handed_in_at is None:
        texts = {
            name: typer.prompt(
                say(Message(f"radar.question_{name}")), default=getattr(answer, name), show_default=False
            )
            for name in cards.QUESTIONS
        }
        cards.hand_in(answer, cards.texts_of(texts), now=timezone.now())
    tool = cards.tool_of(card)
    if tool is not None:
        typer.echo(f"\n{say(Message(f'radar.category_{tool.category}'))}. {', '.join(tool.alternatives)}\n")
    rings = {str(place): ring for place, ring in enumerate(RadarCard.RINGS, start=1)}
    words = "  ".join(f"[{place}] {say(Message(f'radar.ring_{ring}'))}" for place, ring in rings.items())
    ring = rings[_ask(words, "1234")]
    try:
        cards.rate(answer, ring, int(_ask("Recall: [1] again [2] hard [3] good [4] easy", "1234")), now=timezone.now())
    except ClosedError:
        typer.echo("This card was reviewed in another window meanwhile; that review counts.")
        return False
    return True


def _storable(answer: str) -> str:
    """Without NUL and halves of surrogate pairs, which no database keeps."""
    return answer.replace("\0", "").encode("utf-8", "replace").decode()[:LONGEST_ANSWER]


def _ask(question: str, allowed: str) -> str:
    while True:
        letter = str(typer.prompt(question)).strip().lower()[:1]
        if letter and letter in allowed:
            return letter
        typer.echo(f"Type one of {', '.join(allowed)}.")

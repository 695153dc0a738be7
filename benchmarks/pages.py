"""Server time of the pages of a busy person: ``python benchmarks/pages.py [--rounds N]``.

5,000 cards, 50,000 reviews, 10,000 attempts on SQLite with the laptop's settings. Goal: p95 at most 100 ms.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--rounds", type=int, default=40)
parser.add_argument("--cards", type=int, default=5_000)
parser.add_argument("--reviews", type=int, default=50_000)
parser.add_argument("--attempts", type=int, default=10_000)


def main() -> None:
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REHEARSE_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "rehearse.web.settings.laptop"
        import django

        django.setup()
        from datetime import timedelta

        from django.core.management import call_command
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext
        from django.utils import timezone

        from benchmarks.people import fill
        from rehearse.web.accounts.models import Person
        from rehearse.web.accounts.services import today
        from rehearse.web.plan.services import GoalDraft, set_goal

        call_command("migrate", verbosity=0)
        person = Person.objects.local()
        person.zone, now = "Asia/Dhaka", timezone.now()
        person.save()
        fill(person, now, cards=words.cards, reviews=words.reviews, attempts=words.attempts)
        day = today(person, now)
        loop = ("coding", "ml_breadth", "ml_depth", "ml_system_design", "behavioral")
        set_goal(person, GoalDraft("ml_engineer", "mid", day + timedelta(days=40), loop, (120,) * 7, ()), day=day)
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(person)
        card = client.get("/practise/cards/").url
        coding = client.get("/practise/item/coding/" + _first_coding() + "/").url
        pages = {"Today": "/today/", "Plan": "/plan/", "Practise": "/practise/", "Card": card, "Coding": coding,
                 "Progress": "/progress/"}  # fmt: skip
        times: dict[str, list[float]] = {name: [] for name in pages}
        for url in pages.values():
            assert client.get(url).status_code == 200
        for _ in range(words.rounds):
            for name, url in pages.items():
                began = time.perf_counter()
                client.get(url)
                times[name].append((time.perf_counter() - began) * 1000)
        print(
            f"{words.cards:,} cards, {words.reviews:,} reviews, {words.attempts:,} attempts; {words.rounds} rounds, ms"
        )
        print(f"{'Page':<10}{'p50':>8}{'p95':>8}{'queries':>9}")
        for name, url in pages.items():
            with CaptureQueriesContext(connection) as seen:
                client.get(url)
            ordered = sorted(times[name])
            p95 = ordered[int(0.95 * (len(ordered) - 1))]
            print(f"{name:<10}{statistics.median(ordered):>8.1f}{p95:>8.1f}{len(seen):>9}")


def _first_coding() -> str:
    from rehearse.web.practice.bank import items_of_round

    return str(items_of_round("coding")[0].slug)


if __name__ == "__main__":
    main()

"""Readiness: updates a second, the replay of 10,000 rows, one page of estimates. Prints one table.

Times are CPU seconds of this process, the best of five runs. Run: ``python benchmarks/readiness.py``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from rehearse.readiness import (
    Evidence,
    Filter,
    Option,
    Source,
    base_rates,
    history,
    loop_chance,
    readiness,
    what_next,
)

ROWS = 10_000
RUNS = 5
START = datetime(2026, 1, 5, 12, tzinfo=UTC)


def make_rows(count: int, rng: Random) -> list[Evidence]:
    """Rows in random rounds, ten minutes apart, in random order."""
    rounds = list(base_rates().by_round)
    rows = [
        Evidence(
            id=f"{number:08}",
            attempt=f"attempt-{number:08}",
            item="item",
            rev=1,
            round=rng.choice(rounds),
            skill="skill",
            score=float(rng.random() < 0.6),
            weight=1.0,
            difficulty=rng.choice((-1.2, 0.0, 1.2)),
            difficulty_var=0.0,
            hints=0,
            source=Source.JUDGE,
            when=START + timedelta(minutes=10 * number),
        )
        for number in range(count)
    ]
    rng.shuffle(rows)
    return rows


def best_ms(work: Callable[[], object]) -> float:
    """CPU milliseconds of the quickest of five runs."""
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times) * 1000


def main() -> None:
    rng, model = Random(1), Filter()
    rows = make_rows(ROWS, rng)
    rounds = list(base_rates().by_round)
    bars = base_rates().bars(rounds, "mid")
    state = model.replay(rows)
    now = max(row.when for row in rows)
    days = [date(2026, 1, 5) + timedelta(days=number) for number in range(14)]
    options = [Option(str(number), rounds[number % len(rounds)], 30.0, 0.0) for number in range(60)]

    def updates() -> None:
        after = model.start()
        for row in rows:
            after = model.updated(after, row.round, row.score, difficulty=row.difficulty)

    zone = ZoneInfo("Asia/Dhaka")
    timed: dict[str, Callable[[], object]] = {
        f"replay of {ROWS:,} rows": lambda: model.replay(rows),
        f"estimates of {len(rounds)} rounds from {ROWS:,} rows": lambda: readiness(rows, rounds, bars, now),
        "14 days of history of one round": lambda: history(rows, "coding", days, bar=bars["coding"], zone=zone),
        f"chance of a loop of {len(rounds)} rounds, 4,000 draws": lambda: loop_chance(state, rounds, bars, Random(1)),
        f"what next of {len(options)} options": lambda: what_next(state, options, bars),
    }
    print("| what | CPU time |")
    print("|---|---|")
    print(f"| updates of the filter | {ROWS / best_ms(updates) * 1000:,.0f} a second |")
    for name, work in timed.items():
        print(f"| {name} | {best_ms(work):.1f} ms |")


if __name__ == "__main__":
    main()

"""How often a person may do something costly: a token bucket in the cache."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.core.cache import cache

__all__ = ["SUBMISSIONS", "Rate", "take"]


@dataclass(frozen=True, slots=True)
class Rate:
    """``burst`` at once, then ``per_minute``."""

    name: str
    per_minute: float
    burst: int


SUBMISSIONS = Rate("submissions", per_minute=20, burst=20)
POSTINGS = Rate("postings", per_minute=20, burst=20)


def take(rate: Rate, who: str, *, now: float | None = None) -> float:
    """Seconds to wait; 0 when it may happen now, and then it is counted."""
    moment = time.time() if now is None else now
    key = f"rate:{rate.name}:{who}"
    tokens, then = cache.get(key, (float(rate.burst), moment))
    tokens = min(float(rate.burst), tokens + (moment - then) * rate.per_minute / 60)
    if tokens < 1:
        return float((1 - tokens) * 60 / rate.per_minute)
    cache.set(key, (tokens - 1, moment), 3600)
    return 0.0

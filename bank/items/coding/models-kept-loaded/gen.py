"""Request logs. n is the number of requests, m (called k in the statement of cost) the number of slots."""

from random import Random


def random_log2(n: int, m: int, rng: Random) -> tuple[list[int], int]:
    """Twice as many models as slots, drawn at random."""
    return [rng.randrange(2 * m + 1) for _ in range(n)], m


def rotating2(n: int, m: int, rng: Random) -> tuple[list[int], int]:
    """One model more than slots, in turn: every span is cut again and again."""
    offset = rng.randrange(m + 1)
    return [(i + offset) % (m + 1) for i in range(n)], m


def fits2(n: int, m: int, rng: Random) -> tuple[list[int], int]:
    """As many models as slots: the whole log is one span."""
    return [rng.randrange(max(m, 1)) for _ in range(n)], m


def random_log(n: int, rng: Random) -> tuple[list[int], int]:
    return random_log2(n, 12, rng)


def fits(n: int, rng: Random) -> tuple[list[int], int]:
    return fits2(n, 12, rng)


def late_break(n: int, rng: Random) -> tuple[list[int], int]:
    """The first half fits, the second half asks for a new model each time."""
    half = n // 2
    return [rng.randrange(12) for _ in range(half)] + list(range(100, 100 + n - half)), 12


def rising(n: int, rng: Random) -> tuple[list[int], int]:
    """Every request asks for another model; there are n / 2 slots."""
    return list(range(n)), max(n // 2, 1)


def equal(n: int, rng: Random) -> tuple[list[int], int]:
    return [rng.randrange(1000)] * n, 1


families = {"random": random_log, "worst": fits, "late_break": late_break, "sorted": rising, "equal": equal}
families2 = {"random": random_log2, "worst": fits2, "rotating": rotating2}


def sample(rng: Random) -> tuple[list[int], int]:
    kinds = rng.randint(1, 5)
    return [rng.randint(1, kinds) for _ in range(rng.randint(0, 12))], rng.randint(0, 4)


def legal(models: list[int], slots: int) -> bool:
    return len(models) <= 100_000 and 0 <= slots <= 100_000 and all(0 <= model <= 1_000_000_000 for model in models)


def _spans(models: list[int], slots: int, length: int) -> int:
    """How many spans of a length ask for no more models than there are slots."""
    counts: dict[int, int] = {}
    found = 0
    for place, model in enumerate(models):
        counts[model] = counts.get(model, 0) + 1
        if place >= length:
            old = models[place - length]
            counts[old] -= 1
            if not counts[old]:
                del counts[old]
        found += place >= length - 1 and len(counts) <= slots
    return found


# Which edge cases an input is, asked with the right answer first.
edges = {
    "empty": lambda answer, models, slots: not models,
    "one": lambda answer, models, slots: len(models) == 1,
    "duplicates": lambda answer, models, slots: len(set(models)) < len(models),
    "ties": lambda answer, models, slots: bool(answer) and _spans(models, slots, answer[1]) > 1,
    "no_answer": lambda answer, models, slots: bool(models) and not answer,
    "maximum": lambda answer, models, slots: len(models) >= 50_000,
}

"""Families of inputs in two sizes."""

from random import Random

LEAST, MOST = 10**6, 10**9


def _values(n: int, rng: Random) -> list[int]:
    return [rng.randrange(LEAST, MOST) for _ in range(n)]


def lists(n: int, m: int, rng: Random) -> tuple[list[int], list[int]]:
    return _values(n, rng), _values(m, rng)


def sorted_lists(n: int, m: int, rng: Random) -> tuple[list[int], list[int]]:
    return sorted(_values(n, rng)), sorted(_values(m, rng))


def texts(n: int, m: int, rng: Random) -> tuple[str, str]:
    return "".join(rng.choice("abcd") for _ in range(n)), "".join(rng.choice("abcd") for _ in range(m))


def near_misses(n: int, m: int, rng: Random) -> tuple[str, str]:
    """A needle that fails only at its end, everywhere."""
    return "a" * (n + m), "a" * (m - 1) + "b"


def grid(n: int, m: int, rng: Random) -> tuple[list[list[int]]]:
    return ([_values(m, rng) for _ in range(n)],)


def risen_grid(n: int, m: int, rng: Random) -> tuple[list[list[int]], int]:
    """Rows and columns rise; the walk from the upper right ends at the lower left without a find."""
    return [[LEAST + 2 * (row + column) for column in range(m)] for row in range(n)], LEAST + 2 * (n - 1) - 1


def list_and_number(n: int, m: int, rng: Random) -> tuple[list[int], int]:
    return _values(n, rng), m


def small_weights(n: int, m: int, rng: Random) -> tuple[list[int], int]:
    return [rng.randrange(1, 12) for _ in range(n)], m


def edges(n: int, m: int, rng: Random) -> tuple[int, list[tuple[int, int]]]:
    """m edges between n nodes, those of a path first."""
    made = [(node, node + 1) for node in range(min(n - 1, m))]
    return n, made + [(rng.randrange(n), rng.randrange(n)) for _ in range(m - len(made))]


def weighted_edges(n: int, m: int, rng: Random) -> tuple[int, list[tuple[int, int, int]]]:
    return n, [(one, other, rng.randrange(LEAST, MOST)) for one, other in edges(n, m, rng)[1]]


def back_edges(n: int, m: int, rng: Random) -> tuple[int, list[tuple[int, int, int]]]:
    """A path listed from its far end: relaxing in that order moves one step in a round."""
    made = [(node, node + 1, 1) for node in range(min(n - 1, m))][::-1]
    return n, made + [(n - 1, rng.randrange(n), MOST) for _ in range(m - len(made))]


def queries(n: int, m: int, rng: Random) -> tuple[list[int], list[tuple[int, int]]]:
    pairs = [sorted((rng.randrange(n), rng.randrange(n))) for _ in range(m)]
    return _values(n, rng), [(low, high) for low, high in pairs]


def wide_queries(n: int, m: int, rng: Random) -> tuple[list[int], list[tuple[int, int]]]:
    return _values(n, rng), [(0, n - 1)] * m


def rising_and_number(n: int, m: int, rng: Random) -> tuple[list[int], int]:
    """Each value enters a heap of the largest and sinks to its bottom."""
    return sorted(_values(n, rng)), m


def rising_grid(n: int, m: int, rng: Random) -> tuple[list[list[int]]]:
    return ([_values(m, rng) for _ in range(n)],)

"""Sizes and rows. n is the number of rows (A), m the number of sizes (t)."""

from random import Random


def random2(n: int, m: int, rng: Random) -> tuple[list[int], int]:
    """Sizes from about a two-thousandth of the rows up to a tenth."""
    low = max(1, n // 2000)
    return [rng.randint(low, max(low, n // 10)) for _ in range(m)], n


def small2(n: int, m: int, rng: Random) -> tuple[list[int], int]:
    """The m smallest sizes from 2 up: the most rests."""
    return list(range(2, m + 2)), n


def random_sizes(n: int, rng: Random) -> tuple[list[int], int]:
    return random2(n, 8, rng)


def small_sizes(n: int, rng: Random) -> tuple[list[int], int]:
    return small2(n, 8, rng)


def impossible(n: int, rng: Random) -> tuple[list[int], int]:
    """Even sizes, an odd number of rows."""
    low = max(1, n // 4000)
    return [2 * rng.randint(low, low + 50) for _ in range(8)], n - 1 + n % 2 if n else 0


def equal(n: int, rng: Random) -> tuple[list[int], int]:
    return [max(1, n // 100)] * 8, n


families = {"random": random_sizes, "worst": small_sizes, "impossible": impossible, "equal": equal}
families2 = {"random": random2, "worst": small2}


def sample(rng: Random) -> tuple[list[int], int]:
    return [rng.randint(1, 9) for _ in range(rng.randint(0, 3))], rng.randint(0, 13)


def legal(sizes: list[int], rows: int) -> bool:
    return 0 <= rows <= 100_000 and all(1 <= size <= 1_000_000_000 for size in sizes)

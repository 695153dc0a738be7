"""Sizes and rows. n is the number of rows (A), m the number of sizes (t)."""

from random import Random


def random2(n: int, m: int, rng: Random) -> tuple[list[int], int]:
    """Sizes from about a two-thousandth of the rows up to a tenth."""
    low = max(1, n // 2000)
    return [rng.randint(low, max(low, n // 10)) for _ in range(m)], n


def small2(n: int, m: int, rng: Random) -> tuple[list[int], int]:
    """The m smallest sizes from 2 up: the most rests."""
    return list(range(2, m + 2)), n


def ones2(n: int, m: int, rng: Random) -> tuple[list[int], int]:
    """Size 1, m times over: as many launches as rows, and every size fits until the end."""
    return [1] * m, n


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
families2 = {"random": random2, "worst": small2, "ones": ones2}


def sample(rng: Random) -> tuple[list[int], int]:
    return [rng.randint(1, 9) for _ in range(rng.randint(0, 3))], rng.randint(0, 13)


def legal(sizes: list[int], rows: int) -> bool:
    return 0 <= rows <= 100_000 and all(1 <= size <= 1_000_000_000 for size in sizes)


def _ways(sizes: list[int], rows: int) -> int:
    """Different choices of sizes that fill the rows; 0 beyond 2,000 rows, where counting takes long."""
    if rows > 2_000:
        return 0
    ways = [1] + [0] * rows
    for size in set(sizes):
        for total in range(size, rows + 1):
            ways[total] += ways[total - size]
    return ways[rows]


# Which edge cases an input is, asked with the right answer first.
edges = {
    "empty": lambda answer, sizes, rows: not sizes,
    "one": lambda answer, sizes, rows: len(sizes) == 1,
    "duplicates": lambda answer, sizes, rows: len(set(sizes)) < len(sizes),
    "no_answer": lambda answer, sizes, rows: answer == -1,
    "ties": lambda answer, sizes, rows: _ways(sizes, rows) > 1,
    "maximum": lambda answer, sizes, rows: rows >= 50_000,
}

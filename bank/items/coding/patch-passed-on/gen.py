"""Fields of sensors. n is the number of cells at most; fields are about square."""

from math import isqrt
from random import Random


def _shape(n: int) -> tuple[int, int]:
    height = isqrt(n)
    return height, n // height if height else 0


def random_field(n: int, rng: Random) -> tuple[list[str]]:
    height, width = _shape(n)
    return (["".join(rng.choices("oN.", (70, 1, 29), k=width)) for _ in range(height)],)


def corridor(n: int, rng: Random) -> tuple[list[str]]:
    """A winding corridor with one source at its start."""
    height, width = _shape(n)
    rows = []
    for r in range(height):
        if r % 2 == 0:
            rows.append("o" * width)
        else:
            rows.append("." * (width - 1) + "o" if r % 4 == 1 else "o" + "." * (width - 1))
    if rows:
        rows[0] = "N" + rows[0][1:]
    return (rows,)


def one_corner(n: int, rng: Random) -> tuple[list[str]]:
    """No gaps, one source in a corner."""
    height, width = _shape(n)
    rows = ["o" * width for _ in range(height)]
    if rows:
        rows[0] = "N" + rows[0][1:]
    return (rows,)


def no_source(n: int, rng: Random) -> tuple[list[str]]:
    height, width = _shape(n)
    return (["o" * width] * height,)


def checkered(n: int, rng: Random) -> tuple[list[str]]:
    """Every other cell is a source: one round."""
    height, width = _shape(n)
    return (["".join("No"[(r + c) % 2] for c in range(width)) for r in range(height)],)


families = {
    "random": random_field,
    "worst": corridor,
    "path": corridor,
    "dense": one_corner,
    "equal": no_source,
    "star": checkered,
}


def sample(rng: Random) -> tuple[list[str]]:
    height, width = rng.randint(0, 4), rng.randint(0, 5)
    weights = rng.choice(((6, 1, 2), (3, 1, 4), (8, 2, 0), (4, 0, 1)))
    return (["".join(rng.choices("oN.", weights, k=width)) for _ in range(height)],)


def legal(field: list[str]) -> bool:
    return (
        sum(map(len, field)) <= 90_000 and len({len(row) for row in field}) <= 1 and set("".join(field)) <= set("oN.")
    )

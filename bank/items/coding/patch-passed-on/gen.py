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


def _patches_meet(field: list[str]) -> bool:
    """Whether two patched sensors reach the same group, so that their patches meet."""
    cells = {(i, j): cell for i, row in enumerate(field) for j, cell in enumerate(row) if cell != "."}
    unseen = set(cells)
    while unseen:
        group, todo = [], [unseen.pop()]
        while todo:
            i, j = todo.pop()
            group.append(cells[i, j])
            for near in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                if near in unseen:
                    unseen.discard(near)
                    todo.append(near)
        if group.count("N") > 1 and "o" in group:
            return True
    return False


# Which edge cases an input is, asked with the right answer first.
edges = {
    "empty": lambda answer, field: not any(field),
    "one": lambda answer, field: sum(map(len, field)) == 1,
    "no_answer": lambda answer, field: answer == -1,
    "ties": lambda answer, field: _patches_meet(field),
    "maximum": lambda answer, field: sum(map(len, field)) >= 45_000,
}

"""Users and conflicts. n is the number of users, m the number of conflicts."""

from random import Random


def _between_sides(n: int, m: int, rng: Random) -> list[list[int]]:
    """m pairs between two random halves, so that an assignment exists."""
    if n < 2:
        return []
    order = rng.sample(range(n), n)
    half = max(1, n // 2)
    left, right = order[:half], order[half:]
    pairs = [[rng.choice(left), rng.choice(right)] for _ in range(m)]
    return [pair if rng.random() < 0.5 else pair[::-1] for pair in pairs]


def random2(n: int, m: int, rng: Random) -> tuple[int, list[list[int]]]:
    return max(n, 1), _between_sides(n, m, rng)


def chain2(n: int, m: int, rng: Random) -> tuple[int, list[list[int]]]:
    """One chain over as many users as there are pairs for, last pairs first; the rest repeat the first pair."""
    links = min(m, n - 1)
    pairs = [[i, i + 1] for i in range(links - 1, -1, -1)]
    return max(n, 1), pairs + ([[0, 1]] * (m - links) if n > 1 else [])


def refused2(n: int, m: int, rng: Random) -> tuple[int, list[list[int]]]:
    """One pair again and again, and a user in conflict with themselves last: all assignments are tried in vain."""
    last = max(n - 1, 0)
    return max(n, 1), [[0, min(1, last)]] * (m - 1) + [[last, last]] * min(m, 1)


def path(n: int, rng: Random) -> tuple[int, list[list[int]]]:
    return chain2(n, max(n - 1, 0), rng)


def odd_cycle(n: int, rng: Random) -> tuple[int, list[list[int]]]:
    """One cycle over an odd number of users: impossible, found only at its end."""
    users, pairs = path(n, rng)
    last = (users - 1) // 2 * 2
    return users, [pair for pair in pairs if max(pair) <= last] + ([[last, 0]] if last else [])


def star(n: int, rng: Random) -> tuple[int, list[list[int]]]:
    return max(n, 1), [[n - 1, i] for i in range(n - 1)]


def sparse(n: int, rng: Random) -> tuple[int, list[list[int]]]:
    """Many small groups."""
    return random2(n, n // 2, rng)


def dense(n: int, rng: Random) -> tuple[int, list[list[int]]]:
    return random2(n, 2 * n, rng)


families = {
    "random": dense,
    "worst": path,
    "path": path,
    "odd_cycle": odd_cycle,
    "star": star,
    "sparse": sparse,
    "dense": dense,
}
families2 = {"random": random2, "worst": chain2, "refused": refused2}


def sample(rng: Random) -> tuple[int, list[list[int]]]:
    users = rng.randint(1, 7)
    count = rng.randint(0, users)
    if rng.random() < 0.5:
        return users, _between_sides(users, count, rng)
    return users, [[rng.randrange(users), rng.randrange(users)] for _ in range(count)]


def legal(users: int, conflicts: list[list[int]]) -> bool:
    return (
        1 <= users <= 50_000
        and len(conflicts) <= 100_000
        and all(len(pair) == 2 and min(pair) >= 0 and max(pair) < users for pair in conflicts)
    )


def _groups(users: int, conflicts: list[list[int]]) -> int:
    """Number of connected groups."""
    leader = list(range(users))

    def find(user: int) -> int:
        while leader[user] != user:
            leader[user] = user = leader[leader[user]]
        return user

    for one, two in conflicts:
        leader[find(one)] = find(two)
    return sum(find(user) == user for user in range(users))


# Which edge cases an input is, asked with the right answer first.
edges = {
    "one": lambda answer, users, conflicts: users == 1,
    "duplicates": lambda answer, users, conflicts: len({tuple(sorted(p)) for p in conflicts}) < len(conflicts),
    "ties": lambda answer, users, conflicts: bool(answer) and _groups(users, conflicts) > 1,
    "no_answer": lambda answer, users, conflicts: not answer,
    "maximum": lambda answer, users, conflicts: users >= 25_000,
}

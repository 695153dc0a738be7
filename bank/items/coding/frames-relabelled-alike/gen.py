"""Labelled videos. n is the number of frames."""

from random import Random

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def random_labels(n: int, rng: Random) -> tuple[str, int]:
    return "".join(rng.choice(LETTERS) for _ in range(n)), n // 4


def in_turn(n: int, rng: Random) -> tuple[str, int]:
    """All letters in turn and many fixes: long stretches, many moves of both ends."""
    offset = rng.randrange(26)
    return "".join(LETTERS[(i + offset) % 26] for i in range(n)), n // 2


def noisy(n: int, rng: Random) -> tuple[str, int]:
    """Long scenes with a wrong letter now and then."""
    scenes = []
    while len(scenes) < n:
        scenes += [rng.choice(LETTERS)] * rng.randint(1, max(1, n // 20))
    return "".join(rng.choice(LETTERS) if rng.random() < 0.1 else letter for letter in scenes[:n]), max(1, n // 100)


def one_letter(n: int, rng: Random) -> tuple[str, int]:
    return rng.choice(LETTERS) * n, 0


families = {"random": random_labels, "worst": in_turn, "noisy": noisy, "one_letter": one_letter}


def sample(rng: Random) -> tuple[str, int]:
    letters = LETTERS[: rng.randint(1, 4)]
    return "".join(rng.choice(letters) for _ in range(rng.randint(0, 12))), rng.randint(0, 5)


def legal(labels: str, fixes: int) -> bool:
    return len(labels) <= 100_000 and 0 <= fixes <= 100_000 and set(labels) <= set(LETTERS)


def _longest(labels: str, fixes: int, letter: str) -> int:
    """The longest stretch that can be made of one letter."""
    left = other = 0
    for right, label in enumerate(labels):
        other += label != letter
        if other > fixes:
            other -= labels[left] != letter
            left += 1
    return len(labels) - left


# Which edge cases an input is, asked with the right answer first.
edges = {
    "empty": lambda answer, labels, fixes: not labels,
    "one": lambda answer, labels, fixes: len(labels) == 1,
    "duplicates": lambda answer, labels, fixes: len(labels) > 1 and len(set(labels)) == 1,
    "ties": lambda answer, labels, fixes: sum(_longest(labels, fixes, one) == answer for one in set(labels)) > 1,
    "maximum": lambda answer, labels, fixes: len(labels) >= 50_000,
}

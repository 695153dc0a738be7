"""Plays the rounds over the whole field. O(n^2) time."""


def rounds_until_patched(field: list[str]) -> int:
    patched = {(r, c) for r, row in enumerate(field) for c, cell in enumerate(row) if cell == "N"}
    old = {(r, c) for r, row in enumerate(field) for c, cell in enumerate(row) if cell == "o"}
    rounds = 0
    while old:
        reached = {(r, c) for r, c in old if {(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)} & patched}
        if not reached:
            return -1
        patched |= reached
        old -= reached
        rounds += 1
    return rounds

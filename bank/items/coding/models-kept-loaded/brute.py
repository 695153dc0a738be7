"""From every start as far as it goes. O(n^2) time, O(k) space."""


def longest_span(models: list[int], slots: int) -> list[int]:
    best: list[int] = []
    for start in range(len(models)):
        seen: set[int] = set()
        length = 0
        for place in range(start, len(models)):
            seen.add(models[place])
            if len(seen) > slots:
                break
            length += 1
        if length and (not best or length > best[1]):
            best = [start, length]
    return best

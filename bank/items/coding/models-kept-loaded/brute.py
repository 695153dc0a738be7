"""From every start as far as it goes. O(n^2) time."""


def longest_span(models: list[int], slots: int) -> list[int]:
    best: list[int] = []
    for start in range(len(models)):
        seen: set[int] = set()
        length = 0
        for model in models[start:]:
            seen.add(model)
            if len(seen) > slots:
                break
            length += 1
        if length and (not best or length > best[1]):
            best = [start, length]
    return best

"""A span whose ends only move right, with a count per model. O(n) expected time, O(k) space."""


def longest_span(models: list[int], slots: int) -> list[int]:
    inside: dict[int, int] = {}
    start = 0
    best_start, best_length = 0, 0
    for end, model in enumerate(models):
        inside[model] = inside.get(model, 0) + 1
        while len(inside) > slots:
            oldest = models[start]
            inside[oldest] -= 1
            if inside[oldest] == 0:
                del inside[oldest]
            start += 1
        length = end - start + 1
        if length > best_length:
            best_start, best_length = start, length
    return [best_start, best_length] if best_length else []

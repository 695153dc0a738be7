"""Takes or leaves every feature. O(2^n) time."""


def best_gain(features: list[list[int]], budget: int) -> int:
    def best_from(index: int, left: int) -> int:
        if index == len(features):
            return 0
        without = best_from(index + 1, left)
        cost, gain = features[index]
        if cost > left:
            return without
        return max(without, gain + best_from(index + 1, left - cost))

    return best_from(0, budget)

"""Best gain for every budget, each feature walking downwards. O(n*W) time, O(W) space."""


def best_gain(features: list[list[int]], budget: int) -> int:
    best = [0] * (budget + 1)
    for cost, gain in features:
        for allowed in range(budget, cost - 1, -1):
            best[allowed] = max(best[allowed], best[allowed - cost] + gain)
    return best[budget]

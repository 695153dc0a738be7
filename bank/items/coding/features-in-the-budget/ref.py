"""Best gain for every budget, each feature walking downwards. O(n*W) time, O(W) space."""


def best_gain(features: list[list[int]], budget: int) -> int:
    best = [0] * (budget + 1)
    for cost, gain in features:
        for allowed in range(budget, cost - 1, -1):
            offer = best[allowed - cost] + gain
            if offer > best[allowed]:
                best[allowed] = offer
    return best[budget]

from itertools import product


def best_gain(features, budget):
    best = 0
    for taken in product((False, True), repeat=len(features)):
        chosen = [feature for feature, take in zip(features, taken) if take]
        if sum(cost for cost, _ in chosen) <= budget:
            best = max(best, sum(gain for _, gain in chosen))
    return best

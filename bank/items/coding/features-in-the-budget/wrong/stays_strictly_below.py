def best_gain(features, budget):
    best = [0] * max(budget, 1)
    for cost, gain in features:
        for allowed in range(len(best) - 1, cost - 1, -1):
            best[allowed] = max(best[allowed], best[allowed - cost] + gain)
    return best[-1]

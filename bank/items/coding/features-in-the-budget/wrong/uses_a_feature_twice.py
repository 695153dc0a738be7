def best_gain(features, budget):
    best = [0] * (budget + 1)
    for cost, gain in features:
        for allowed in range(cost, budget + 1):
            best[allowed] = max(best[allowed], best[allowed - cost] + gain)
    return best[budget]

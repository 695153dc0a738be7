def best_gain(features, budget):
    nothing = float("-inf")
    best = [0] + [nothing] * budget
    for cost, gain in features:
        for allowed in range(budget, cost - 1, -1):
            best[allowed] = max(best[allowed], best[allowed - cost] + gain)
    return 0 if best[budget] == nothing else best[budget]

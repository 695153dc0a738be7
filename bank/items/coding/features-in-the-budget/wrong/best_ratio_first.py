def best_gain(features, budget):
    total = 0
    useful = [feature for feature in features if feature[1] > 0]
    for cost, gain in sorted(useful, key=lambda f: f[1] / f[0] if f[0] else float("inf"), reverse=True):
        if cost <= budget:
            budget -= cost
            total += gain
    return total

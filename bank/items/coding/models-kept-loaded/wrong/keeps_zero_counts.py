def longest_span(models, slots):
    inside, start, best = {}, 0, [0, 0]
    for end, model in enumerate(models):
        inside[model] = inside.get(model, 0) + 1
        while len(inside) > slots and start <= end:
            inside[models[start]] -= 1
            start += 1
        if end - start + 1 > best[1]:
            best = [start, end - start + 1]
    return best if best[1] else []

def longest_span(models, slots):
    inside, start, best = set(), 0, [0, 0]
    for end, model in enumerate(models):
        inside.add(model)
        if len(inside) > slots:
            inside, start = {model}, end
        if slots and end - start + 1 > best[1]:
            best = [start, end - start + 1]
    return best if best[1] else []

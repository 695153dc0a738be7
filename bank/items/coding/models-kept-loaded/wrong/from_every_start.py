def longest_span(models, slots):
    best = [0, 0]
    for start in range(len(models)):
        seen = set()
        for end in range(start, len(models)):
            seen.add(models[end])
            if len(seen) > slots:
                break
            if end - start + 1 > best[1]:
                best = [start, end - start + 1]
    return best if best[1] else []

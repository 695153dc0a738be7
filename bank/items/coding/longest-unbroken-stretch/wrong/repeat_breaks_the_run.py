def longest_stretch(batches):
    if not batches:
        return []
    ordered = sorted(batches)
    best_first, best = ordered[0], 1
    first, length = ordered[0], 1
    for before, number in zip(ordered, ordered[1:]):
        if number == before + 1:
            length += 1
        else:
            first, length = number, 1
        if length > best:
            best_first, best = first, length
    return [best_first, best]

def longest_stretch(batches):
    present = set(batches)
    best = []
    for first in present:
        end = first
        while end in present:
            end += 1
        if not best or (end - first, -first) > (best[1], -best[0]):
            best = [first, end - first]
    return best

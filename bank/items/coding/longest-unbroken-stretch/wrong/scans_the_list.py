def longest_stretch(batches):
    best = []
    for first in batches:
        if first - 1 not in batches:
            length = 1
            while first + length in batches:
                length += 1
            if not best or (length, -first) > (best[1], -best[0]):
                best = [first, length]
    return best

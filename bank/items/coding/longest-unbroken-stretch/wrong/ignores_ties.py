def longest_stretch(batches):
    present = set(batches)
    best = []
    for first in dict.fromkeys(batches):
        if first - 1 in present:
            continue
        length = 1
        while first + length in present:
            length += 1
        if not best or length > best[1]:
            best = [first, length]
    return best

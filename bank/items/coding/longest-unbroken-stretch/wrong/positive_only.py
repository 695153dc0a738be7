def longest_stretch(batches):
    present = set(batches)
    best_first, best = 0, 0
    for first in sorted(present):
        if first < 0 or (first > 0 and first - 1 in present):
            continue
        end = first
        while end in present:
            end += 1
        if end - first > best:
            best_first, best = first, end - first
    return [best_first, best] if best else []

def clean_stretch(labels, fixes):
    best = 0
    for label in set(labels):
        where = [i for i, letter in enumerate(labels) if letter == label]
        end = changed = 0
        for k, start in enumerate(where):
            end = max(end, start)
            while end < len(labels) and changed + (labels[end] != label) <= fixes:
                changed += labels[end] != label
                end += 1
            best = max(best, end - start)
            if k + 1 < len(where):
                changed -= max(0, min(where[k + 1], end) - start - 1)
    return best

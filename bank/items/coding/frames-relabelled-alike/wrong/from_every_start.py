def clean_stretch(labels, fixes):
    best = 0
    for start in range(len(labels)):
        counts = {}
        for end in range(start, len(labels)):
            counts[labels[end]] = counts.get(labels[end], 0) + 1
            if end - start + 1 - max(counts.values()) > fixes:
                break
            best = max(best, end - start + 1)
    return best

"""Every stretch with its counts. O(n^2) time."""


def clean_stretch(labels: str, fixes: int) -> int:
    best = 0
    for start in range(len(labels)):
        counts = dict.fromkeys(labels, 0)
        largest = 0
        for end in range(start, len(labels)):
            counts[labels[end]] += 1
            largest = max(largest, counts[labels[end]])
            if end - start + 1 - largest <= fixes:
                best = max(best, end - start + 1)
    return best

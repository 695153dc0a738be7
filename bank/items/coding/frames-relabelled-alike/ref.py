"""A stretch that never gets shorter, with the largest count it ever reached. O(n) time, O(alphabet) space."""


def clean_stretch(labels: str, fixes: int) -> int:
    counts: dict[str, int] = {}
    largest = 0
    start = 0
    for end, label in enumerate(labels):
        counts[label] = counts.get(label, 0) + 1
        largest = max(largest, counts[label])
        if end - start + 1 - largest > fixes:
            counts[labels[start]] -= 1
            start += 1
    return len(labels) - start

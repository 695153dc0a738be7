def clean_stretch(labels, fixes):
    counts, largest, start = {}, 0, 0
    for end, label in enumerate(labels):
        counts[label] = counts.get(label, 0) + 1
        largest = max(largest, counts[label])
        if end - start - largest > fixes:
            counts[labels[start]] -= 1
            start += 1
    return len(labels) - start

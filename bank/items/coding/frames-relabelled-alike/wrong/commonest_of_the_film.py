def clean_stretch(labels, fixes):
    if not labels:
        return 0
    label = max(sorted(set(labels)), key=labels.count)
    start = changed = best = 0
    for end, letter in enumerate(labels):
        changed += letter != label
        while changed > fixes:
            changed -= labels[start] != label
            start += 1
        best = max(best, end - start + 1)
    return best

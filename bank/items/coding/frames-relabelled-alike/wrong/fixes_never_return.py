def clean_stretch(labels, fixes):
    best = 0
    for label in set(labels):
        length = used = 0
        for letter in labels:
            if letter == label:
                length += 1
            elif used < fixes:
                used += 1
                length += 1
            else:
                length = used = 0
            best = max(best, length)
    return best

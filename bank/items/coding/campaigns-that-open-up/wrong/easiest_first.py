def most_labels(labels, campaigns, weeks):
    for need, gain in sorted(campaigns):
        if weeks and need <= labels:
            labels += gain
            weeks -= 1
    return labels

def most_labels(labels, campaigns, weeks):
    for need, gain in sorted(campaigns, key=lambda campaign: -campaign[1]):
        if weeks and need <= labels:
            labels += gain
            weeks -= 1
    return labels

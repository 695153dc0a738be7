def most_labels(labels, campaigns, weeks):
    left = [tuple(campaign) for campaign in campaigns]
    for _ in range(weeks):
        best = -1
        for i, (need, gain) in enumerate(left):
            if need <= labels and (best < 0 or gain > left[best][1]):
                best = i
        if best < 0:
            break
        labels += left.pop(best)[1]
    return labels

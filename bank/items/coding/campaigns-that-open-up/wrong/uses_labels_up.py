from heapq import heappop, heappush


def most_labels(labels, campaigns, weeks):
    closed, i, gains = sorted(campaigns), 0, []
    for _ in range(weeks):
        while i < len(closed) and closed[i][0] <= labels:
            heappush(gains, (-closed[i][1], closed[i][0]))
            i += 1
        if not gains:
            break
        gain, need = heappop(gains)
        labels += max(-gain - need, 0)
    return labels

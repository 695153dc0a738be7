from heapq import heappop, heappush


def most_labels(labels, campaigns, weeks):
    closed, i, gains = sorted(campaigns), 0, []
    for _ in range(weeks):
        if i < len(closed) and closed[i][0] <= labels:
            heappush(gains, -closed[i][1])
            i += 1
        if not gains:
            break
        labels -= heappop(gains)
    return labels

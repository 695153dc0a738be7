def dip_loss(scores):
    return sum(
        max(0, min(max(scores[:i]), max(scores[i + 1 :])) - scores[i])
        for i in range(1, len(scores) - 1)
    )

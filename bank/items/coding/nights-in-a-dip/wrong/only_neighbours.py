def dip_loss(scores):
    return sum(
        max(0, min(before, after) - score)
        for before, score, after in zip(scores, scores[1:], scores[2:])
    )

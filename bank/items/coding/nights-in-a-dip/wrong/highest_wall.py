def dip_loss(scores):
    n = len(scores)
    after = scores[:]
    for i in range(n - 2, -1, -1):
        after[i] = max(after[i], after[i + 1])
    loss, before = 0, None
    for i, score in enumerate(scores):
        before = score if before is None else max(before, score)
        if before > score and after[i] > score:
            loss += max(before, after[i]) - score
    return loss

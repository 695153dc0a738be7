def dip_loss(scores):
    loss = 0
    best = scores[0] if scores else 0
    for score in scores:
        best = max(best, score)
        loss += best - score
    return loss

def dip_loss(scores):
    left, right = 0, len(scores) - 1
    best_left = best_right = loss = 0
    while left <= right:
        if best_left <= best_right:
            best_left = max(best_left, scores[left])
            loss += best_left - scores[left]
            left += 1
        else:
            best_right = max(best_right, scores[right])
            loss += best_right - scores[right]
            right -= 1
    return loss

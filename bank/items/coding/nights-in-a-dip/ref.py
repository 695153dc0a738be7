"""Two ends; the side with the lower best is settled. O(n) time, O(1) space."""


def dip_loss(scores: list[int]) -> int:
    if not scores:
        return 0
    left, right = 0, len(scores) - 1
    best_left, best_right = scores[left], scores[right]
    loss = 0
    while left < right:
        if best_left <= best_right:
            left += 1
            best_left = max(best_left, scores[left])
            loss += best_left - scores[left]
        else:
            right -= 1
            best_right = max(best_right, scores[right])
            loss += best_right - scores[right]
    return loss

"""The definition, night by night. O(n^2) time."""


def dip_loss(scores: list[int]) -> int:
    loss = 0
    for night in range(1, len(scores) - 1):
        level = min(max(scores[:night]), max(scores[night + 1 :]))
        if level > scores[night]:
            loss += level - scores[night]
    return loss

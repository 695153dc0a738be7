def best_pair(gains):
    best, left, right = 0, 0, len(gains) - 1
    while left < right:
        best = max(best, (right - left + 1) * min(gains[left], gains[right]))
        if gains[left] < gains[right]:
            left += 1
        else:
            right -= 1
    return best

def best_pair(gains):
    best, left, right = 0, 0, len(gains) - 1
    while left < right:
        best = max(best, (right - left) * min(gains[left], gains[right]))
        if gains[left + 1] > gains[left]:
            left += 1
        elif gains[right - 1] > gains[right]:
            right -= 1
        else:
            break
    return best

"""Spaces are not skipped on the right."""

domain = {"args": [{"text": "abc ", "len": [0, 40]}]}
failing = ("a ",)


def right(text):
    left, right_end = 0, len(text) - 1
    while left < right_end:
        if text[left] == " ":
            left += 1
        elif text[right_end] == " ":
            right_end -= 1
        elif text[left] != text[right_end]:
            return False
        else:
            left, right_end = left + 1, right_end - 1
    return True


def wrong(text):
    left, right_end = 0, len(text) - 1
    while left < right_end:
        if text[left] == " ":
            left += 1
        elif text[left] != text[right_end]:
            return False
        else:
            left, right_end = left + 1, right_end - 1
    return True

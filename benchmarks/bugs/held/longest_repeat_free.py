"""The left end may move back."""

domain = {"args": [{"text": "abcd", "len": [0, 40]}]}
failing = ("abba",)


def right(text):
    last, start, best = {}, 0, 0
    for place, letter in enumerate(text):
        start = max(start, last.get(letter, -1) + 1)
        last[letter] = place
        best = max(best, place - start + 1)
    return best


def wrong(text):
    last, start, best = {}, 0, 0
    for place, letter in enumerate(text):
        start = last[letter] + 1 if letter in last else start
        last[letter] = place
        best = max(best, place - start + 1)
    return best

"""A word may be used once."""

domain = {
    "args": [{"text": "ab", "len": [0, 10]}, {"list": {"text": "ab", "len": [1, 3]}, "len": [0, 4], "distinct": True}]
}
failing = ("ab", ["a", "b"])


def right(text, words):
    good = [True] + [False] * len(text)
    for end in range(1, len(text) + 1):
        good[end] = any(good[end - len(word)] and text[:end].endswith(word) for word in words if len(word) <= end)
    return good[-1]


def wrong(text, words):
    good = [True] + [False] * len(text)
    for end in range(1, len(text) + 1):
        good[end] = any(
            good[end - len(word)] and text[:end].endswith(word) for word in words if len(word) < end or end == len(text)
        )
    return good[-1]

"""Closing without opening is forgiven."""

domain = {"args": [{"text": "()x", "len": [0, 30]}]}
failing = (")(",)


def right(text):
    depth = 0
    for letter in text:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth < 0:
            return False
    return depth == 0


def wrong(text):
    depth = 0
    for letter in text:
        depth += {"(": 1, ")": -1}.get(letter, 0)
    return depth == 0

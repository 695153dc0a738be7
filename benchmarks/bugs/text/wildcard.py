"""A star must stand for at least one letter."""

domain = {"args": [{"text": "ab", "len": [0, 8]}, {"text": "ab*", "len": [0, 6]}]}
failing = ("", "*")


def right(text, pattern):
    if not pattern:
        return not text
    if pattern[0] == "*":
        return right(text, pattern[1:]) or bool(text) and right(text[1:], pattern)
    return bool(text) and text[0] == pattern[0] and right(text[1:], pattern[1:])


def wrong(text, pattern):
    if not pattern:
        return not text
    if pattern[0] == "*":
        return bool(text) and (wrong(text[1:], pattern[1:]) or wrong(text[1:], pattern))
    return bool(text) and text[0] == pattern[0] and wrong(text[1:], pattern[1:])

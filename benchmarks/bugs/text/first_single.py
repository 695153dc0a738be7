"""A letter that comes three times counts as single."""

domain = {"args": [{"text": "abc", "len": [0, 30]}]}
failing = ("aaa",)


def right(text):
    for letter in text:
        if text.count(letter) == 1:
            return letter
    return ""


def wrong(text):
    for letter in text:
        if text.count(letter) % 2 == 1:
            return letter
    return ""

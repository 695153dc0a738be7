"""The last of equally long words is taken."""

domain = {"args": [{"text": "abc ", "len": [0, 40]}]}
failing = ("a b",)


def right(text):
    best = ""
    for word in text.split():
        if len(word) > len(best):
            best = word
    return best


def wrong(text):
    best = ""
    for word in text.split():
        if len(word) >= len(best):
            best = word
    return best

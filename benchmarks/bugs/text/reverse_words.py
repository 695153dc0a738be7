"""Several spaces are kept as words."""

domain = {"args": [{"text": "abc ", "len": [0, 40]}]}
failing = (" ",)


def right(text):
    return " ".join(reversed(text.split()))


def wrong(text):
    return " ".join(reversed(text.split(" ")))

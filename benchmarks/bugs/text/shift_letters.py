"""Z does not wrap."""

domain = {"args": [{"text": "abcdefghijklmnopqrstuvwxyz", "len": [0, 20]}, {"int": [0, 25]}]}
failing = ("z", 1)


def right(text, by):
    return "".join(chr((ord(letter) - 97 + by) % 26 + 97) for letter in text)


def wrong(text, by):
    return "".join(chr(ord(letter) + by) for letter in text)

"""The kind of bracket is not checked."""

domain = {"args": [{"text": "()[]", "len": [0, 20]}]}
failing = ("(]",)


def right(text):
    waiting = []
    for letter in text:
        if letter in "([":
            waiting.append(letter)
        elif not waiting or waiting.pop() + letter not in ("()", "[]"):
            return False
    return not waiting


def wrong(text):
    waiting = []
    for letter in text:
        if letter in "([":
            waiting.append(letter)
        elif not waiting or not waiting.pop():
            return False
    return not waiting

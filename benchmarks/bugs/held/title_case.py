"""Words after a dash stay small."""

domain = {"args": [{"text": "ab- ", "len": [0, 20]}]}
failing = ("-a",)


def right(text):
    found, fresh = "", True
    for letter in text:
        found += letter.upper() if fresh else letter
        fresh = letter in " -"
    return found


def wrong(text):
    found, fresh = "", True
    for letter in text:
        found += letter.upper() if fresh else letter
        fresh = letter == " "
    return found

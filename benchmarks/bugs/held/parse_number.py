"""A sign alone is a number."""

domain = {"args": [{"text": "01-+x", "len": [0, 8]}]}
failing = ("-",)


def right(text):
    sign = -1 if text[:1] == "-" else 1
    digits = text[1:] if text[:1] in ("-", "+") else text
    return sign * int(digits) if digits.isdigit() else None


def wrong(text):
    sign = -1 if text[:1] == "-" else 1
    digits = text[1:] if text[:1] in ("-", "+") else text
    return sign * int(digits) if digits.isdigit() else 0 if text[:1] in ("-", "+") and not digits else None

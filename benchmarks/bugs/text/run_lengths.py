"""Only nine runs are written."""

domain = {"args": [{"text": "ab", "len": [0, 40]}]}
failing = ("ababababab",)


def right(text):
    found = []
    for letter in text:
        if found and found[-1][0] == letter:
            found[-1][1] += 1
        else:
            found.append([letter, 1])
    return "".join(f"{letter}{count}" for letter, count in found)


def wrong(text):
    found = []
    for letter in text:
        if found and found[-1][0] == letter:
            found[-1][1] += 1
        else:
            found.append([letter, 1])
    return "".join(f"{letter}{count}" for letter, count in found[:9])

"""A letter of the second text is never left out."""

domain = {"args": [{"text": "abc", "len": [0, 20]}, {"text": "abc", "len": [0, 20]}]}
failing = ("a", "ab")


def right(one, two):
    table = [[0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(two) + 1):
            if one[i - 1] == two[j - 1]:
                table[i][j] = table[i - 1][j - 1] + 1
            else:
                table[i][j] = max(table[i - 1][j], table[i][j - 1])
    return table[-1][-1]


def wrong(one, two):
    table = [[0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(two) + 1):
            if one[i - 1] == two[j - 1]:
                table[i][j] = table[i - 1][j - 1] + 1
            else:
                table[i][j] = table[i - 1][j]
    return table[-1][-1]

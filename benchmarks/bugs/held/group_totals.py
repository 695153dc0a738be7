"""The first row of a group is dropped."""

domain = {
    "args": [
        {
            "table": {"team": {"text": "ab", "len": [1, 1]}, "points": {"int": [0, 20]}},
            "rows": [0, 10],
            "ties": ["team"],
        }
    ]
}
failing = ([{"team": "a", "points": 1}],)


def right(rows):
    totals = {}
    for row in rows:
        totals[row["team"]] = totals.get(row["team"], 0) + row["points"]
    return totals


def wrong(rows):
    totals = {}
    for row in rows:
        totals[row["team"]] = totals[row["team"]] + row["points"] if row["team"] in totals else 0
    return totals

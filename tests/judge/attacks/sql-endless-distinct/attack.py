from inside.engines import sqlite


def f(canary, port):
    sqlite.answer("WITH RECURSIVE c(x) AS (SELECT hex(zeroblob(5000)) || 1 UNION SELECT x || 1 FROM c) SELECT count(*) FROM c", [], [])
    return "breach"


# engine: sqlite

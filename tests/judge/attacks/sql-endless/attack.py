from inside.engines import sqlite


def f(canary, port):
    sqlite.answer("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c", [], [])
    return "breach"


# engine: sqlite

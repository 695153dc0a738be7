from inside.engines import duckdb


def f(canary, port):
    duckdb.answer("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c", [], [])
    return "breach"


# engine: duckdb

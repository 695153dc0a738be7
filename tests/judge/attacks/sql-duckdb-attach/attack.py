from inside.engines import duckdb


def f(canary, port):
    duckdb.answer("ATTACH '/tmp/rehearse-breach' AS other", [], [])
    return "breach"


# engine: duckdb

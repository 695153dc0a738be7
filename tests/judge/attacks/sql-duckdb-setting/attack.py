from inside.engines import duckdb


def f(canary, port):
    duckdb.answer("SET enable_external_access = true", [], [])
    return "breach"


# engine: duckdb

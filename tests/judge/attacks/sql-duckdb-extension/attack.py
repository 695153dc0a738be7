from inside.engines import duckdb


def f(canary, port):
    duckdb.answer("INSTALL httpfs", [], [])
    return "breach"


# engine: duckdb

from inside.engines import duckdb


def f(canary, port):
    duckdb.answer("SELECT * FROM tables", [], [])
    return "breach"


# engine: duckdb

from inside.engines import duckdb


def f(canary, port):
    duckdb.answer("SELECT list(a) FROM range(1000000000) t(a)", [], [])
    return "breach"


# engine: duckdb

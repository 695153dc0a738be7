from inside.engines import duckdb


def f(canary, port):
    duckdb.answer("SELECT * FROM glob('/etc/*')", [], [])
    return "breach"


# engine: duckdb

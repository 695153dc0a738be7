from inside.engines import duckdb


def f(canary, port):
    duckdb.answer("COPY (SELECT 1) TO '/tmp/rehearse-breach'", [], [])
    return "breach"


# engine: duckdb

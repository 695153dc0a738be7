from inside.engines import duckdb


def f(canary, port):
    duckdb.answer(f"SELECT * FROM read_csv('{canary}')", [], [])
    return "breach"


# engine: duckdb

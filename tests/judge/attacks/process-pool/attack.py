import concurrent.futures.process


def f(canary, port):
    try:
        with concurrent.futures.ProcessPoolExecutor(1) as pool:
            pool.submit(pow, 2, 2).result()
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"

from concurrent.futures import ThreadPoolExecutor


def f(canary, port):
    with ThreadPoolExecutor(4) as pool:
        return "contained" if sum(pool.map(abs, range(5))) == 10 else "lost"

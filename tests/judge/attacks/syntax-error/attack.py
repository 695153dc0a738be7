def f(canary, port)
    return

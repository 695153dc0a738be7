def f(canary, port):
    return [set((2**61 - 1) * place for place in range(2500))]

"""Any node seen before is taken for a cycle."""

domain = {"args": [{"graph": [0, 20], "directed": True, "loops": True, "form": "lists"}]}
failing = ([[1, 2], [2], []],)


def right(near):
    state = [0] * len(near)

    def visit(node):
        state[node] = 1
        for other in near[node]:
            if state[other] == 1 or (state[other] == 0 and visit(other)):
                return True
        state[node] = 2
        return False

    return any(state[node] == 0 and visit(node) for node in range(len(near)))


def wrong(near):
    state = [0] * len(near)

    def visit(node):
        state[node] = 1
        for other in near[node]:
            if state[other] == 1 or (state[other] == 0 and visit(other)):
                return True
        return False

    return any(state[node] == 0 and visit(node) for node in range(len(near)))

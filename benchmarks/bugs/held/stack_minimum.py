"""The minimum is not put back after a pop."""

domain = {
    "args": [
        {"ops": {"push": [{"int": [0, 9]}], "pop": [], "lowest": []}, "balance": {"push": 1, "pop": -1}, "len": [0, 20]}
    ]
}
failing = ([["push", 1], ["push", 0], ["pop"], ["lowest"]],)


def right(calls):
    stack, found = [], []
    for name, *given in calls:
        if name == "push":
            stack.append((given[0], min(given[0], stack[-1][1]) if stack else given[0]))
        elif name == "pop":
            stack.pop()
        else:
            found.append(stack[-1][1] if stack else None)
    return found


def wrong(calls):
    stack, found = [], []
    for name, *given in calls:
        if name == "push":
            stack.append((given[0], min(given[0], stack[-1][1]) if stack else given[0]))
        elif name == "pop":
            low = stack.pop()[1]
            stack[-1:] = [(value, low) for value, _ in stack[-1:]]
        else:
            found.append(stack[-1][1] if stack else None)
    return found

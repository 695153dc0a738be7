def g():
    return "contained"

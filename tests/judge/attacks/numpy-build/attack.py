import numpy  # noqa: F401


def f(canary, port):
    try:
        from numpy import f2py

        f2py.compile("end") if hasattr(f2py, "compile") else f2py.run_main(["-h"])
    except (OSError, ValueError, AttributeError, ImportError):
        return "contained"
    return "breach"

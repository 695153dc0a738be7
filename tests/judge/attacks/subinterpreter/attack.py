def f(canary, port):
    for name in ("_interpreters", "_xxsubinterpreters"):
        try:
            module = __import__(name)
        except ImportError:
            continue
        made = module.create()
        getattr(module, "run_string", getattr(module, "exec", None))(made, "import os; os.write(3, b'x')")
    return "breach"

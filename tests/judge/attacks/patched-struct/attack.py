import sys


def f(canary, port):
    for name in ("struct", "msgpack"):
        module = sys.modules[name]
        for part in ("pack", "packb", "Packer"):
            if hasattr(module, part):
                setattr(module, part, lambda *about, **more: b"\xa6breach")
    return "breach"

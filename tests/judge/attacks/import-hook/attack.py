import sys


class Finder:
    def find_spec(self, name, path=None, target=None):
        raise SystemExit(0)


def f(canary, port):
    sys.meta_path[:] = [Finder()]
    sys.modules.clear()
    return "breach"

import re
import sys

seen = []
sys.addaudithook(lambda name, about: seen.append(repr(about)[:200]))


def f(canary, port):
    found = re.findall("key-[0-9a-f]{32}", "".join(seen))
    return found[0] if found else "breach"

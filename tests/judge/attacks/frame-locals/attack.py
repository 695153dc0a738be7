import re
import sys


def f(canary, port):
    frame, seen = sys._getframe(1), ""
    while frame is not None:
        seen += repr(frame.f_locals) + repr(frame.f_globals)
        frame = frame.f_back
    found = re.findall("key-[0-9a-f]{32}", seen)
    return found[0] if found else "breach"

import gc
import re


def f(canary, port):
    seen, level = set(), [canary, f]
    for _ in range(3):
        level = [each for each in gc.get_referrers(*level) if id(each) not in seen]
        seen |= set(map(id, level))
        for each in level:
            if isinstance(each, (dict, list, tuple)):
                found = re.findall("key-[0-9a-f]{32}", repr(each))
                if found:
                    return found[0]
    return "breach"

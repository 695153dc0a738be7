"""One contender in a process of its own: ``python -m benchmarks.peers.server NAME PROBLEMS.json``.

Commands come as JSON lines on standard input: places in the file, and seconds to pause before each. Each is answered by
one line: whether each was accepted, milliseconds each, and seconds of wall clock in all.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from benchmarks.peers.contenders import CONTENDERS
from benchmarks.peers.problem import read


def main() -> None:
    name, path = sys.argv[1:]
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what solutions print
    problems = read(Path(path))
    contender = CONTENDERS[name]()
    print(json.dumps("ready"), file=answers, flush=True)
    for line in sys.stdin:
        accepted, times = [], []
        began = time.perf_counter()
        command = json.loads(line)
        for place in command["places"]:
            if command["pause_s"]:
                time.sleep(command["pause_s"])
            started = time.perf_counter()
            accepted.append(contender.run(problems[place]))
            times.append((time.perf_counter() - started) * 1000)
            contender.rest()
        answer = {"accepted": accepted, "ms": times, "wall_s": time.perf_counter() - began}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()

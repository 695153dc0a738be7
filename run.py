#!/usr/bin/env python3
"""The one command: ``python3 run.py`` starts Rehearse, ``python3 run.py test`` runs every test.

``python3 run.py add data`` installs pandas and duckdb as well, for answers on tables in those engines.

This file must be read by any Python 3, however old, so that it can say what is missing: no new syntax here. What it
does stands in launch.py.
"""

import os
import shutil
import sys

OLDEST = (3, 11)
NEWEST = (3, 14)


def find_python():
    """Goes on when this Python fits, restarts itself with one that does, or says what to install."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    here = ".".join(str(part) for part in sys.version_info[:3])
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which("python3.{}".format(minor))
        if found and not os.environ.get("REHEARSE_RESTARTED"):
            sys.stderr.write("Python {} does not fit; going on with python3.{}.\n".format(here, minor))
            sys.stderr.flush()
            os.environ["REHEARSE_RESTARTED"] = "1"
            os.execv(found, [found, os.path.abspath(__file__)] + sys.argv[1:])
    sys.stderr.write(
        "Rehearse needs Python 3.{} to 3.{}; this is {}, and none of python3.{} to python3.{} was found.\n"
        "Install one (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python@3.13) "
        "and run this again.\n".format(OLDEST[1], NEWEST[1], here, OLDEST[1], NEWEST[1])
    )
    sys.exit(2)


if __name__ == "__main__":
    if sys.argv[1:2] in (["-h"], ["--help"]):
        print(__doc__)
        sys.exit(0)
    find_python()
    import launch

    sys.exit(launch.run_command(sys.argv[1:]))

"""Entry of the zygote: ``python -s -S -P -B start.py CONTROL_FD CONFIG_JSON``, in an environment of our own.

The flags are those of ``-I`` but for one: ``-I`` would ignore PYTHONHASHSEED, and equal submissions must see equal
set orders. Only what our supervisor puts there is in the environment.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys


def _package(folder: str) -> None:
    """Register this folder as the package ``inside``, without the product around it."""
    path = os.path.join(folder, "__init__.py")
    spec = importlib.util.spec_from_file_location("inside", path, submodule_search_locations=[folder])
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules["inside"] = module
    spec.loader.exec_module(module)


def main() -> None:
    # Before anything else is imported: the hooks that random, threading and logging would run after every fork touch
    # about 130 pages in each box, and a zygote has no threads, no locks held and no random state worth renewing.
    os.register_at_fork = lambda **hooks: None
    config = json.loads(sys.argv[2])
    # The judge's own packages are needed before the zygote sets the same path for submissions.
    sys.path[:] = config["search"]
    _package(os.path.dirname(os.path.abspath(__file__)))
    importlib.import_module("inside.sandbox.rlimits").raise_stack([sys.executable, *sys.orig_argv[1:]])
    program = importlib.import_module("inside." + config.get("program", "zygote"))
    program.main(int(sys.argv[1]), config)


if __name__ == "__main__":
    main()

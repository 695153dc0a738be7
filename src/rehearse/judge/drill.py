"""The program that a debug drill's boxes run: it keeps the files in memory as modules and runs one step on them.

What it says about a test ("passes") is the box's own word. A person who makes it lie deceives nobody else: the verdict
also needs the hidden probes, whose returned values the supervisor compares with values that never enter a box.
A probe's source enters only the boxes of its own case, as an argument: the person's code there can read what it is
asked, as every submission can read its inputs, and gains nothing but the task of answering it rightly.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FUNCTION", "GIVEN", "OWN_TEST", "YOURS", "program"]

FUNCTION = "drill"
YOURS, GIVEN, OWN_TEST = "your files", "given files", "your test"
"""Words of a case's arguments: which files, and what runs on them."""

_BODY = '''
import linecache
import sys
from importlib.machinery import ModuleSpec


class Failure(Exception):
    """A step ended with an exception of the files' own."""


class Finder:
    """Modules that lie in memory only."""

    def __init__(self, files):
        self.files = files

    def find_spec(self, name, path=None, target=None):
        return ModuleSpec(name, self) if name in self.files else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        name = module.__name__
        exec(compiled(self.files[name], name + ".py"), module.__dict__)


def compiled(source, name):
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    return compile(source, name, "exec", dont_inherit=True)


def described(error, names):
    """Type, file, line and text of an exception, by its last frame in a known file."""
    text = type(error).__name__
    step, where = error.__traceback__, ""
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if name in names:
            shown = linecache.getline(name, step.tb_lineno).strip()
            where = f" in {name}, line {step.tb_lineno} ({shown[:80]})"
        step = step.tb_next
    message = str(error)
    return text + where + (": " + message[:300] if message else "")


def run_test(files, source, name):
    scope = {"__name__": name}
    exec(compiled(source, name + ".py"), scope)
    tests = [value for key, value in scope.items() if key.startswith("test") and callable(value)]
    for test in tests:
        test()
    return bool(tests)


def drill(which, step, source=None):
    files = YOURS if which == "your files" else GIVEN
    sys.meta_path.insert(0, Finder(files))
    names = {name + ".py" for name in files} | {"your_test.py", SYMPTOM_NAME + ".py", "behaviour.py"}
    if source is not None:
        try:
            scope = {"__name__": "behaviour"}
            exec(compiled(source, "behaviour.py"), scope)
            return scope[step]()
        except Exception as error:
            failure = Failure(described(error, names - {"behaviour.py"}))
        raise failure
    try:
        if step == "your test":
            has_tests = run_test(files, TEST, "your_test")
        else:
            has_tests = run_test(files, SYMPTOM, SYMPTOM_NAME)
    except BaseException as error:
        return "fails" if which == "given files" else "fails: " + described(error, names)
    return "passes" if has_tests else "has no function whose name begins with test"
'''


def program(yours: Mapping[str, str], given: Mapping[str, str], *, symptom_name: str, symptom: str, test: str) -> str:
    """The program for one submission; files by module name.

    Its body is compiled under a name of its own, so that no line number of it is taken for one of the person's.
    """
    return (
        "import numpy\n"
        f"YOURS = {dict(yours)!r}\n"
        f"GIVEN = {dict(given)!r}\n"
        f"SYMPTOM_NAME, SYMPTOM, TEST = {symptom_name!r}, {symptom!r}, {test!r}\n"
        f"exec(compile({_BODY!r}, 'drill', 'exec'))\n"
    )

"""What the judge says, in English; faces translate by these texts."""

from __future__ import annotations

from rehearse.message import Message, Registry

__all__ = ["TEXTS", "say"]

TEXTS = Registry(
    "judge",
    accepted="All {total} cases passed.",
    passed="Passed.",
    not_run="Not run: an earlier case ended the submission.",
    failed="{passed} of {total} cases passed. The first failure is case {case}.",
    wrong="Expected {expected}, got {got}.",
    wrong_at="The values differ first at {place}: expected {expected}, got {got}.",
    wrong_type="Expected a value of type {expected}, got {got}.",
    wrong_type_at="At {place} a value of type {expected} was expected, got {got}.",
    wrong_length="Expected {expected} elements, got {got}.",
    wrong_length_at="At {place} {expected} elements were expected, got {got}.",
    wrong_nothing="The function returned nothing (None). Does every path end in a return?",
    wrong_shape="Expected an array of shape {expected}, got {got}.",
    wrong_dtype="Expected an array of type {expected}, got {got}.",
    wrong_none_of="Got {got}, which is none of the {count} accepted answers.",
    wrong_elements="The elements differ: {element} occurs {got} times, expected {expected} times.",
    wrong_near="No element of the answer lies near {element}.",
    wrong_graph="The graph differs: {missing} is missing.",
    wrong_graph_extra="The graph differs: {extra} does not belong to it.",
    wrong_graph_form="The answer is not a graph. Return edges as pairs, or a mapping of nodes to neighbours.",
    wrong_table_form="The answer is not a table. Return a list of rows.",
    wrong_columns="Row {row} has the columns {got}, expected {expected}.",
    wrong_column_type="Row {row}, column {column}: expected a value of type {expected}, got {got}.",
    wrong_rows="Expected {expected} rows, got {got}.",
    wrong_row="Row {row} differs: expected {expected}, got {got}.",
    wrong_row_missing="The result has no row {expected}.",
    exception="{type} in line {line}: {text}",
    exception_nowhere="{type}: {text}",
    import_exception="The module's own statements failed before any case. {type} in line {line}: {text}",
    import_exception_nowhere="The module's own statements failed before any case. {type}: {text}",
    compile_error="The source does not compile. {type} in line {line}: {text}",
    compile_error_nowhere="The source does not compile. {type}: {text}",
    compiler_crashed="The source made the compiler end with {signal}. Nesting may be too deep.",
    unknown_name="The source defines no function {function}.",
    early_exit="The program exited with {status} after {done} of {total} cases. Return the answer and do not exit.",
    crashed="The program ended with {signal} after {done} of {total} cases.",
    closed="The program closed its channel to the judge after {done} of {total} cases.",
    protocol="The program wrote to its channel to the judge. Return the answer instead.",
    refused_type=(
        "A value of type {type} cannot be returned. Return numbers, text, lists, tuples, sets, dicts or arrays."
    ),
    refused_dtype="An array of type {type} cannot be returned. Use bool, integer, float or complex elements.",
    refused_text="A string with lone surrogates cannot be returned.",
    refused_depth="A value nested deeper than {limit} levels, or one that contains itself, cannot be returned.",
    refused_integer="An integer of more than {limit} bits cannot be returned.",
    refused_form="The returned value could not be read: {detail}.",
    time_cpu="Over the limit of {limit} s of CPU time ({used} s used).",
    time_wall="Over the limit of {limit} s of wall clock ({cpu} s of CPU time used). Does the program sleep or wait?",
    time_total="All cases together used more than {limit} s of CPU time.",
    time_compile="Compiling the source took more than {limit} s.",
    memory="Over the limit of {limit} MiB of memory.",
    memory_peak="Over the limit of {limit} MiB of memory (the kernel counted a peak of {peak} MiB in use).",
    output="Printed more than {limit} bytes.",
    output_value="The returned value is larger than {limit} bytes.",
    output_total="All returned values together are larger than {limit} bytes.",
    violation=(
        "Forbidden system call: {call}. A submission may not use the network, start processes or reach the system."
    ),
    violation_unnamed=(
        "Forbidden system call (of another architecture, sendmsg or seccomp). The kernel ended the program."
    ),
    machine="The judge failed twice on this submission. It was not counted; submit again.",
    slow_checker="The returned value could not be compared within {limit} s.",
    cancelled="Cancelled.",
    mode_certified="Everything a submission can reach is inside its box.",
    mode_confined="Files cannot be opened and processes not touched; whether a file exists can be asked.",
    mode_own="No fence but time limits: run only code you wrote.",
    mode_refused="Submissions are not run here.",
    stronger_namespaces=(
        "Allow unprivileged user namespaces for the certified mode (on Ubuntu: a profile for this Python)."
    ),
    stronger_landlock="Use Linux 5.13 or newer with Landlock and seccomp.",
    stronger_wsl="Use WSL2 (Windows Subsystem for Linux): the judge runs there in full.",
    stronger_macos=(
        "Only own code can be run on macOS: set REHEARSE_JUDGE_MODE=own-code-only when that is what you want."
    ),
)
"""English texts by message id."""


def say(name: str, **params: str | int | float) -> Message:
    """A message of this package."""
    return Message("judge." + name, params)

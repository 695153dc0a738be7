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
    wrong_exception="{expected} should be raised, but {type} was raised in line {line}: {text}",
    wrong_exception_nowhere="{expected} should be raised, but {type} was raised: {text}",
    wrong_no_exception="{expected} should be raised, but {got} was returned.",
    wrong_samples=(
        "Over {n} samples the {what} is {got}, expected about {expected}. A right sampler strays this far with a "
        "probability of {alpha}."
    ),
    wrong_samples_kind="Every sample has to be a finite {wanted}.",
    wrong_samples_outcome="{value} is among the samples, and it is no possible outcome.",
    wrong_statistics_case="The expected value of this case does not have the form {form}. Report it; it is our fault.",
    wrong_custom="Not right: {text}.",
    wrong_custom_form="Got {got}, which this item cannot compare ({type}). Does it have the form that is asked for?",
    wrong_custom_missing="The item's own check is missing. Report it; it is our fault.",
    exception="{type} in line {line}: {text}",
    exception_nowhere="{type}: {text}",
    import_exception="The module's own statements failed before any case. {type} in line {line}: {text}",
    import_exception_nowhere="The module's own statements failed before any case. {type}: {text}",
    compile_error="The source does not compile. {type} in line {line}: {text}",
    compile_error_nowhere="The source does not compile. {type}: {text}",
    compiler_crashed="The source made the compiler end with {signal}. Nesting may be too deep.",
    import_banned="Line {line} uses {used}, which this item does not allow. Write that part yourself.",
    import_banned_file="{file}, line {line} uses {used}, which this item does not allow. Write that part yourself.",
    import_not_allowed=(
        "Line {line} imports {used}. This item allows the standard library and the modules that its statement names."
    ),
    import_not_allowed_file=(
        "{file}, line {line} imports {used}. This item allows the standard library and the modules that its statement "
        "names."
    ),
    import_hidden=(
        "Line {line} reaches modules through {used}, which cannot be checked here. Use plain import statements."
    ),
    import_hidden_file=(
        "{file}, line {line} reaches modules through {used}, which cannot be checked here. Use plain import statements."
    ),
    import_deep="The source is too long, or nested too deeply, to be checked for its imports. Make it simpler.",
    bundle_long="What was handed in has more than {limit} characters. Remove what the repair does not need.",
    bundle_form="What was handed in is not a repair: a JSON object with files, test and diagnosis, all of them text.",
    bundle_path="There is no file {file} to change. The files are {known}.",
    bundle_syntax="{file} does not compile. Line {line}: {text}",
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
    engine_unknown="This task takes answers in {known}, not in {engine}. Name one of them in the first line.",
    engine_missing=(
        "{engine} is not installed here. Run python3 run.py add data, start Rehearse again, and hand in once more; or "
        "answer in another engine."
    ),
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
        "On macOS only own code can be run, without a fence. Set REHEARSE_JUDGE_MODE=own-code-only to agree to that."
    ),
    stronger_elsewhere="A fence needs Linux: run the judge on a Linux machine, also a virtual one.",
    stronger_unset=(
        "REHEARSE_JUDGE_MODE asks for the mode {mode}. Remove it: the judge then takes the strongest mode that this "
        "machine proves."
    ),
    own_for_others=(
        "The mode own-code-only has no fence: it runs code of the person at this machine, never of others in a room. "
        "Remove REHEARSE_JUDGE_MODE, or run the judge on Linux."
    ),
)
"""English texts by message id."""


def say(name: str, **params: str | int | float) -> Message:
    """A message of this package."""
    return Message("judge." + name, params)

"""What the pipeline says outside templates: why a value does not fit, what a file holds, what would change."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "applications",
    # values of fields
    field="{field}: {problem}",
    company="Give the company's name.",
    name="Give a name.",
    long="At most {most} characters fit here.",
    control="Write it in one line, without control characters.",
    text="Write it without NUL characters and halves of surrogate pairs.",
    url="Give an address that begins with https:// or http://.",
    day="Give a day as year-month-day, for example 2026-12-01.",
    time="Give a time of day as hours and minutes, for example 14:30.",
    moment="Give a moment with its zone, for example 2026-11-20T18:00:00Z.",
    years="Give a day between 1990 and 2199.",
    ahead="This day is ahead. Give today or a day before.",
    choice="Give one of {choices}.",
    stage="There is no stage {stage}. Give one of {choices}.",
    meanwhile="Another window changed this meanwhile. It reads now: {now}. Save again to put yours in its place.",
    meanwhile_empty="Another window emptied this meanwhile. Save again to put yours in its place.",
    posting="There is no posting of yours with this id. Leave it empty, or save the posting first.",
    stages_full="There are {most} stages already; rename or reuse one of them.",
    # stages
    stage_used="Applications stand or stood at this stage, so it cannot be removed. Hide it instead.",
    stage_last="One stage has to stay visible. Show another one first.",
    # taking back
    nothing_back="No move of this application is left to take back.",
    # files
    file_large="The file has more than {limit} MB. Split it, and import one part after the other.",
    file_suffix="The name of the file ends neither in .csv nor in .json. Save it as one of the two.",
    file_empty="The file is empty. Give one with a line of column names, or a JSON object.",
    file_utf8="Line {line}: byte {byte} is not UTF-8. Save the file again as UTF-8.",
    file_at_column="Line {line}, column {column}: {problem}",
    file_at_line="Line {line}: {problem}",
    file_at="{where}: {problem}",
    file_refused="Nothing was imported.",
    file_more="And {count} more faults.",
    file_rows="There are more than {most} applications. Split the file, and import one part after the other.",
    file_column_unknown="This column is not one of ours. The columns are {known}.",
    file_column_twice="This column occurs twice. Remove one of them.",
    file_column_missing="The column company is missing. Add it; it is the only one that is needed.",
    file_cells="There are {count} cells and {columns} columns. Check the quotes and separators of this line.",
    file_quotes="The quotes of this line do not close as CSV closes them. Write a quote inside a cell twice.",
    file_cell_long="A cell has more than {most} characters. Shorten it.",
    file_json="This is not JSON: {problem}. Check the place, or export the file again.",
    file_deep="It nests deeper than this form does. Export the file again.",
    file_object="Give a JSON object with version and applications.",
    file_version="Give version 1; this Rehearse knows no other.",
    file_key_unknown="The key {key} is not one of ours. The keys are {known}.",
    file_key_twice="The key {key} occurs twice in one object. Remove one of them.",
    file_kind="Give {wanted}.",
    file_id="Give a UUID such as 0192f000-0000-7000-8000-000000000001, or leave it out.",
    file_id_twice="The same id occurs twice. Remove one of the rows, or one of the ids.",
    file_id_foreign="This id belongs to a row of something else. Leave the id out, then the row becomes a new one.",
    file_event_changed="A move with this id is here with other content, and moves never change. Leave its id out.",
    file_many="There are more than {most} of them. Keep the newest.",
    # kinds of values in a file
    kind_object="an object",
    kind_list="a list",
    kind_text="a text",
    kind_key="a key of small Latin letters, digits and hyphens",
    kind_flag="true or false",
)
"""English texts by message id. Problems are whole sentences, so that a form shows them as they are."""

"""Sentences of the web face that are made outside templates."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "web",
    wait="That was many in a short time. Wait {seconds} seconds, then try again; nothing was lost.",
    upload_too_large="The file is larger than {limit} MB. Save the posting as text or as a smaller PDF.",
    care_foreign="The folder {path} lies on {kind}, where a database can be damaged. Name a folder on a local disk: "
    "REHEARSE_DATA=/path/to/folder.",
    care_not_writable="The folder {path} cannot be written. Give yourself the right to write there, or name another: "
    "REHEARSE_DATA=/path/to/folder.",
    care_no_room="Only {free} MB are free where {path} lies; Rehearse needs {needed} MB to be safe. Free some space.",
    care_newer="The database was made by {made_by}, this is {this}. Update Rehearse, or restore the backup of {backup} "
    "with `rehearse restore`.",
    care_synced="The folder {path} is copied by {name} while it is being written, which can damage the database. Move it: "
    "REHEARSE_DATA=/path/to/folder.",
    care_damaged="The database is damaged, so nothing is written to it. The newest sound backup is of {backup}; it lacks "
    "{newer} reviews. Run `rehearse restore`.",
    care_full="The disk that holds {path} is full. Free at least 128 MB; saving goes on by itself.",
)

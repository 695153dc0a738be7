"""Sentences of the web face that are made outside templates."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "web",
    wait="That was many in a short time. Wait {seconds} seconds, then try again; nothing was lost.",
    upload_too_large="The file is larger than {limit} MB. Save the posting as text or as a smaller PDF.",
    care_foreign="The folder {path} lies on {kind}, where a database can be damaged. Name a folder on a local disk: "
    "REHEARSE_DATA=/path/to/folder.",
    care_fuse="The folder {path} lies on FUSE, where a database can be damaged. Name a folder on a local disk: "
    "REHEARSE_DATA=/path/to/folder. Where you know that this one is local and safe: REHEARSE_ALLOW_FUSE=1.",
    care_not_writable="The folder {path} cannot be written. Give yourself the right to write there, or name another: "
    "REHEARSE_DATA=/path/to/folder.",
    care_no_room="Only {free} MB are free where {path} lies; Rehearse needs {needed} MB to be safe. Free some space.",
    care_newer="The database was made by {made_by}, this is {this}. Update Rehearse, or restore the backup of "
    "{backup} with `rehearse restore`.",
    care_newer_alone="The database was made by {made_by}, this is {this}, and no backup fits this version. Update "
    "Rehearse.",
    care_unreadable="The database {path} cannot be read ({problem}). Restore the backup of {backup} with `rehearse "
    "restore`; the present file is kept beside the backups.",
    care_unreadable_alone="The database {path} cannot be read ({problem}), and there is no sound backup. Check the "
    "disk and keep a copy of the file; to begin anew, name another folder: REHEARSE_DATA=/path/to/folder.",
    care_synced="The folder {path} is copied by {name} while it is being written, which can damage the database. Move "
    "it: REHEARSE_DATA=/path/to/folder.",
    care_damaged="The database is damaged, so nothing is written to it. The newest sound backup is of {backup}; it "
    "lacks {newer} reviews. End Rehearse, then run `rehearse restore`.",
    care_damaged_uncounted="The database is damaged, so nothing is written to it. The newest sound backup is of "
    "{backup}; what is newer cannot be counted. End Rehearse, then run `rehearse restore`.",
    care_damaged_alone="The database is damaged, so nothing is written to it, and there is no sound backup. Save what "
    "you can with `rehearse export`, then name a new folder: REHEARSE_DATA=/path/to/folder.",
    care_full="The disk that holds {path} is full. Free at least {needed} MB; saving goes on by itself.",
    care_backup_unsound="The copy of {path} is not sound ({problem}), so it was not kept. Run `rehearse doctor`.",
    care_backup_failed="No backup of {path} could be made in {folder} ({problem}). Free some space there or give "
    "yourself the right to write, then try again.",
    care_restore_unsound="The backup {path} is not sound ({problem}). Choose another from `rehearse restore --list`.",
    care_restore_copy="The copy of {path} did not arrive whole ({problem}); nothing was changed. Check the disk.",
    care_restore_busy="Another program has {path} open; nothing was changed. End it, then restore again.",
    care_restore_failed="The backup could not be put into {path} ({problem}); the database is as it was. Free some "
    "space or check the disk, then restore again.",
    care_restore_none="There is no backup in {path}. Backups are made daily while Rehearse runs, and by `rehearse "
    "backup`.",
    care_restore_unknown="There is no backup named {name} in {path}. `rehearse restore --list` shows what there is.",
    care_restore_running="Rehearse runs in process {pid}, so nothing was changed. End it there with Ctrl-C, then "
    "restore again.",
)

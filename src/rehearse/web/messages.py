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
    care_restore_newer="The backup {path} was made by the newer version {made_by}. Update Rehearse, or choose another "
    "from `rehearse restore --list`.",
    care_restore_copy="The copy of {path} did not arrive whole ({problem}); nothing was changed. Check the disk.",
    care_restore_busy="Another program has {path} open; nothing was changed. End it, then restore again.",
    care_restore_failed="The backup could not be put into {path} ({problem}); the database is as it was. Free some "
    "space or check the disk, then restore again.",
    care_restore_none="There is no backup in {path}. Backups are made daily while Rehearse runs, and by `rehearse "
    "backup`.",
    care_restore_unknown="There is no backup named {name} in {path}. `rehearse restore --list` shows what there is.",
    care_restore_running="Rehearse runs in process {pid}, so nothing was changed. End it there with Ctrl-C, then "
    "restore again.",
    exchange_export_exists="{path} exists already. Name another file, or replace it with --force.",
    exchange_export_failed="{path} cannot be written ({problem}). Name a file in a folder where you may write and "
    "where there is room.",
    exchange_import_missing="{path} cannot be read ({problem}). Name the file that `rehearse export` wrote.",
    exchange_refused="{why} Nothing was imported. Make the export again where it came from, then import that file.",
    exchange_refused_at="{why} It is in {where}. Nothing was imported. Make the export again where it came from, then "
    "import that file.",
    exchange_at="{problem} It is in {where}.",
    exchange_not_zip="The file is not an export of Rehearse: it does not begin like a zip file.",
    exchange_cut_off="The file is cut off, or something was added to its end.",
    exchange_damaged="The file is damaged ({problem}).",
    exchange_large_file="The file has {size} bytes; at most {most} are read.",
    exchange_many_members="The file claims {count} members; at most {most} are read.",
    exchange_large_total="The file unpacks to more than {most} bytes.",
    exchange_name="A member has a name that an export does not have.",
    exchange_twice_member="A member occurs twice.",
    exchange_link="A member is a link, a folder or a device.",
    exchange_form="A member is encrypted, streamed, commented or packed in an unusual way.",
    exchange_bomb="A member unpacks to {size} bytes from {packed}.",
    exchange_headers="A member is described in two ways.",
    exchange_overlap="A member overlaps another one.",
    exchange_gap="There are bytes that belong to no member.",
    exchange_no_manifest="The file is not an export of Rehearse: it has no manifest.json.",
    exchange_manifest="The entry {field} is not as this format has it.",
    exchange_newer="The export has format {format}; this Rehearse reads up to {known}. Update Rehearse, then import "
    "it again.",
    exchange_not_listed="The manifest does not list exactly what the file holds.",
    exchange_changed="The content is not what the manifest says.",
    exchange_long="The content, or one line of it, is longer than {most} bytes or cut off.",
    exchange_row="The line cannot be read. {problem}",
    exchange_unknown_noun="This Rehearse has no such kind of row.",
    exchange_deep="It nests deeper than {most} levels.",
    exchange_not_utf8="It is not UTF-8.",
    exchange_not_json="It is not JSON.",
    exchange_not_object="It is not a JSON object.",
    exchange_twice_name="A name occurs twice in one object.",
    exchange_number="{value} is not a number of this format.",
    exchange_character="A text holds NUL or half a surrogate pair.",
    exchange_field="The field {field} is not valid: {rule}.",
    exchange_rule_value="it needs a value",
    exchange_rule_there="it is missing",
    exchange_rule_unknown="this format has no such field",
    exchange_rule_names="the names of the fields differ",
    exchange_rule_whole="a whole number from {least} to {most} is needed",
    exchange_rule_id="a UUID in lower case is needed",
    exchange_rule_moment="a moment such as 2026-11-20T18:00:00Z is needed",
    exchange_rule_day="a day such as 2026-11-20 is needed",
    exchange_rule_flag="true or false is needed",
    exchange_rule_number="a number is needed",
    exchange_rule_text="a text is needed",
    exchange_rule_length="at most {most} characters fit",
    exchange_rule_choice="one of {choices} is needed",
    exchange_rule_share="a share from 0 to 1 is needed",
    exchange_rule_zone="an IANA time zone is needed",
    exchange_rule_form="it has not the form that Rehearse writes",
    exchange_rule_once="it may occur once only",
    exchange_orphan="The {parent} that it belongs to is not here.",
    exchange_foreign="A row with this id belongs to somebody else.",
    exchange_differs="A row with this id is here with other content, and such rows never change.",
    exchange_counted="The item has counted on this study day already; the row that is here counts.",
    exchange_newer_here="The version here is newer and stays.",
    exchange_newer_there="The version of the export is newer and replaced the one here; the backup before the import "
    "has the former.",
)

"""Sentences of the web face that are made outside templates."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "web",
    wait="That was many in a short time. Wait {seconds} seconds, then try again; nothing was lost.",
    upload_too_large="The file is larger than {limit} MB. Save the posting as text or as a smaller PDF.",
)

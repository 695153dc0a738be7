"""Care of people's data: lock, durable commits, backups, full disk."""

from rehearse.web.care.beat import durable

__all__ = ["durable"]

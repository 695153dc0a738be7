"""Background work: one interface, in-process on a laptop.

An app registers a handler for a kind of work and calls ``enqueue`` after its row is committed. The row is the
truth: work that was lost with a process is found again by its unfinished rows when the next one starts.
"""

from rehearse.web.work.pool import enqueue, recover, register, stop, unfinished, wait

__all__ = ["enqueue", "recover", "register", "stop", "unfinished", "wait"]

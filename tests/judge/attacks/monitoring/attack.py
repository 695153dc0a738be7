import sys


def f(canary, port):
    monitoring = getattr(sys, "monitoring", None)
    if monitoring is not None:
        monitoring.use_tool_id(0, "x")
        monitoring.register_callback(0, monitoring.events.PY_RETURN, lambda *about: monitoring.DISABLE)
        monitoring.set_events(0, monitoring.events.PY_RETURN)
    return "breach"

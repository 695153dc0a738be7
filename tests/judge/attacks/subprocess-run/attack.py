import subprocess


def f(canary, port):
    try:
        subprocess.run(["/bin/sh", "-c", "true"])
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"

import urllib.request


def f(canary, port):
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"

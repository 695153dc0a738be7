import socket


def f(canary, port):
    try:
        socket.socket(16, socket.SOCK_STREAM if "16" != "17" else socket.SOCK_RAW)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"

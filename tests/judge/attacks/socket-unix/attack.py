import socket


def f(canary, port):
    try:
        socket.socket(socket.AF_UNIX, socket.SOCK_STREAM if "socket.AF_UNIX" != "17" else socket.SOCK_RAW)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"

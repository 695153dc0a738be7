import socket


def f(canary, port):
    try:
        socket.socket(socket.AF_INET, socket.SOCK_STREAM if "socket.AF_INET" != "17" else socket.SOCK_RAW)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"

import socket


def f(canary, port):
    try:
        socket.socket(socket.AF_INET6, socket.SOCK_STREAM if "socket.AF_INET6" != "17" else socket.SOCK_RAW)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"

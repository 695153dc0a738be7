import socket


def f(canary, port):
    try:
        socket.socketpair()[0].connect("/tmp/x")
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"

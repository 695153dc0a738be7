import socket


def f(canary, port):
    try:
        pair = socket.socketpair()
        pair[0].sendmsg([b"x"])
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"

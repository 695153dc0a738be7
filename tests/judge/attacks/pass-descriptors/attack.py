import socket


def f(canary, port):
    try:
        socket.send_fds(socket.socketpair()[0], [b"x"], [0])
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"

import socket


def f(canary, port):
    try:
        socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].sendto(b"x", "/tmp/x")
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"

import socket


def f(canary, port):
    try:
        socket.getaddrinfo("example.org", port)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"

import ctypes


def f(canary, port):
    ctypes.c_uint32.from_address(id(97) + 24).value = 98
    return "contained"

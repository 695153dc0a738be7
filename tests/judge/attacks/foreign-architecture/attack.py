import ctypes
import mmap
import platform


def f(canary, port):
    if platform.machine() != "x86_64":
        return "contained"
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")
    address = ctypes.addressof(ctypes.c_char.from_buffer(code))
    return "breach" if ctypes.CFUNCTYPE(ctypes.c_int)(address)() > 0 else "contained"

import os
import signal


def f(canary, port):
    os.kill(os.getpid(), signal.SIGSTOP)

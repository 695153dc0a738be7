"""The system call filter, simulated instruction by instruction (judge.md, pitfalls 6 to 8)."""

from __future__ import annotations

import ctypes
import errno
import os
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.judge.inside.sandbox import calls, seccomp
from rehearse.judge.inside.sandbox.seccomp import (
    ALLOW,
    ANY_BIT,
    AT_LEAST,
    EQUAL,
    JUMP,
    KILL,
    LOAD,
    NOTIFY,
    PID_MARK,
    RETURN,
)

PID = 4321
MACHINES = sorted(calls.TABLES)


def fails(number: int) -> int:
    return 0x00050000 | number


def simulate(program: list[seccomp.Instruction], number: int, arguments: tuple[int, ...], architecture: int) -> int:
    """What the kernel would answer."""
    words = {0: number & 0xFFFFFFFF, 4: architecture}
    for place in range(6):
        value = arguments[place] if place < len(arguments) else 0
        words[16 + 8 * place] = value & 0xFFFFFFFF
        words[20 + 8 * place] = (value >> 32) & 0xFFFFFFFF
    counter = accumulator = 0
    for _ in range(len(program)):
        code, constant, yes, no = program[counter]
        constant = PID if constant == PID_MARK else constant
        counter += 1
        if code == RETURN:
            return constant
        if code == LOAD:
            accumulator = words[constant]
        elif code == JUMP:
            counter += constant
        else:
            test = {
                EQUAL: accumulator == constant,
                AT_LEAST: accumulator >= constant,
                ANY_BIT: bool(accumulator & constant),
            }[code]
            counter += yes if test else no
    raise AssertionError("the program does not end")


def answer(name: str, *arguments: int, machine: str = "x86_64") -> int:
    number = calls.TABLES[machine][name]
    return simulate(seccomp.program(machine), number, arguments, calls.AUDIT_ARCH[machine])


@pytest.mark.parametrize("machine", MACHINES)
def test_every_named_call_has_its_answer(machine: str) -> None:
    program, table = seccomp.program(machine), calls.TABLES[machine]
    for name in table:
        got = simulate(program, table[name], (), calls.AUDIT_ARCH[machine])
        if name in seccomp.ALLOWED:
            assert got == ALLOW, name
        elif name in seccomp.HOSTILE:
            assert got == NOTIFY, name


@pytest.mark.parametrize("machine", MACHINES)
def test_every_other_number_fails_politely(machine: str) -> None:
    program, known = seccomp.program(machine), set(calls.TABLES[machine].values())
    for number in range(1200):
        if number not in known:
            wanted = fails(errno.EPERM) if number <= calls.LAST else fails(errno.ENOSYS)
            assert simulate(program, number, (), calls.AUDIT_ARCH[machine]) == wanted, number


@pytest.mark.parametrize("machine", MACHINES)
def test_jumps_stay_inside(machine: str) -> None:
    for program in (seccomp.program(machine), seccomp.seal(machine)):
        for place, (code, constant, yes, no) in enumerate(program):
            assert 0 <= yes <= 255
            assert 0 <= no <= 255
            if code == JUMP:
                assert place + 1 + constant < len(program)
            elif code != RETURN:
                assert place + 1 + max(yes, no) < len(program)
        assert program[-1][0] == RETURN
        assert len(program) < 4096


def test_foreign_architectures_and_x32_end_the_box() -> None:
    program = seccomp.program("x86_64")
    i386 = 0x40000003
    assert all(simulate(program, number, (), i386) == KILL for number in range(500))
    for number in (0x40000000, 0x40000039, 0xFFFFFFFF):
        assert simulate(program, number, (), calls.AUDIT_ARCH["x86_64"]) == KILL


@pytest.mark.parametrize("machine", MACHINES)
def test_files_open_for_reading_only(machine: str) -> None:
    assert answer("openat", 0, 0, os.O_RDONLY | os.O_CLOEXEC, machine=machine) == ALLOW
    for flags in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC, os.O_RDWR | 0o20000000):
        assert answer("openat", 0, 0, flags, machine=machine) == fails(errno.EROFS)
    assert answer("openat2", machine=machine) == fails(errno.ENOSYS)


@pytest.mark.parametrize("machine", MACHINES)
def test_clone_makes_threads_only(machine: str) -> None:
    thread = 0x3D0F00
    assert answer("clone", thread, machine=machine) == ALLOW
    for flags in (0x11, 0x01200011, thread | 0x10000000, thread | 0x20000000, thread | 0x80):
        assert answer("clone", flags, machine=machine) == NOTIFY
    assert answer("clone3", machine=machine) == fails(errno.ENOSYS)


@pytest.mark.parametrize("machine", MACHINES)
def test_signals_reach_the_own_process_only(machine: str) -> None:
    for name in ("kill", "tgkill"):
        assert answer(name, PID, 9, machine=machine) == ALLOW
        for other in (0, 1, -1, -PID, PID + 1):
            assert answer(name, other, 9, machine=machine) == NOTIFY


@pytest.mark.parametrize("machine", MACHINES)
def test_descriptor_control(machine: str) -> None:
    permitted = {0: 5, 1: 0, 2: 1, 3: 0, 4: os.O_NONBLOCK, 1030: 5}
    for command in range(1100):
        wanted = ALLOW if command in permitted else fails(errno.EPERM)
        assert answer("fcntl", 0, command, permitted.get(command, 0), machine=machine) == wanted, command
    assert answer("fcntl", 0, 4, 0x2000, machine=machine) == fails(errno.EPERM)  # O_ASYNC
    for request, wanted in ((0x5401, ALLOW), (0x5421, ALLOW), (0x5451, ALLOW), (0x5412, fails(errno.ENOTTY))):
        assert answer("ioctl", 0, request, machine=machine) == wanted


@pytest.mark.parametrize("machine", MACHINES)
def test_sockets(machine: str) -> None:
    assert answer("socketpair", 1, 1, machine=machine) == ALLOW
    assert answer("socketpair", 2, 1, machine=machine) == NOTIFY
    assert answer("sendto", 4, 0, 1, 0, 0, machine=machine) == ALLOW
    assert answer("sendto", 4, 0, 1, 0, 1 << 40, machine=machine) == NOTIFY
    assert answer("sendto", 4, 0, 1, 0, 8, machine=machine) == NOTIFY


@pytest.mark.parametrize("machine", MACHINES)
def test_names_of_threads_are_the_only_process_control(machine: str) -> None:
    assert answer("prctl", 15, machine=machine) == ALLOW
    for option in (1, 4, 22, 38, 53):
        assert answer("prctl", option, machine=machine) == NOTIFY


@pytest.mark.parametrize("machine", MACHINES)
def test_the_seal_takes_back_what_the_box_needed(machine: str) -> None:
    program, table = seccomp.seal(machine), calls.TABLES[machine]

    def sealed(name: str, *arguments: int) -> int:
        return simulate(program, table[name], arguments, calls.AUDIT_ARCH[machine])

    assert sealed("sendmsg") == sealed("seccomp") == KILL
    assert sealed("prlimit64", 0, 7, 0, 1 << 40) == ALLOW
    assert sealed("prlimit64", 0, 7, 1 << 40, 0) == fails(errno.EPERM)
    assert sealed("prlimit64", 0, 7, 8, 0) == fails(errno.EPERM)
    assert sealed("read") == sealed("clone") == ALLOW


def plain_reading(name: str, arguments: tuple[int, ...]) -> int:
    """What a call should be answered, written down once more without any jumps."""
    low = [argument & 0xFFFFFFFF for argument in arguments]
    if name == "fcntl":
        good = low[1] in (0, 1, 2, 3, 1030) or (low[1] == 4 and not low[2] & 0x2000)
        return ALLOW if good else fails(errno.EPERM)
    if name == "clone":
        return ALLOW if low[0] & 0x10000 and not low[0] & (0x7E020000 | 0x80) else NOTIFY
    rules = {
        "open": (not low[1] & 0o1103, fails(errno.EROFS)),
        "openat": (not low[2] & 0o1103, fails(errno.EROFS)),
        "ioctl": (low[1] in (0x5401, 0x5421, 0x5451), fails(errno.ENOTTY)),
        "socketpair": (low[0] == 1, NOTIFY),
        "sendto": (arguments[4] == 0, NOTIFY),
        "prctl": (low[0] in (15, 16), NOTIFY),
        "kill": (low[0] == PID, NOTIFY),
        "tgkill": (low[0] == PID, NOTIFY),
        "clone3": (False, fails(errno.ENOSYS)),
        "openat2": (False, fails(errno.ENOSYS)),
        "wait4": (False, fails(errno.ECHILD)),
        "waitid": (False, fails(errno.ECHILD)),
    }
    if name in rules:
        good, otherwise = rules[name]
        return ALLOW if good else otherwise
    return NOTIFY if name in seccomp.HOSTILE else ALLOW


INTERESTING = st.sampled_from(
    [
        *(0, 1, 2, 3, 4, 15, 16, 17, 38, 0x80, 1030, 0x2000, 0x10000, 0x3D0F00, 0x10010000),
        *(0x5401, 0x5412, 0x5421, 0x5451, os.O_RDWR, os.O_CREAT, os.O_TRUNC),
        *(PID, PID | 1 << 32, 1 << 32, (1 << 64) - 1),
    ]
)
ARGUMENTS = st.tuples(*[INTERESTING | st.integers(0, (1 << 64) - 1)] * 6)
PROGRAMS = {machine: seccomp.program(machine) for machine in MACHINES}


@given(machine=st.sampled_from(MACHINES), arguments=ARGUMENTS, data=st.data())
def test_the_filter_agrees_with_a_plain_reading(machine: str, arguments: tuple[int, ...], data: st.DataObject) -> None:
    """Every call of the table, any arguments, both machines (the aarch64 table is simulated and has not been run)."""
    name = data.draw(st.sampled_from(sorted(calls.TABLES[machine])))
    number = calls.TABLES[machine][name]
    found = simulate(PROGRAMS[machine], number, arguments, calls.AUDIT_ARCH[machine])
    assert found == plain_reading(name, arguments), name


@given(machine=st.sampled_from(MACHINES), number=st.integers(0, (1 << 32) - 1), arguments=ARGUMENTS)
def test_what_is_not_in_the_table_never_runs(machine: str, number: int, arguments: tuple[int, ...]) -> None:
    if number not in set(calls.TABLES[machine].values()):
        found = simulate(PROGRAMS[machine], number, arguments, calls.AUDIT_ARCH[machine])
        assert found in (fails(errno.EPERM), fails(errno.ENOSYS), KILL)


def test_both_tables_name_the_same_dangers() -> None:
    """A hostile call that one machine has under the same name must be in that machine's table."""
    older = {"fork", "vfork"}  # aarch64 has clone only
    for machine in MACHINES:
        assert seccomp.HOSTILE - set(calls.TABLES[machine]) <= older, machine


def test_the_process_id_is_patched_in() -> None:
    template = seccomp.Template("x86_64")
    before = template.notifying.code
    code = template.notifying.for_process(PID).code
    assert PID_MARK.to_bytes(4, "little") not in code
    assert code.count(PID.to_bytes(4, "little")) == 2
    assert code == before.replace(PID_MARK.to_bytes(4, "little"), PID.to_bytes(4, "little"))
    assert PID_MARK.to_bytes(4, "little") not in template.killing.for_process(PID).code
    assert KILL.to_bytes(4, "little") in template.killing.code
    assert template.seal.for_process(PID).code == seccomp.assemble(seccomp.seal("x86_64"))


def test_the_kernel_reads_the_filter_where_it_was_patched() -> None:
    """The header names the length and the place of the very memory that the process id goes into."""
    filter_ = seccomp.Template("x86_64").notifying.for_process(PID)
    length, address = struct.unpack("HxxxxxxP", filter_.header)
    assert ctypes.string_at(address, 8 * length) == filter_.code


def test_the_header_of_the_running_machine_agrees() -> None:
    """The table against this kernel's own headers, where they are installed."""
    header = f"/usr/include/{os.uname().machine}-linux-gnu/asm/unistd_64.h"
    if not os.path.exists(header):
        return
    with open(header) as lines:
        found = dict(line.split()[1:3] for line in lines if line.startswith("#define __NR_"))
    table = calls.TABLES[os.uname().machine]
    assert {name: int(found["__NR_" + name]) for name in table} == table

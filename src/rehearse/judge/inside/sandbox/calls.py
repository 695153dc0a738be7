"""Numbers of the system calls that the filter names, per machine.

Read from the kernel's own headers (``asm/unistd_64.h`` and ``asm-generic/unistd.h`` of Linux 6.1). A call that a
machine does not have is absent. The x86_64 table is run by the tests; the aarch64 table has not been run.
"""

from __future__ import annotations

import platform

__all__ = ["AUDIT_ARCH", "LAST", "TABLES", "machine", "name_of"]

LAST = 449
"""The newest call of the headers (futex_waitv). Higher numbers answer ENOSYS, as on an older kernel."""

AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""The architecture word that the kernel shows to a filter."""


def _table(text: str) -> dict[str, int]:
    words = text.split()
    return {name: int(number) for name, number in zip(words[::2], words[1::2], strict=True)}


_X86_64 = _table(
    """
    read 0  write 1  open 2  close 3  stat 4  fstat 5  lstat 6  poll 7  lseek 8  mmap 9  mprotect 10  munmap 11
    brk 12  rt_sigaction 13  rt_sigprocmask 14  rt_sigreturn 15  ioctl 16  pread64 17  readv 19  writev 20  access
    21  pipe 22  select 23  sched_yield 24  mremap 25  madvise 28  dup 32  dup2 33  nanosleep 35  getpid 39
    socket 41  connect 42  accept 43  sendto 44  recvfrom 45  sendmsg 46  recvmsg 47  bind 49  listen 50
    socketpair 53  clone 56  fork 57  vfork 58  execve 59  exit 60  wait4 61  kill 62  uname 63  fcntl 72
    getdents 78  getcwd 79  chdir 80  fchdir 81  readlink 89  umask 95  gettimeofday 96  getrlimit 97  getrusage
    98  sysinfo 99  times 100  ptrace 101  getuid 102  getgid 104  geteuid 107  getegid 108  setpgid 109  getppid
    110  getpgrp 111  setsid 112  getgroups 115  getresuid 118  getresgid 120  getpgid 121  getsid 124  capset 126
    rt_sigpending 127  rt_sigtimedwait 128  rt_sigqueueinfo 129  rt_sigsuspend 130  sigaltstack 131  pivot_root
    155  prctl 157  setrlimit 160  chroot 161  mount 165  umount2 166  swapon 167  swapoff 168  reboot 169
    init_module 175  delete_module 176  gettid 186  tkill 200  time 201  futex 202  sched_getaffinity 204
    epoll_create 213  getdents64 217  set_tid_address 218  restart_syscall 219  clock_gettime 228  clock_getres
    229  clock_nanosleep 230  exit_group 231  epoll_wait 232  epoll_ctl 233  tgkill 234  kexec_load 246  waitid
    247  add_key 248  request_key 249  keyctl 250  openat 257  newfstatat 262  readlinkat 267  faccessat 269
    pselect6 270  ppoll 271  unshare 272  set_robust_list 273  get_robust_list 274  epoll_pwait 281  eventfd 284
    accept4 288  eventfd2 290  epoll_create1 291  dup3 292  pipe2 293  rt_tgsigqueueinfo 297  perf_event_open 298
    recvmmsg 299  prlimit64 302  name_to_handle_at 303  open_by_handle_at 304  sendmmsg 307  setns 308  getcpu 309
    process_vm_readv 310  process_vm_writev 311  kcmp 312  finit_module 313  seccomp 317  getrandom 318
    kexec_file_load 320  bpf 321  execveat 322  userfaultfd 323  membarrier 324  statx 332  rseq 334
    pidfd_send_signal 424  io_uring_setup 425  io_uring_enter 426  io_uring_register 427  open_tree 428
    move_mount 429  fsopen 430  fsconfig 431  fsmount 432  fspick 433  pidfd_open 434  clone3 435  close_range 436
    openat2 437  pidfd_getfd 438  faccessat2 439  process_madvise 440  epoll_pwait2 441  mount_setattr 442
    landlock_create_ruleset 444  landlock_add_rule 445  landlock_restrict_self 446  process_mrelease 448
    futex_waitv 449
    """
)

_AARCH64 = _table(
    """
    getcwd 17  eventfd2 19  epoll_create1 20  epoll_ctl 21  epoll_pwait 22  dup 23  dup3 24  fcntl 25  ioctl 29
    umount2 39  mount 40  pivot_root 41  faccessat 48  chdir 49  fchdir 50  chroot 51  openat 56  close 57  pipe2
    59  getdents64 61  lseek 62  read 63  write 64  readv 65  writev 66  pread64 67  pselect6 72  ppoll 73
    readlinkat 78  newfstatat 79  fstat 80  capset 91  exit 93  exit_group 94  waitid 95  set_tid_address 96
    unshare 97  futex 98  set_robust_list 99  get_robust_list 100  nanosleep 101  kexec_load 104  init_module 105
    delete_module 106  clock_gettime 113  clock_getres 114  clock_nanosleep 115  ptrace 117  sched_getaffinity 123
    sched_yield 124  restart_syscall 128  kill 129  tkill 130  tgkill 131  sigaltstack 132  rt_sigsuspend 133
    rt_sigaction 134  rt_sigprocmask 135  rt_sigpending 136  rt_sigtimedwait 137  rt_sigqueueinfo 138
    rt_sigreturn 139  reboot 142  getresuid 148  getresgid 150  times 153  setpgid 154  getpgid 155  getsid 156
    setsid 157  getgroups 158  uname 160  getrlimit 163  setrlimit 164  getrusage 165  umask 166  prctl 167
    getcpu 168  gettimeofday 169  getpid 172  getppid 173  getuid 174  geteuid 175  getgid 176  getegid 177
    gettid 178  sysinfo 179  socket 198  socketpair 199  bind 200  listen 201  accept 202  connect 203  sendto 206
    recvfrom 207  sendmsg 211  recvmsg 212  brk 214  munmap 215  mremap 216  add_key 217  request_key 218  keyctl
    219  clone 220  execve 221  mmap 222  swapon 224  swapoff 225  mprotect 226  madvise 233  rt_tgsigqueueinfo
    240  perf_event_open 241  accept4 242  recvmmsg 243  wait4 260  prlimit64 261  name_to_handle_at 264
    open_by_handle_at 265  setns 268  sendmmsg 269  process_vm_readv 270  process_vm_writev 271  kcmp 272
    finit_module 273  seccomp 277  getrandom 278  bpf 280  execveat 281  userfaultfd 282  membarrier 283  statx
    291  rseq 293  kexec_file_load 294  pidfd_send_signal 424  io_uring_setup 425  io_uring_enter 426
    io_uring_register 427  open_tree 428  move_mount 429  fsopen 430  fsconfig 431  fsmount 432  fspick 433
    pidfd_open 434  clone3 435  close_range 436  openat2 437  pidfd_getfd 438  faccessat2 439  process_madvise 440
    epoll_pwait2 441  mount_setattr 442  landlock_create_ruleset 444  landlock_add_rule 445
    landlock_restrict_self 446  process_mrelease 448  futex_waitv 449
    """
)


TABLES = {"x86_64": _X86_64, "aarch64": _AARCH64}
"""Machine name of ``uname -m`` to call name to number."""


def machine() -> str:
    """This machine's name in ``TABLES``; raises OSError when the judge has no table for it."""
    name = platform.machine()
    if name not in TABLES:
        raise OSError(f"no system call table for the machine {name!r}")
    return name


def name_of(number: int, machine_name: str) -> str:
    """Name of a call for a message, or ``system call 123`` when it has none here."""
    for name, value in TABLES[machine_name].items():
        if value == number:
            return name
    return f"system call {number}"

"""The processes of the benchmark: started so that nothing escapes, weighed, ended."""

import ctypes
import os
import signal
import subprocess
import time
from dataclasses import dataclass

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None, use_errno=True)

# Seconds a program may take to end by itself after SIGTERM: a first run may write its caches then.
_GRACE_S = 5.0


@dataclass(frozen=True)
class Status:
    """What /proc/PID/stat says: the name (cut to 15 characters), the state (Z is dead) and the parent."""

    name: str
    state: str
    parent: int


class Processes:
    """
    Two kinds of children: services (display, bus) live until `close`, programs until one of them is told to `end`. Orphans of a program become children of the harness, so that they are found even if their root is gone.
    """

    def __init__(self, grace_s=_GRACE_S):
        self._grace_s = grace_s
        _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self._services = []

    def service(self, argv, **options):
        """Starts a process that dies with the harness, even if the harness is killed."""
        child = subprocess.Popen(
            argv, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=_die_with_parent, **options
        )
        self._services.append(child)
        return child

    def spawn(self, argv, env, log, stdin=subprocess.DEVNULL):
        """Starts a program in a session of its own; its output goes to the open file `log`."""
        return subprocess.Popen(
            argv, env=env, stdin=stdin, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )

    def end(self, program):
        """Asks a program to end, then kills what is left of its tree, and waits until it is gone."""
        if program.poll() is None:
            program.terminate()
            _wait(program, self._grace_s)
        deadline = time.monotonic() + self._grace_s
        while (left := self._programs()) and time.monotonic() < deadline:
            for pid in left:
                _kill(pid)
            time.sleep(0.01)
        _wait(program, 1)
        _reap_orphans(keep=[service.pid for service in self._services])

    def close(self):
        """Ends everything, programs first."""
        for pid in self._programs():
            _kill(pid)
        for service in reversed(self._services):
            service.terminate()
            _wait(service, self._grace_s)
            service.kill()
        self._services.clear()

    def _programs(self):
        """All living descendants of the harness but the services."""
        services = {pid for service in self._services for pid in tree(service.pid)}
        return [pid for pid in tree(os.getpid())[1:] if pid not in services]


def tree(root):
    """The ids of `root` and of all its descendants that live, `root` first; empty when it is gone."""
    alive = {pid: seen for pid, seen in _all().items() if seen.state != "Z"}
    children = {}
    for pid, seen in alive.items():
        children.setdefault(seen.parent, []).append(pid)
    found = [root] if root in alive else []
    for pid in found:
        found.extend(children.get(pid, ()))
    return found


def process_names():
    """The names of all that runs on this machine."""
    return {seen.name for seen in _all().values()}


def status(pid):
    """The Status of a process; None when it is gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            before, after = file.read().rsplit(")", 1)
    except OSError:
        return None
    state, parent = after.split()[:2]
    return Status(before.split("(", 1)[1], state, int(parent))


def _all():
    """The Status of all processes, by id."""
    found = {int(name): status(name) for name in os.listdir("/proc") if name.isdigit()}
    return {pid: seen for pid, seen in found.items() if seen}


def _die_with_parent():
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def _reap_orphans(keep):
    """Collects the dead that became our children by adoption."""
    for pid, seen in _all().items():
        if seen.state == "Z" and seen.parent == os.getpid() and pid not in keep:
            os.waitpid(pid, os.WNOHANG)


def _wait(process, seconds):
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        pass

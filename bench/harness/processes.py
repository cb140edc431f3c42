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

# The engine's own processes, as the kernel cuts their names; the program that started them holds the window.
_ENGINE = ("WebKitNetworkPr", "WebKitWebProces", "bwrap", "xdg-dbus-proxy")


@dataclass(frozen=True)
class Memory:
    """PSS in MiB (/proc/PID/smaps_rollup, see proc(5)) of the process that holds the window and of the whole tree."""

    ui: float
    all: float


class Processes:
    """
    Two kinds of children: services (display, bus) live until `close`, programs until `end`. One program runs at a
    time. Orphans of a program become children of the harness, so that they are found even if their root is gone.
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

    def spawn(self, argv, env, log):
        """Starts a program in a session of its own; its output goes to the open file `log`."""
        return subprocess.Popen(
            argv, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
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
    children = {}
    alive = set()
    for name in os.listdir("/proc"):
        status = _status(name) if name.isdigit() else None
        if status and status[1] != "Z":
            alive.add(int(name))
            children.setdefault(status[2], []).append(int(name))
    found = [root] if root in alive else []
    for pid in found:
        found.extend(children.get(pid, ()))
    return found


def process_names():
    """The names of all that runs on this machine, as the kernel cuts them."""
    statuses = [_status(name) for name in os.listdir("/proc") if name.isdigit()]
    return {status[0] for status in statuses if status}


def memory(root):
    """The weight of a running tree; None when it is gone."""
    weights = {pid: _pss(pid) for pid in tree(root)}
    ui = weights.get(_window_process(root, weights))
    return None if ui is None else Memory(ui=ui, all=sum(weight for weight in weights.values() if weight))


def _window_process(root, pids):
    """The nearest ancestor of the engine's network process that is not the engine's; a launcher may be above it."""
    for pid in pids:
        if (status := _status(pid)) and status[0] == _ENGINE[0]:
            while status and status[0] in _ENGINE and pid != root:
                pid = status[2]
                status = _status(pid)
            return pid
    return root


def _status(pid):
    """(name, state, parent) of a process; None when it is gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            before, after = file.read().rsplit(")", 1)
    except OSError:
        return None
    state, parent = after.split()[:2]
    return before.split("(", 1)[1], state, int(parent)


def _pss(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
            return next((int(line.split()[1]) / 1024 for line in file if line.startswith("Pss:")), None)
    except OSError:
        return None


def _die_with_parent():
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def _reap_orphans(keep):
    """Collects the dead that became our children by adoption."""
    for name in os.listdir("/proc"):
        status = _status(name) if name.isdigit() else None
        if status and status[1] == "Z" and status[2] == os.getpid() and int(name) not in keep:
            os.waitpid(int(name), os.WNOHANG)


def _wait(process, seconds):
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        pass

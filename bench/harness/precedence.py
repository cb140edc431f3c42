"""
Precedence over other programs on a busy machine, as far as this person may have it (root may).

Linux shares the processor among sessions first (sched(7), autogroup), so a nice value of a process alone does nothing
against the builds in another terminal: the session needs one.
"""

import contextlib

# The smallest nice value but a few: the kernel's own work still goes first.
_NICE = "-15"


def prefer(pid):
    """Gives the session of a process precedence; without the right to do so nothing happens."""
    with contextlib.suppress(OSError):
        _write(pid, _NICE)


@contextlib.contextmanager
def preferred():
    """The same for the harness itself and what it starts in its own session, until the end."""
    before = nice(_read("self"))
    prefer("self")
    try:
        yield
    finally:
        if before is not None:
            with contextlib.suppress(OSError):
                _write("self", before)


def nice(line):
    """
    The nice value in a line of an autogroup file, "/autogroup-4 nice 0"; None for the empty file of a process whose
    session has no group of its own (a service, a container's first processes).
    """
    words = line.split()
    return words[-1] if words else None


def _read(pid):
    try:
        with open(f"/proc/{pid}/autogroup", encoding="ascii") as file:
            return file.read()
    except OSError:
        return ""


def _write(pid, nice):
    with open(f"/proc/{pid}/autogroup", "w", encoding="ascii") as file:
        file.write(nice)

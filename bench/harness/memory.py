"""
The weight of a program: proportional set size (PSS, see proc(5)) in MiB.

The kernel divides a shared page by all that map it, also by programs outside the benchmark: another app with WebKitGTK
somewhere on the machine makes all figures here smaller, but not in proportion. So where this person may see page frames
(root may), pages are divided among the processes of the measured program only, as if it ran alone.
"""

import array
import collections
import resource
from dataclasses import dataclass

from .processes import status, tree

# The engine's own processes, as the kernel cuts their names; the program that started them holds the window.
_ENGINE = ("WebKitNetworkPr", "WebKitWebProces", "bwrap", "xdg-dbus-proxy")

_PAGE = resource.getpagesize()
_MIB = 1024 * 1024

# An entry of /proc/PID/pagemap: 8 bytes, the top bit says that the page is present, the low 55 bits are its frame.
_ENTRY = 8
_PRESENT = 1 << 63
_FRAME = (1 << 55) - 1


@dataclass(frozen=True)
class Memory:
    """PSS in MiB of the process that holds the first window, and of all."""

    ui: float
    all: float


def memory(*roots):
    """The weight of running trees together; None when the first is gone."""
    trees = {root: tree(root) for root in roots}
    pids = [pid for found in trees.values() for pid in found]
    frames = {pid: _frames(pid) for pid in pids}
    seen = all(found is not None for found in frames.values())
    weights = divided(frames) if seen else {pid: _pss(pid) for pid in pids}
    first = roots[0]
    ui = weights.get(_window_process(first, trees[first]))
    return None if not ui else Memory(ui, sum(weight for weight in weights.values() if weight))


def divided(frames):
    """MiB of each process, when each page frame is shared evenly by those who map it."""
    mapped = collections.Counter()
    for found in frames.values():
        mapped.update(found)
    return {pid: sum(1 / mapped[frame] for frame in found) * _PAGE / _MIB for pid, found in frames.items()}


def _frames(pid):
    """The page frames that a process maps, as often as it maps them; None when the kernel does not tell."""
    found = []
    try:
        with open(f"/proc/{pid}/pagemap", "rb", buffering=0) as pagemap:
            for start, end in _resident(pid):
                pagemap.seek(start // _PAGE * _ENTRY)
                entries = array.array("Q", pagemap.read((end - start) // _PAGE * _ENTRY))
                found.extend(entry & _FRAME for entry in entries if entry & _PRESENT)
    except OSError:
        # It ended meanwhile, or belongs to somebody else.
        return None if status(pid) else []
    return None if 0 in found else found


def _resident(pid):
    """The address ranges of a process in which something is in memory."""
    with open(f"/proc/{pid}/smaps", encoding="utf-8", errors="replace") as file:
        bounds = None
        for line in file:
            first = line.split(None, 1)[0]
            if not first.endswith(":"):
                bounds = tuple(int(address, 16) for address in first.split("-"))
            elif first == "Rss:" and line.split()[1] != "0" and bounds[1] < 1 << 63:
                yield bounds


def _pss(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
            return next((int(line.split()[1]) / 1024 for line in file if line.startswith("Pss:")), None)
    except OSError:
        return None


def _window_process(root, pids):
    """The nearest ancestor of the engine's network process that is not the engine's; a launcher may be above it."""
    for pid in pids:
        if (seen := status(pid)) and seen.name == _ENGINE[0]:
            while seen and seen.name in _ENGINE and pid != root:
                pid = seen.parent
                seen = status(pid)
            return pid
    return root

"""What a figure is worth without: the machine it was measured on."""

import os
import platform
import subprocess

from .processes import process_names


def describe():
    """One line: processor, cores, memory, system, kernel, WebKitGTK."""
    parts = [
        _field("/proc/cpuinfo", "model name", ":") or platform.machine(),
        f"{len(os.sched_getaffinity(0))} cores",
        f"{int((_field('/proc/meminfo', 'MemTotal', ':') or '0 kB').split()[0]) // 1024 // 1024 + 1} GiB",
        (_field("/etc/os-release", "PRETTY_NAME", "=") or platform.system()).strip('"'),
        f"kernel {platform.release()}",
        f"WebKitGTK {_webkit()}",
    ]
    return ", ".join(parts)


def warnings():
    """What on this machine spoils the figures now."""
    load = os.getloadavg()[0]
    if load > 0.5 * len(os.sched_getaffinity(0)):
        yield f"the load is {load:.1f}, so times are longer than on a quiet machine"
    if os.geteuid() != 0 and any(name.startswith("WebKit") for name in process_names()):
        yield "other programs with WebKitGTK run: its memory is shared with them, so pss_mb is too small for all here"


def _field(path, name, separator):
    try:
        with open(path, encoding="utf-8") as file:
            for line in file:
                key, _, value = line.partition(separator)
                if key.strip() == name:
                    return value.strip()
    except OSError:
        pass
    return None


def _webkit():
    try:
        argv = ["pkg-config", "--modversion", "webkit2gtk-4.1"]
        return subprocess.run(argv, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "of unknown version"

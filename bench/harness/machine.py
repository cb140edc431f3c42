"""What a figure is worth without: the machine it was measured on."""

import os
import platform
import subprocess


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


def busy():
    """A warning when other programs use the processor; None when they do not."""
    load = os.getloadavg()[0]
    if load > 0.5 * len(os.sched_getaffinity(0)):
        return f"the load is {load:.1f}: other programs run, so only the ratios count"
    return None


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

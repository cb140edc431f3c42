"""A session bus of our own, as on a desktop (one peer needs it), but with nothing on it that could be started."""

import os
import shutil

from .errors import Usage

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def start_bus(processes, folder):
    """The address for DBUS_SESSION_BUS_ADDRESS."""
    if not shutil.which("dbus-daemon"):
        raise Usage("dbus-daemon is missing: apt-get install dbus-daemon")
    config = os.path.join(folder, "bus.conf")
    with open(config, "w", encoding="utf-8") as file:
        file.write(_CONFIG.format(folder=folder))
    read_end, write_end = os.pipe()
    argv = ["dbus-daemon", f"--config-file={config}", "--nofork", f"--print-address={write_end}"]
    processes.service(argv, pass_fds=[write_end])
    os.close(write_end)
    with os.fdopen(read_end, encoding="utf-8") as answer:
        address = answer.readline().strip()
    if not address:
        raise Usage("dbus-daemon does not start")
    return address

"""Kith itself, started as people start it."""

import os
import subprocess

from .errors import Missing
from .peers import Program

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


def build(command, workshop):
    """Builds Kith if a source is newer; the folder of the finished program."""
    if not os.path.exists(command):
        raise Missing("this clone has no ./kith")
    workshop.say("kith: building if a source is newer")
    built = subprocess.run(
        [command, "--version"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if built.returncode != 0:
        said = (built.stderr or built.stdout).strip().splitlines() or ["it said nothing"]
        raise Missing(f"./kith --version ended with {built.returncode}: {said[-1]}")
    return os.path.join(os.path.dirname(command), "target", "kith")


class KithCommand(Program):
    """`./kith run`, which looks for a JDK and a fresh build before it becomes the program."""

    name = "kith-cli"

    def __init__(self):
        self._command = os.path.join(REPOSITORY, "kith")
        self._apps = os.path.join(REPOSITORY, "bench", "apps")

    def prepare(self, workshop):
        build(self._command, workshop)

    def hello(self):
        return [self._command, "run", os.path.join(self._apps, "hello")]

    def ipc(self, folder):
        return [self._command, "run", os.path.join(self._apps, "ipc"), "--", folder]


class KithInstalled(KithCommand):
    """The package that `kith build --format dir` makes of apps/hello, started by its own program."""

    name = "kith-installed"

    def prepare(self, workshop):
        build(self._command, workshop)
        self._out = os.path.join(workshop.root, "kith-installed")
        built = subprocess.run(
            [self._command, "build", os.path.join(self._apps, "hello"), "--format", "dir", "--out", self._out],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if built.returncode != 0:
            raise Missing(f"kith build ended with {built.returncode}: {built.stderr.strip().splitlines()[-1]}")
        self._folder = built.stdout.split("  ")[0]

    def hello(self):
        # Without the archive of classes a start is slower and says nothing: so it has to be there.
        return ["env", "KITH_JVM_OPTIONS=-Xshare:on", os.path.join(self._folder, "bench-hello")]


class Kith(KithCommand):
    """The program that `./kith run` becomes, started at once: as the launcher of an installed app does it."""

    name = "kith"

    def __init__(self):
        super().__init__()
        self._became = None

    def started(self, pid):
        """`./kith` ends in `exec`, so its process has the command line wanted here."""
        with open(f"/proc/{pid}/cmdline", encoding="utf-8") as file:
            self._became = file.read().rstrip("\0").split("\0")

    def hello(self):
        return self._became or super().hello()

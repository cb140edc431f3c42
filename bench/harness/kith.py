"""Kith itself, started as people start it."""

import os
import shutil
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

    _ID = "dev.kith.bench.hello"

    def prepare(self, workshop):
        build(self._command, workshop)
        out = os.path.join(workshop.root, "kith-installed")
        hello = os.path.join(self._apps, "hello")
        self._first = self._package(hello, out)
        # The same app under another name: a second start of one and the same would only wake the first.
        second = os.path.join(workshop.root, "hello-second")
        shutil.rmtree(second, ignore_errors=True)
        shutil.copytree(hello, second)
        manifest = os.path.join(second, "manifest.webmanifest")
        with open(manifest, encoding="utf-8") as file:
            text = file.read()
        with open(manifest, "w", encoding="utf-8") as file:
            file.write(text.replace(self._ID, f"{self._ID}2"))
        self._second = self._package(second, out)

    def _package(self, app, out):
        built = subprocess.run(
            [self._command, "build", app, "--format", "dir", "--out", out],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if built.returncode != 0:
            raise Missing(f"kith build ended with {built.returncode}: {built.stderr.strip().splitlines()[-1]}")
        return os.path.join(built.stdout.split("  ")[0], "bench-hello")

    def hello(self):
        return self._start(self._first)

    def second(self):
        return self._start(self._second)

    @staticmethod
    def _start(program):
        # Without the archive of classes a start is slower and says nothing: so it has to be there.
        return ["env", "KITH_JVM_OPTIONS=-Xshare:on", program]


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

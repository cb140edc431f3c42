"""Kith itself, started as people start it."""

import os
import subprocess

from .errors import Missing
from .peers import Program


class Kith(Program):
    """`./kith run`: the command of the repository, which looks for a JDK and a fresh build first."""

    name = "kith"

    def __init__(self, repository):
        self._repository = repository

    def prepare(self, workshop):
        command = os.path.join(self._repository, "kith")
        if not os.path.exists(command):
            raise Missing("this clone has no ./kith")
        workshop.say("kith: building if a source is newer")
        built = subprocess.run(
            [command, "--version"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if built.returncode != 0:
            said = (built.stderr or built.stdout).strip().splitlines() or ["it said nothing"]
            raise Missing(f"./kith --version ended with {built.returncode}: {said[-1]}")

    def hello(self):
        return [os.path.join(self._repository, "kith"), "run", self._app("hello")]

    def ipc(self, folder):
        return [os.path.join(self._repository, "kith"), "run", self._app("ipc"), "--", folder]

    def _app(self, name):
        return os.path.join(self._repository, "bench", "apps", name)

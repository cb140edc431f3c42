"""Where programs run: one screen, one bus, one folder of files for all, and a clean home that lasts for one benchmark."""

import contextlib
import os
import shutil
import time

from .bus import start_bus
from .errors import Usage
from .precedence import prefer, preferred
from .processes import Processes
from .screen import Screen

# In memory, because a disk that writes back in the middle of a run is not what is measured here. Always the same
# folder: apps/ipc/manifest.webmanifest names it, and what a killed benchmark left is found by the next.
_ROOT = "/dev/shm/kith-bench"

_MIB = 1024 * 1024
_BLOCKS = 64


class Stage:
    """A context: everything it starts or writes is gone when it ends."""

    def __enter__(self):
        with contextlib.ExitStack() as stack:
            _remove_root()
            stack.callback(_remove_root)
            stack.enter_context(preferred())
            self.processes = Processes()
            stack.callback(self.processes.close)
            self._home = os.path.join(_ROOT, "home")
            self.files = os.path.join(_ROOT, "files")
            self._write_files()
            self.screen = Screen(self.processes, self._home)
            self._second = None
            self._env = self._environment(start_bus(self.processes, self._home))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *details):
        return self._stack.__exit__(*details)

    @contextlib.contextmanager
    def running(self, program, argv):
        """Starts a program and ends it; gives a Run."""
        program.clean_up()
        self.screen.wait_for_empty()
        path = os.path.join(self._home, "output")
        with open(path, "wb") as log:
            since = time.monotonic()
            process = self.processes.spawn(argv, self._env, log)
            prefer(process.pid)
        try:
            yield Run(process, since, path, self.screen)
        finally:
            self.processes.end(process)
            program.clean_up()

    @contextlib.contextmanager
    def beside(self, argv):
        """Starts a program on a second screen, that runs while another is measured; gives a Run."""
        if self._second is None:
            folder = os.path.join(self._home, "second")
            os.mkdir(folder)
            self._second = Screen(self.processes, folder)
        screen = self._second
        screen.wait_for_empty()
        path = os.path.join(self._home, "output-beside")
        with open(path, "wb") as log:
            process = self.processes.spawn(argv, {**self._env, "DISPLAY": screen.name}, log)
        try:
            yield Run(process, time.monotonic(), path, screen)
        finally:
            self.processes.end(process)

    def written_file_is_right(self):
        """Whether `out.bin` has the form of `large.bin`: numbered blocks that are otherwise equal."""
        path = os.path.join(self.files, "out.bin")
        if not os.path.exists(path) or os.path.getsize(path) != _BLOCKS * _MIB:
            return False
        with open(path, "rb") as file:
            first = file.read(_MIB)
            blocks = [first, *(file.read(_MIB) for _ in range(_BLOCKS - 1))]
        os.remove(path)
        return all(block == number.to_bytes(4, "little") + first[4:] for number, block in enumerate(blocks))

    def _environment(self, bus):
        env = {name: value for name, value in os.environ.items() if name not in ("WAYLAND_DISPLAY", "XAUTHORITY")}
        env.update(DISPLAY=self.screen.name, DBUS_SESSION_BUS_ADDRESS=bus, NO_AT_BRIDGE="1")
        for name in ("DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR"):
            folder = os.path.join(self._home, name.lower())
            os.makedirs(folder, mode=0o700)
            env[f"XDG_{name}"] = folder
        return env

    def _write_files(self):
        try:
            os.makedirs(self._home, mode=0o700)
            os.makedirs(self.files)
            with open(os.path.join(self.files, "small.bin"), "wb") as file:
                file.write(os.urandom(4096))
            body = os.urandom(_MIB - 4)
            with open(os.path.join(self.files, "large.bin"), "wb") as file:
                for number in range(_BLOCKS):
                    file.write(number.to_bytes(4, "little") + body)
        except OSError as error:
            raise Usage(f"no room for the files to read and write: {error}") from None


class Run:
    """A program that runs: its process, when it was started (time.monotonic), its screen and what it has said so far."""

    def __init__(self, process, since, log, screen):
        self.process = process
        self.since = since
        self.screen = screen
        self._log = log

    def lines(self):
        with open(self._log, encoding="utf-8", errors="replace") as file:
            return file.read().splitlines()

    def last_words(self):
        """How it ended, if it did, and the last line it said (not of a stack trace): for a message of one line."""
        said = [line for line in self.lines() if line.strip() and not line[0].isspace()]
        code = self.process.poll()
        ended = "runs on" if code is None else f"ended with {code}"
        return f"{ended}, {'said: ' + said[-1][:200] if said else 'said nothing'}"


def _remove_root():
    shutil.rmtree(_ROOT, ignore_errors=True)

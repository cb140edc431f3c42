"""Processes that talk to each other, and to the harness in lines."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time

from .errors import Missing
from .precedence import prefer, preferred
from .processes import Processes

# In memory: what a program keeps on the disk is not what is measured here.
_MEMORY = "/dev/shm"


class Ground:
    """A context with an empty folder and `env` for all programs; everything is gone when it ends."""

    def __init__(self, env):
        self._env = {**os.environ, **env}

    def __enter__(self):
        with contextlib.ExitStack() as stack:
            self._root = stack.enter_context(tempfile.TemporaryDirectory(prefix="kith-bench-net-", dir=_MEMORY))
            stack.enter_context(preferred())
            self._processes = Processes()
            stack.callback(self._processes.close)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *details):
        return self._stack.__exit__(*details)

    def say(self, text):
        print(f"bench: {text}", file=sys.stderr, flush=True)

    @contextlib.contextmanager
    def conversation(self):
        """Starts nothing yet; ends all that was started in it."""
        talk = Conversation(self._processes, self._env, os.path.join(self._root, "talk"))
        try:
            yield talk
        finally:
            talk.end()


class Conversation:
    """Some processes that belong together, each with a folder of its own."""

    def __init__(self, processes, env, folder):
        self._processes = processes
        self._env = env
        self._folder = folder
        self._speakers = []
        os.makedirs(folder)

    def folder(self, name):
        return os.path.join(self._folder, name)

    def start(self, argv):
        log = self.folder(f"said-{len(self._speakers)}")
        with open(log, "wb") as file:
            process = self._processes.spawn(argv, self._env, file, stdin=subprocess.PIPE)
        prefer(process.pid)
        self._speakers.append(Speaker(process, log))
        return self._speakers[-1]

    def end(self):
        for speaker in self._speakers:
            with contextlib.suppress(OSError):
                speaker.process.stdin.close()
        for speaker in self._speakers:
            self._processes.end(speaker.process)
        shutil.rmtree(self._folder, ignore_errors=True)


class Speaker:
    """A process that says things in lines `WORD REST`, in the order in which it is asked for them."""

    def __init__(self, process, log):
        self.process = process
        self._log = log
        self._heard = 0

    def tell(self, line):
        try:
            self.process.stdin.write(f"{line}\n".encode())
            self.process.stdin.flush()
        except OSError:
            raise Missing(f"it does not listen: {self._last_words()}") from None

    def after(self, word, limit_s):
        """The rest of the next line that begins with a word."""
        deadline = time.monotonic() + limit_s
        while time.monotonic() < deadline:
            ended = self.process.poll() is not None
            lines = self._lines()
            for at in range(self._heard, len(lines)):
                if lines[at].split(" ")[0] == word:
                    self._heard = at + 1
                    return lines[at][len(word) :].strip()
            if ended:
                raise Missing(f"no '{word}': {self._last_words()}")
            time.sleep(0.02)
        raise Missing(f"no '{word}' within {limit_s} s: {self._last_words()}")

    def processor_seconds(self):
        """What it and its threads have used, user and system (proc(5), fields 14 and 15)."""
        with open(f"/proc/{self.process.pid}/stat", encoding="utf-8", errors="replace") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _lines(self):
        """Whole lines only: the last one may still be being written."""
        with open(self._log, encoding="utf-8", errors="replace") as file:
            return file.read().split("\n")[:-1]

    def _last_words(self):
        said = [line for line in self._lines() if line.strip() and not line[0].isspace()]
        code = self.process.poll()
        ended = "it runs on" if code is None else f"it ended with {code}"
        return f"{ended}, {'said: ' + said[-1][:200] if said else 'said nothing'}"

"""
`bench stuck`: calls of an app of whose reads 32 wait for FIFOs and 32 queries for a dead name server, beside the same app
without them, and beside one where another app has them.
"""

import contextlib
import os
import tempfile
import time

from .errors import Missing
from .kith import Kith
from .results import Metric
from .sockets import figures
from .stage import Stage

RUNS = 3

# 32 of each, on 4 FIFOs: four times the threads of any pool.
_STUCK = 32
_FIFOS = 4

_NAMES = ("call", "stat", "read", "lookup", "os", "timer")
METRICS = [Metric(f"{name}_{share}_us", "lower") for name in _NAMES for share in ("p50", "p99")]


class Stuck(Kith):
    """The app that has them itself."""

    own = _STUCK
    others = 0

    def sockets(self, *args):
        return [self._command, "run", os.path.join(self._apps, "stuck"), "--", *args]

    def holder(self, *args):
        """The same app with other files of its own, that only waits."""
        return [self._command, "run", os.path.join(self._apps, "stuck"), "--profile", "holder", "--", "hold", *args]


class Quiet(Stuck):
    """The app without them."""

    name = "quiet"
    own = 0


class Bystander(Stuck):
    """The app without them, while another has them."""

    name = "bystander"
    own = 0
    others = _STUCK


KITH = (Stuck,)
PEERS = (Quiet, Bystander)

stage = Stage


def warm_up(stage, program):
    """Nothing: each figure is taken twice and the first is not counted."""


def measure(stage, program):
    """Figures of one run."""
    with tempfile.TemporaryDirectory() as folder:
        fifos = [os.path.join(folder, f"fifo{i}") for i in range(_FIFOS)]
        for fifo in fifos:
            os.mkfifo(fifo)
        with contextlib.ExitStack() as stack:
            if program.others:
                stack.enter_context(_holding(stage, program, fifos))
            return figures(stage, program, "measure", str(program.own), *fifos)


@contextlib.contextmanager
def _holding(stage, program, fifos):
    """Another process of Kith that waits for all of them."""
    with stage.beside(program.holder(str(program.others), *fifos)) as run:
        while not any("bench-holds" in line for line in run.lines()):
            if run.process.poll() is not None or time.monotonic() - run.since > 60:
                raise Missing(f"the other app does not wait: {run.last_words()}")
            time.sleep(0.1)
        yield

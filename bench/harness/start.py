"""`bench start`: from the start of the process to the first frame of the page, and what it weighs then."""

import time

from .errors import Missing
from .kith import Kith, KithCommand, KithInstalled
from .memory import memory
from .peers import CFloor, Socket, Tauri
from .results import Metric
from .stage import Stage

RUNS = 9

METRICS = [
    Metric("first_frame_ms", "lower"),
    Metric("first_frame_cli_ms", "lower", kith=KithCommand.name, sample="first_frame_ms"),
    Metric("first_frame_installed_ms", "lower", kith=KithInstalled.name, sample="first_frame_ms"),
    Metric("pss_installed_mb", "lower", kith=KithInstalled.name, sample="pss_mb"),
    Metric("pss_all_installed_mb", "lower", kith=KithInstalled.name, sample="pss_all_mb"),
    Metric("pss_mb", "lower"),
    Metric("pss_all_mb", "lower"),
]

KITH = (Kith, KithCommand, KithInstalled)
PEERS = (CFloor, Socket, Tauri)

stage = Stage

# 30 s: the slowest start ever seen here took 8 s, on a machine that was building.
_LIMIT_S = 30

# 2 s after the first frame, caches of the start are filled and the engine has become quiet.
_SETTLE_S = 2


def warm_up(stage, program):
    """One start that does not count: files come into memory, a first start may write its caches."""
    with stage.running(program, program.hello()) as run:
        _first_frame(stage, run)
        program.started(run.process.pid)
        time.sleep(_SETTLE_S)


def measure(stage, program):
    """Figures of one start, by name of metric."""
    with stage.running(program, program.hello()) as run:
        seconds = _first_frame(stage, run)
        time.sleep(_SETTLE_S)
        weight = memory(run.process.pid)
        if weight is None:
            raise Missing(f"it did not last: {run.last_words()}")
        return {"first_frame_ms": seconds * 1000, "pss_mb": weight.ui, "pss_all_mb": weight.all}


def _first_frame(stage, run):
    seconds = stage.screen.wait_for_page(run.process, run.since, _LIMIT_S)
    if seconds is None:
        ended = run.process.poll() is not None
        raise Missing(f"no frame of the page{'' if ended else f' within {_LIMIT_S} s'}: {run.last_words()}")
    return seconds

"""
`bench start`: from the start of the process to the first frame of the page, and what it weighs then; alone and beside
a second app. Once with files in memory, and once, where this is root, with none of them there.
"""

import os
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
    Metric("first_frame_cold_installed_ms", "lower", kith=KithInstalled.name, sample="first_frame_cold_ms"),
    Metric("pss_installed_mb", "lower", kith=KithInstalled.name, sample="pss_mb"),
    Metric("pss_all_installed_mb", "lower", kith=KithInstalled.name, sample="pss_all_mb"),
    Metric("pss_two_apps_installed_mb", "lower", kith=KithInstalled.name, sample="pss_two_apps_mb"),
    Metric("pss_mb", "lower"),
    Metric("pss_all_mb", "lower"),
]

KITH = (Kith, KithCommand, KithInstalled)
PEERS = (CFloor, Socket, Tauri)

stage = Stage

# 30 s: the slowest start ever seen here took 8 s, on a machine that was building.
_LIMIT_S = 30

_CACHES = "/proc/sys/vm/drop_caches"

# 2 s after the first frame, caches of the start are filled and the engine has become quiet.
_SETTLE_S = 2


def warm_up(stage, program):
    """One start that does not count: files come into memory, a first start may write its caches."""
    with stage.running(program, program.hello()) as run:
        _first_frame(run)
        program.started(run.process.pid)
        time.sleep(_SETTLE_S)


def measure(stage, program):
    """Figures of one round, by name of metric."""
    # The cold start comes first: it brings back into memory what those after it find there.
    figures = _cold(stage, program)
    with stage.running(program, program.hello()) as run:
        figures["first_frame_ms"] = _first_frame(run) * 1000
        weight = _weight(run)
        figures.update(pss_mb=weight.ui, pss_all_mb=weight.all)
        second = program.second()
        if second:
            with stage.beside(second) as other:
                _first_frame(other)
                figures["pss_two_apps_mb"] = _weight(run, other).all
    return figures


def _cold(stage, program):
    if not os.access(_CACHES, os.W_OK):
        return {"first_frame_cold_ms": "only root may drop the system's caches"}
    os.sync()
    with open(_CACHES, "w", encoding="ascii") as file:
        file.write("3")
    with stage.running(program, program.hello()) as run:
        return {"first_frame_cold_ms": _first_frame(run) * 1000}


def _first_frame(run):
    seconds = run.screen.wait_for_page(run.process, run.since, _LIMIT_S)
    if seconds is None:
        ended = run.process.poll() is not None
        raise Missing(f"no frame of the page{'' if ended else f' within {_LIMIT_S} s'}: {run.last_words()}")
    return seconds


def _weight(*runs):
    """What they weigh together when they have become quiet."""
    time.sleep(_SETTLE_S)
    weight = memory(*(run.process.pid for run in runs))
    if weight is None:
        raise Missing(f"it did not last: {runs[-1].last_words()}")
    return weight

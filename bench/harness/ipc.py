"""`bench ipc`: what goes between page and device; apps/ipc/measure.js has the loops, each program its adapter.js."""

import json
import time

from .errors import Missing
from .kith import Kith
from .peers import CFloor, Socket, Tauri
from .results import Metric
from .stage import Stage

RUNS = 5

METRICS = [
    Metric("call_sequential_per_s", "higher"),
    Metric("call_concurrent_per_s", "higher"),
    Metric("fs_stat_per_s", "higher"),
    Metric("read_64mb_mb_per_s", "higher"),
    Metric("write_64mb_mb_per_s", "higher"),
    Metric("event_per_s", "higher"),
]

KITH = (Kith,)
PEERS = (CFloor, Socket, Tauri)

stage = Stage

# 400 s: the slowest peer needs about 90 s for all of it, and the page gives up each of six figures after 60 s.
_LIMIT_S = 400

_MARK = "bench-result "


def warm_up(stage, program):
    """Nothing: the page warms each figure up itself, in the process that is measured."""


def measure(stage, program):
    """Figures of one run, by name of metric; a metric that failed has its reason (a string) instead."""
    return measured(stage, program, stage.files)


def measured(stage, program, folder):
    """The same of the page that is passed this word."""
    with stage.running(program, program.ipc(folder)) as run:
        result = _result(run)
    figures = {**result["figures"], **result["errors"]}
    if "write_64mb_mb_per_s" in result["figures"] and not stage.written_file_is_right():
        figures["write_64mb_mb_per_s"] = "the file it wrote is not what it was given"
    return figures


def _result(run):
    while time.monotonic() - run.since < _LIMIT_S:
        ended = run.process.poll() is not None
        for line in run.lines():
            if _MARK in line:
                return json.JSONDecoder().raw_decode(line.split(_MARK, 1)[1])[0]
        if ended:
            raise Missing(f"no result: {run.last_words()}")
        time.sleep(0.2)
    raise Missing(f"no result within {_LIMIT_S} s: {run.last_words()}")

"""`bench fs`: files by the whole of fs. The page is that of `bench ipc`, told by `fs:` in front of the folder."""

from . import ipc
from .kith import Kith
from .peers import CFloor, NodeItself, Socket
from .results import Metric
from .stage import Stage

RUNS = 5

METRICS = [
    Metric("stat_sequential_per_s", "higher"),
    Metric("stat_concurrent_per_s", "higher"),
    Metric("read_64mb_mb_per_s", "higher"),
    Metric("write_64mb_mb_per_s", "higher"),
    Metric("read_64mb_sync_mb_per_s", "higher"),
]

KITH = (Kith,)

PEERS = (CFloor, Socket, NodeItself)

stage = Stage

warm_up = ipc.warm_up


def measure(stage, program):
    """Figures of one run, by name of metric; a metric that failed has its reason (a string) instead."""
    return ipc.measured(stage, program, f"fs:{stage.files}")

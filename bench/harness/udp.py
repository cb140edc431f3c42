"""`bench udp`: datagrams of 1 KiB between two sockets of one program, on loopback."""

from .results import Metric
from .sockets import KithSockets, Node, SocketSockets, figures
from .stage import Stage

RUNS = 3

METRICS = [
    Metric("udp_received_per_s", "higher"),
    Metric("udp_loss_percent", "lower"),
    Metric("udp_round_trip_p50_ms", "lower"),
]

KITH = (KithSockets,)
PEERS = (SocketSockets, Node)

stage = Stage


def warm_up(stage, program):
    """Nothing: the lowest rate is offered once and not counted."""


def measure(stage, program):
    """Figures of one run."""
    return figures(stage, program, "udp")

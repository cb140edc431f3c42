"""`bench tcp`: 128 MiB within one program, to another process and from it, plain and by TLS, on loopback."""

import os

from .results import Metric
from .sockets import KithSockets, Node, figures, other_end
from .stage import Stage

RUNS = 3

METRICS = [
    Metric("tcp_mb_per_s", "higher"),
    Metric("tcp_up_mb_per_s", "higher"),
    Metric("tcp_down_mb_per_s", "higher"),
    Metric("tls_up_mb_per_s", "higher"),
    Metric("tls_down_mb_per_s", "higher"),
]

KITH = (KithSockets,)
PEERS = (Node,)

stage = Stage


def warm_up(stage, program):
    """Nothing: 128 MiB take long enough."""


def measure(stage, program):
    """Figures of one run."""
    with other_end(os.path.dirname(os.path.dirname(os.path.realpath(__file__)))) as ports:
        return figures(stage, program, "tcp", *ports)

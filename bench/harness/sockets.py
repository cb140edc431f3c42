"""`bench udp` and `bench tcp`: apps/sockets/measure.js has the loops; what differs is which of them run."""

import contextlib
import json
import os
import shutil
import subprocess
import time

from .errors import Missing
from .kith import Kith
from .peers import Program, Socket

# 300 s: eight rates of two seconds each and the round trips, or three times 128 MiB at 2 MB/s.
_LIMIT_S = 300

_MARK = "bench-result "


class KithSockets(Kith):
    """Kith with the app that measures sockets."""

    def sockets(self, *args):
        return [self._command, "run", os.path.join(self._apps, "sockets"), "--", *args]


class Node(Program):
    """Node.js with the same loops, without a page: the ceiling."""

    name = "node"

    def prepare(self, workshop):
        self._node = node()
        self._main = os.path.join(workshop.bench, "apps", "sockets", "main.js")

    def sockets(self, *args):
        # Node takes main.js for a module by its `await`; the adapter is Kith's.
        return [self._node, "--experimental-default-type=module", self._main, *args]


class SocketSockets(Socket):
    """Socket Runtime with the same loops over its own module for datagrams."""

    _PAGES = ("sockets",)
    _FOLDER = "socket-0.5.4-sockets"
    lacks = dict.fromkeys(
        ("tcp_mb_per_s", "tcp_up_mb_per_s", "tcp_down_mb_per_s", "tls_up_mb_per_s", "tls_down_mb_per_s"),
        "Socket Runtime 0.5.4 has no sockets of TCP",
    )

    def _sources(self):
        return {
            "sockets": "apps/sockets",
            "sockets/adapter.js": "peers/socket-0.5.4/sockets.js",
            "sockets/backend.py": "peers/socket-0.5.4/backend.py",
        }

    def sockets(self, *args):
        return [self._executable(self._folder, "sockets"), f"--args={','.join(args)}"]


def node():
    """The Node.js of this machine."""
    found = shutil.which("node")
    if found is None:
        raise Missing("there is no node on the PATH")
    return found


def figures(stage, program, *args):
    """Figures of one run, by name of metric; a metric that failed has its reason (a string) instead."""
    with stage.running(program, program.sockets(*args)) as run:
        result = _result(run)
    return {**result["figures"], **result["errors"]}


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


@contextlib.contextmanager
def other_end(bench):
    """The process at the other end of `bench tcp`; gives its ports, of TCP and of TLS."""
    sink = os.path.join(bench, "peers", "node", "sink.mjs")
    with subprocess.Popen([node(), sink], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().split()[1:]
        finally:
            process.kill()

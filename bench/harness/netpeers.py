"""
The programs of `bench net`. Each is started in these roles, and says the line that is named, `ready` with the address
that others get:

- `serve FOLDER`, `ready ADDRESS`: answers echoes, reads streams and messages.
- `measure FOLDER ADDRESS`, `result {..}`: all figures but the relay's.
- `relay FOLDER`, `ready ADDRESS`: relays; to each line it is told it says `count PACKETS`, those sent so far.
- `behind FOLDER RELAY`, `ready ADDRESS`: serves through the relay.
- `through FOLDER RELAY ADDRESS`, `begin`, `end`: transfers to the one behind, counted between these two lines.

The first four end with their standard input.
"""

import os
import shutil
import subprocess

from .errors import Missing
from .kith import REPOSITORY, build

_NO_RELAY = (
    "its relay is for streams and left as soon as there is a straight way, and on one machine there always is one"
)


class NetProgram:
    """One that is measured. `prepare` makes it ready or raises Missing."""

    name = ""
    lacks = {}
    relays = True

    def prepare(self, workshop):
        raise NotImplementedError

    def role(self, role, folder, *addresses):
        raise NotImplementedError

    def ground(self):
        """The command of a process all others need, whose address comes first of theirs; None: there is none."""
        return None


# kith.system asks for the network only if it is there.
_MODULES = ["--add-modules", "kith.system,kith.node"]


class _JavaProgram(NetProgram):
    """Compiled against the jars of this clone at every start of the benchmark."""

    _main = ""

    def __init__(self):
        self._java = "java"
        self._classes = ""
        self._program = ""

    def prepare(self, workshop):
        program = build(os.path.join(REPOSITORY, "kith"), workshop)
        with open(os.path.join(program, "java"), encoding="utf-8") as file:
            home = file.read().strip()
        self._java = os.path.join(home, "bin", "java")
        folder = os.path.join(workshop.root, "net-java")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        lib = os.path.join(program, "lib")
        place = os.path.join(workshop.bench, "peers", "net-java")
        # The description of the package names annotations that are no part of the program.
        sources = [os.path.join(place, name) for name in sorted(os.listdir(place)) if name != "package-info.java"]
        modules = ["--module-path", lib, *_MODULES]
        javac = [os.path.join(home, "bin", "javac"), "-proc:none", "-nowarn", "-d", folder, *modules, *sources]
        compiled = subprocess.run(javac, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if compiled.returncode != 0:
            raise Missing(f"javac ended with {compiled.returncode}: {(compiled.stderr or 'nothing').splitlines()[0]}")
        self._classes = folder
        self._program = program

    def role(self, role, folder, *addresses):
        modules = ["--module-path", os.path.join(self._program, "lib"), *_MODULES]
        return [self._java, *self._options(), *modules, "-cp", self._classes, self._main, role, folder, *addresses]

    def _options(self):
        """Of the JVM: its own defaults."""
        return []


class KithNode(_JavaProgram):
    """
    Kith's node with the sockets of Linux and the JVM's options of `kith node run`. KITH_BENCH_NIO=1 in the environment:
    with the sockets of java.nio, which are those of other systems.
    """

    name = "kith"
    _main = "kith.bench.NetPeer"

    def _options(self):
        flags = "@" + os.path.join(self._program, "node-flags")
        return [flags, "-Dkith.bench.portable=true"] if os.environ.get("KITH_BENCH_NIO") else [flags]


class Udp(_JavaProgram):
    """Datagrams of java.nio with neither cryptography nor repair: the limit of what can be had through it."""

    name = "udp"
    lacks = {"connect_ms": "UDP has no connections"}
    _main = "kith.bench.UdpPeer"


class _Hyper(NetProgram):
    """One of two packages from npm, with a DHT of three nodes on this machine."""

    lacks = {"relay_packets_per_s": _NO_RELAY}
    relays = False

    def prepare(self, workshop):
        workshop.need("node", ["nodejs"])
        workshop.need("npm", ["npm"])
        sources = {"": "peers/net-hyper"}
        argv = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        self._folder = workshop.make("net-hyper", sources, lambda folder: workshop.run(argv, folder, limit_s=600))

    def ground(self):
        return self._command("ground")

    def role(self, role, folder, *addresses):
        return self._command(role, *addresses)

    def _command(self, *arguments):
        return ["node", os.path.join(self._folder, "peer.js"), self.name, *arguments]


class Hyperswarm(_Hyper):
    """Links to a key by `joinPeer`."""

    name = "hyperswarm"


class HyperDht(_Hyper):
    """Links to a key by `connect`."""

    name = "hyperdht"

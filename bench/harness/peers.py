"""The three programs that Kith is measured against. Each shows the pages of apps/hello and apps/ipc."""

import glob
import os
import shlex
import shutil
import struct
import subprocess
import zlib

from .errors import Missing

_WEBKIT_PACKAGES = ["libgtk-3-dev", "libwebkit2gtk-4.1-dev"]


class Program:
    """
    One thing that is started and measured. `prepare` makes it ready or raises Missing; then `hello` is the command
    that shows apps/hello, and `ipc(folder)` the one that measures apps/ipc with the files in `folder`.
    """

    name = ""

    # Figures that this program cannot have, and why.
    lacks = {}

    def prepare(self, workshop):
        raise NotImplementedError

    def hello(self):
        raise NotImplementedError

    def second(self):
        """The command that shows apps/hello as another app, beside the first; None if it cannot."""
        return None

    def ipc(self, folder):
        raise NotImplementedError

    def started(self, pid):
        """Told once, when its page is on the screen for the first time."""

    def clean_up(self):
        """Removes what it leaves behind outside the folders it is given; before each start and after each end."""


class CFloor(Program):
    """The least that a native program needs: C, GTK 3, WebKitGTK 4.1; see peers/c-floor/host.c."""

    name = "c-floor"
    lacks = dict.fromkeys(
        ("read_64mb_mb_per_s", "write_64mb_mb_per_s", "read_64mb_sync_mb_per_s"),
        "the C floor echoes strings, it has no files",
    )

    def prepare(self, workshop):
        workshop.need("gcc", ["gcc", "libc6-dev"])
        workshop.need_library("webkit2gtk-4.1", _WEBKIT_PACKAGES)
        sources = {
            "": "peers/c-floor",
            "hello": "apps/hello",
            "ipc": "apps/ipc",
            "ipc/adapter.js": "peers/c-floor/adapter.js",
        }
        self._folder = workshop.make(self.name, sources, lambda folder: self._build(workshop, folder))

    def _build(self, workshop, folder):
        flags = subprocess.run(
            ["pkg-config", "--cflags", "--libs", "webkit2gtk-4.1"], capture_output=True, text=True, check=True
        ).stdout
        workshop.run(["gcc", "-O2", "-Wno-deprecated-declarations", "host.c", "-o", "host", *shlex.split(flags)], folder)

    def hello(self):
        return [os.path.join(self._folder, "host"), os.path.join(self._folder, "hello")]

    def second(self):
        return self.hello()

    def ipc(self, folder):
        return [os.path.join(self._folder, "host"), os.path.join(self._folder, "ipc"), folder]


class Socket(Program):
    """Socket Runtime from npm, two apps built by its own tool, release flags as in its template."""

    name = "socket-0.5.4"
    lacks = {"read_64mb_sync_mb_per_s": "Socket Runtime 0.5.4 has no readFileSync"}

    # Its apps, and the folder of the cache that they are built in.
    _PAGES = ("hello", "ipc")
    _FOLDER = "socket-0.5.4"

    _INI = """[build]
name = "bench-{page}"
copy = "{page}"
output = "build-{page}"
flags = -O3

[meta]
bundle_identifier = "{id}"
application_protocol = "bench-{page}"
title = "bench"
version = 0.1.0
description = "bench"
lang = "en-us"

[window]
width = 800
height = 600

[linux]
cmd = "python3 backend.py"
"""

    def prepare(self, workshop):
        workshop.need("npm", ["npm"])
        workshop.need("clang++", ["clang"])
        workshop.need_library("webkit2gtk-4.1", _WEBKIT_PACKAGES)
        self._folder = workshop.make(self._FOLDER, self._sources(), lambda folder: self._build(workshop, folder))

    def _sources(self):
        return {
            "hello": "apps/hello",
            "ipc": "apps/ipc",
            "ipc/adapter.js": "peers/socket-0.5.4/adapter.js",
            "ipc/backend.py": "peers/socket-0.5.4/backend.py",
        }

    def _build(self, workshop, folder):
        package = "@socketsupply/socket@0.5.4"
        argv = ["npm", "install", "--prefix", ".", "--ignore-scripts", "--no-audit", "--no-fund", package]
        workshop.run(argv, folder, limit_s=600)
        modules = os.path.join(folder, "node_modules", "@socketsupply")
        home = os.path.join(modules, f"socket-linux-{_npm_architecture()}")
        if not os.path.isdir(home):
            raise Missing(f"npm has no binary of {package} for this machine")
        env = {"SOCKET_HOME": home, "PREFIX": home, "SOCKET_HOME_API": os.path.join(modules, "socket"), "CXX": "clang++"}
        for page in self._PAGES:
            with open(os.path.join(folder, "socket.ini"), "w", encoding="utf-8") as file:
                file.write(self._INI.format(page=page, id=_socket_id(page)))
            workshop.run([os.path.join(home, "bin", "ssc"), "build", "--prod", "-o", "."], folder, env=env)
            self._executable(folder, page)

    def _executable(self, folder, page):
        """The tool ends with 0 even when the compiler fails."""
        for place, _, names in os.walk(os.path.join(folder, f"build-{page}")):
            if f"bench-{page}" in names and os.path.basename(place) == f"bench-{page}":
                return os.path.join(place, f"bench-{page}")
        raise Missing(f"ssc has built nothing, see {os.path.join(folder, 'build.log')}")

    def hello(self):
        return [self._executable(self._folder, "hello")]

    def ipc(self, folder):
        return [self._executable(self._folder, "ipc"), f"--folder={folder}"]

    def started(self, pid):
        """Told once, when its page is on the screen for the first time."""

    def clean_up(self):
        """Its lock survives a crash, and with it every later start ends at once without a word."""
        for page in self._PAGES:
            try:
                os.remove(f"/tmp/{_socket_id(page)}.lock")
            except FileNotFoundError:
                pass


class Tauri(Program):
    """Tauri 2 from its crates, `cargo build --release`; one program that shows either page."""

    name = "tauri-2"

    def prepare(self, workshop):
        workshop.need("cargo", ["cargo"])
        workshop.need_library("webkit2gtk-4.1", _WEBKIT_PACKAGES)
        sources = {
            "Cargo.toml": "peers/tauri-2/Cargo.toml",
            "build.rs": "peers/tauri-2/build.rs",
            "tauri.conf.json": "peers/tauri-2/tauri.conf.json",
            "src": "peers/tauri-2/src",
            "pages/hello": "apps/hello",
            "pages/ipc": "apps/ipc",
            "pages/ipc/adapter.js": "peers/tauri-2/adapter.js",
        }
        self._folder = workshop.make(self.name, sources, lambda folder: self._build(workshop, folder))

    def _build(self, workshop, folder):
        with open(os.path.join(folder, "icon.png"), "wb") as file:
            file.write(_png(32))
        workshop.say(f"{self.name}: the first build takes about ten minutes")
        jobs = os.environ.get("KITH_BENCH_JOBS", "1")
        workshop.run(["cargo", "build", "--release", "-j", jobs], folder)

    def _command(self, page):
        return [os.path.join(self._folder, "target", "release", "bench-tauri"), page]

    def hello(self):
        return self._command("hello")

    def ipc(self, folder):
        return [*self._command("ipc"), folder]


class NodeItself(Program):
    """Node 22 as `./dev check` installs it, else the machine's: the ceiling, since no page is between it and the disk."""

    name = "node"

    def prepare(self, workshop):
        repository = os.path.dirname(workshop.bench)
        installed = glob.glob(os.path.join(repository, "page", "node_modules", "node-*", "bin", "node"))
        self._node = installed[0] if installed else shutil.which("node")
        if self._node is None:
            raise Missing("Node is not installed")
        self._script = os.path.join(workshop.bench, "peers", "node", "main.js")

    def ipc(self, folder):
        return [self._node, self._script, folder]


def _socket_id(page):
    return f"dev.kith.bench.{page}"


def _npm_architecture():
    machine = os.uname().machine
    return {"x86_64": "x64", "aarch64": "arm64"}.get(machine, machine)


def _png(size):
    """A square of one colour: Tauri does not build without an icon."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    pixels = (b"\0" + b"\x2a\x9d\x5c\xff" * size) * size
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")

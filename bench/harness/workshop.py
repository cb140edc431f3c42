"""Where the peers are installed and built: once, in a cache outside the repository, never part of the product."""

import hashlib
import os
import shutil
import subprocess

from .errors import Missing


class Workshop:
    """The cache folder: `$KITH_BENCH_CACHE`, else `kith/bench` in the person's cache folder. One folder a peer."""

    def __init__(self, bench_folder, say):
        self.bench = bench_folder
        self.say = say
        cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
        self.root = os.environ.get("KITH_BENCH_CACHE") or os.path.join(cache, "kith", "bench")
        os.makedirs(self.root, exist_ok=True)

    def make(self, name, sources, build):
        """
        The folder of peer `name`, with `sources` (path in the folder -> path below bench/) copied into it and
        `build(folder)` run. Nothing is done if the same sources were built before.
        """
        folder = os.path.join(self.root, name)
        stamp = os.path.join(folder, ".built")
        files = list(self._files(sources))
        state = _digest(files)
        if _text(stamp) == state:
            return folder
        self.say(f"{name}: building in {folder}")
        _remove(stamp)
        for target, source in files:
            path = os.path.join(folder, target)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            shutil.copyfile(source, path)
        build(folder)
        with open(stamp, "w", encoding="ascii") as file:
            file.write(state)
        return folder

    def run(self, argv, folder, env=None, limit_s=3600):
        """Runs a step of a build with low priority; its output is in `build.log` of the folder."""
        log = os.path.join(folder, "build.log")
        with open(log, "ab") as output:
            try:
                code = subprocess.run(
                    ["nice", "-n", "10", *argv], cwd=folder, env={**os.environ, **(env or {})},
                    stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, timeout=limit_s, check=False,
                ).returncode
            except subprocess.TimeoutExpired:
                raise Missing(f"{argv[0]} did not end within {limit_s} s, see {log}") from None
        if code != 0:
            raise Missing(f"{argv[0]} ended with {code}, see {log}")

    def need(self, program, packages):
        """A tool that a build uses: taken from PATH, else installed when this is root on Debian or Ubuntu."""
        if not shutil.which(program):
            self.install(packages, program)
        if not shutil.which(program):
            raise Missing(f"{program} is not installed (package {packages[-1]})")

    def need_library(self, name, packages):
        """The same for a development library that pkg-config knows."""
        self.need("pkg-config", ["pkg-config"])
        if not _has_library(name):
            self.install(packages, name)
        if not _has_library(name):
            raise Missing(f"the development files of {name} are not installed (package {packages[-1]})")

    def install(self, packages, what):
        """Debian packages, if they can be had without asking anybody."""
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            return
        self.say(f"installing {' '.join(packages)} for {what}")
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        for argv in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]):
            self.run(argv, self.root, env=quiet)

    def _files(self, sources):
        for target, source in sources.items():
            path = os.path.join(self.bench, source)
            if os.path.isdir(path):
                for name in sorted(os.listdir(path)):
                    yield os.path.join(target, name), os.path.join(path, name)
            else:
                yield target, path


def _digest(files):
    digest = hashlib.sha256()
    for target, source in files:
        digest.update(target.encode() + b"\0")
        with open(source, "rb") as file:
            digest.update(hashlib.sha256(file.read()).digest())
    return digest.hexdigest()


def _has_library(name):
    return subprocess.run(["pkg-config", "--exists", name], check=False).returncode == 0


def _text(path):
    try:
        with open(path, encoding="ascii") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _remove(path):
    try:
        os.remove(path)
    except FileNotFoundError:
        pass

"""The command line: `bench/run NAME [--json] [--runs N] [--only PEER,..]`."""

import argparse
import collections
import contextlib
import fcntl
import os
import random
import signal
import sys

from . import files, ipc, machine, net, start, stuck, tcp, udp
from .errors import Missing, Usage
from .results import Results, json_line, spread, text_line
from .workshop import Workshop

BENCHES = {"start": start, "ipc": ipc, "fs": files, "net": net, "udp": udp, "tcp": tcp, "stuck": stuck}

# One failed run in nine is worth a line on the screen; a program that fails again would only cost time.
_FAILURES_MAX = 2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message):
        raise Usage(f"{message}; see bench/run --help")


def main(bench_folder):
    """The exit code: 0, 1 when nothing could be compared, 2 for a wrong command line."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        options = _parse()
        with _only_one(Workshop(bench_folder, _say)) as workshop:
            return _run(options, workshop)
    except Usage as error:
        _say(str(error))
        return 2
    except KeyboardInterrupt:
        _say("interrupted")
        return 130


def _run(options, workshop):
    bench = BENCHES[options.name]
    results = Results(options.name, bench.METRICS)
    ours = [program() for program in bench.KITH]
    peers = [_peers(bench)[name]() for name in options.only]
    for peer in peers:
        for metric, why in peer.lacks.items():
            results.miss(peer.name, why, metric)
    ready = _prepare([*ours, *peers], workshop, results)
    _say(machine.describe())
    for warning in machine.warnings():
        _say(f"warning: {warning}")
    _play(bench, ready, options.runs or bench.RUNS, results)
    for program in [*ours, *peers]:
        for metric in results.sampled(program.name):
            _say(f"{metric} {program.name}: {spread(results.samples(program.name, metric))}")
    return _print(options, results.comparisons([peer.name for peer in peers]))


def _play(bench, programs, rounds, results):
    """Runs the programs in turn, each round in another order: what ran just before leaves the caches warm for it."""
    failures = collections.Counter()
    order = random.Random(rounds)
    with bench.stage() as stage:
        programs = [program for program in programs if _attempt(results, program, lambda p: bench.warm_up(stage, p))]
        for turn in range(rounds):
            for program in order.sample(programs, len(programs)):
                if not _attempt(results, program, lambda p: _measure(bench, stage, p, results)):
                    failures[program] += 1
            programs = [program for program in programs if failures[program] < _FAILURES_MAX]
            _say(f"round {turn + 1} of {rounds} done")


def _prepare(programs, workshop, results):
    return [program for program in programs if _attempt(results, program, lambda p: p.prepare(workshop))]


def _attempt(results, program, action):
    """Whether the action went well; if not, the reason stands in the results and the benchmark goes on without it."""
    try:
        action(program)
        return True
    except Missing as error:
        _say(f"{program.name}: {error}")
        results.miss(program.name, str(error))
        return False


def _measure(bench, stage, program, results):
    for metric, value in bench.measure(stage, program).items():
        if isinstance(value, str):
            _say(f"{program.name}: {metric}: {value}")
            results.miss(program.name, value, metric)
        else:
            results.add(program.name, metric, value)


def _print(options, comparisons):
    compared = False
    for comparison in comparisons:
        compared |= "ratio" in comparison
        print(json_line(comparison) if options.json else text_line(comparison), flush=True)
    return 0 if compared else 1


def _parse():
    parser = _Parser(
        prog="bench/run", description="Measures Kith side by side with its peers; progress goes to standard error."
    )
    parser.add_argument("name", metavar="NAME", help=" or ".join(BENCHES))
    parser.add_argument("--json", action="store_true", help="one JSON object a line on standard output")
    parser.add_argument("--runs", type=int, metavar="N", help=f"rounds (default: {_defaults()})")
    parser.add_argument("--only", metavar="PEER,..", help="peers (default: all of the benchmark)")
    options = parser.parse_args()
    if options.name not in BENCHES:
        raise Usage(f"unknown benchmark {options.name}: there is {', '.join(BENCHES)}")
    if options.runs is not None and options.runs < 1:
        raise Usage("--runs needs a number above 0")
    known = _peers(BENCHES[options.name])
    options.only = options.only.split(",") if options.only else list(known)
    for name in options.only:
        if name not in known:
            raise Usage(f"unknown peer {name}: there is {', '.join(known)}")
    return options


def _peers(bench):
    return {peer.name: peer for peer in bench.PEERS}


def _defaults():
    return ", ".join(f"{bench.RUNS} for {name}" for name, bench in BENCHES.items())


@contextlib.contextmanager
def _only_one(workshop):
    """Two benchmarks at once would measure each other."""
    with open(os.path.join(workshop.root, "lock"), "w", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("waiting for another benchmark on this machine to end")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield workshop


def _interrupt(_number, _frame):
    raise KeyboardInterrupt


def _say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)

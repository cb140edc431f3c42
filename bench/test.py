#!/usr/bin/env python3
"""Tests of the harness itself: `python3 bench/test.py`. They need neither a display nor a peer."""

import contextlib
import glob
import io
import json
import os
import struct
import subprocess
import sys
import time
import unittest

sys.dont_write_bytecode = True

from harness import cli, net  # noqa: E402: a file of bytecode would be written before dont_write_bytecode
from harness.conversation import Ground  # noqa: E402
from harness.errors import Missing, Usage  # noqa: E402
from harness.memory import divided, memory  # noqa: E402
from harness.precedence import nice  # noqa: E402
from harness.processes import Processes, tree  # noqa: E402
from harness.results import Metric, Results, json_line, rounded, spread  # noqa: E402
from harness.screen import pixel_offset  # noqa: E402

LOWER = Metric("first_frame_ms", "lower")

# A child that leaves a grandchild of its own session behind and does not listen to SIGTERM.
STUBBORN = "trap '' TERM; setsid sleep 60 & sleep 60"


class ResultsTest(unittest.TestCase):
    def test_ratio_is_median_of_kith_over_median_of_peer(self):
        results = Results("start", [LOWER])
        for value in (519, 100, 900):
            results.add("kith", "first_frame_ms", value)
        for value in (337, 336, 1000):
            results.add("c-floor", "first_frame_ms", value)
        line = json_line(next(results.comparisons(["c-floor"])))
        self.assertEqual(
            line,
            '{"bench":"start","metric":"first_frame_ms","better":"lower",'
            '"kith":519,"peer":"c-floor","peer_value":337,"ratio":1.54}',
        )

    def test_peer_that_could_not_be_had_says_why(self):
        results = Results("start", [LOWER])
        results.add("kith", "first_frame_ms", 500)
        results.miss("tauri-2", "cargo is not\ninstalled")
        line = json.loads(json_line(next(results.comparisons(["tauri-2"]))))
        self.assertEqual(line["missing"], "cargo is not installed")
        self.assertNotIn("ratio", line)

    def test_missing_kith_leaves_the_figure_of_the_peer(self):
        results = Results("start", [LOWER])
        results.add("c-floor", "first_frame_ms", 337.4)
        results.miss("kith", "not built")
        line = next(results.comparisons(["c-floor"]))
        self.assertEqual((line["peer_value"], line["missing"]), (337, "kith: not built"))

    def test_reason_of_one_metric_goes_before_the_reason_of_the_peer(self):
        results = Results("ipc", [LOWER])
        results.miss("c-floor", "no files", "read")
        results.miss("c-floor", "gone")
        self.assertEqual(results.why_missing("c-floor", "read"), "no files")
        self.assertEqual(results.why_missing("c-floor", "write"), "gone")

    def test_metric_may_stand_for_another_program_and_figure(self):
        results = Results("start", [Metric("cli_ms", "lower", kith="kith-cli", sample="ms")])
        results.add("kith-cli", "ms", 20)
        results.add("c-floor", "ms", 10)
        line = next(results.comparisons(["c-floor"]))
        self.assertEqual((line["metric"], line["ratio"]), ("cli_ms", 2.0))

    def test_rounding_keeps_three_digits(self):
        self.assertEqual([rounded(value) for value in (12345.6, 67.44, 3.456)], [12346, 67.4, 3.46])

    def test_spread_is_median_and_middle_half(self):
        self.assertEqual(spread([100, 200, 300, 400, 500]), "300 (200-400, n=5)")


class CommandLineTest(unittest.TestCase):
    def test_mistakes_are_one_line_and_exit_code_2(self):
        for arguments in (
            [],
            ["nope"],
            ["start", "--runs", "0"],
            ["start", "--only", "electron"],
            ["net", "--only", "tauri-2"],
            ["start", "--fast"],
        ):
            with self.subTest(arguments=arguments):
                code, out, err = self.run_with(arguments)
                self.assertEqual((code, out, err.count("\n")), (2, "", 1), err)

    def run_with(self, arguments):
        out, err = io.StringIO(), io.StringIO()
        before = sys.argv
        sys.argv = ["bench/run", *arguments]
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = cli.main(os.path.dirname(os.path.abspath(__file__)))
        finally:
            sys.argv = before
        return code, out.getvalue(), err.getvalue()

    def test_every_program_of_every_benchmark_can_be_made(self):
        for name, bench in cli.BENCHES.items():
            with self.subTest(name):
                for program in (*bench.KITH, *bench.PEERS):
                    self.assertTrue(program().name)


class Babbler:
    """A program of `bench net` made of shell scripts; the relay sends 500 packets and computes for about 0.3 s."""

    name = "babbler"

    BUSY = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done"
    ROLES = {
        "serve": "echo chatter; echo ready 7; cat",
        "measure": "echo said to $2 >&2; echo result '{\"echo_p50_us\":'$2'}'",
        "relay": f"echo ready 8; read _; echo count 100; {BUSY}; read _; echo count 600; cat",
        "behind": "echo ready 9$2; cat",
        "through": "echo begin; sleep 1; echo end $2 $3",
    }

    def __init__(self, relays=True, **roles):
        self.relays = relays
        self.roles = {**self.ROLES, **roles}

    def ground(self):
        return None

    def role(self, role, *arguments):
        return ["sh", "-c", self.roles[role], "sh", *arguments]


class ConversationTest(unittest.TestCase):
    def measured(self, program):
        with contextlib.redirect_stderr(io.StringIO()), Ground({}) as ground:
            return net.measure(ground, program)

    def test_client_gets_address_of_server_and_its_figures_are_taken(self):
        self.assertEqual(self.measured(Babbler(relays=False)), {"echo_p50_us": 7})

    def test_relay_is_counted_by_its_own_processor_time(self):
        rate = self.measured(Babbler())["relay_packets_per_s"]
        self.assertGreater(rate, 500, "500 packets in less than a second of computing")
        idle = self.measured(Babbler(relay="echo ready 8; read _; echo count 100; read _; echo count 600; cat"))
        self.assertEqual(idle["relay_packets_per_s"], "nothing went through the relay")

    def test_relay_that_fails_costs_only_its_own_figure(self):
        figures = self.measured(Babbler(through="echo no way; exit 3"))
        self.assertEqual(figures["echo_p50_us"], 7)
        self.assertEqual(figures["relay_packets_per_s"], "no 'begin': it ended with 3, said: no way")

    def test_program_that_ends_without_a_result_says_its_last_words(self):
        with self.assertRaisesRegex(Missing, "no 'result': it ended with 1, said: alas"):
            self.measured(Babbler(measure="echo alas; exit 1"))

    def test_nothing_is_left(self):
        before = set(glob.glob("/dev/shm/kith-bench-net-*"))
        self.measured(Babbler())
        self.assertEqual(len(tree(os.getpid())), 1)
        self.assertEqual(set(glob.glob("/dev/shm/kith-bench-net-*")) - before, set())


class PrecedenceTest(unittest.TestCase):
    def test_session_has_a_nice_value(self):
        self.assertEqual(nice("/autogroup-4 nice -15\n"), "-15")

    def test_session_without_a_group_has_none(self):
        self.assertIsNone(nice(""))


class ScreenTest(unittest.TestCase):
    def test_pixel_lies_behind_header_and_colours(self):
        words = [0] * 25
        words[0], words[1], words[11], words[12], words[19] = 160, 7, 32, 4096, 256
        self.assertEqual(pixel_offset(struct.pack(">25I", *words), 3, 2), 160 + 256 * 12 + 2 * 4096 + 3 * 4)

    def test_unknown_form_is_refused(self):
        words = [0] * 25
        words[0], words[1], words[11] = 160, 7, 8
        with self.assertRaises(Usage):
            pixel_offset(struct.pack(">25I", *words), 0, 0)


class ProcessesTest(unittest.TestCase):
    def setUp(self):
        self.processes = Processes(grace_s=0.3)
        self.addCleanup(self.processes.close)

    def test_end_leaves_nothing_of_a_stubborn_tree_but_keeps_services(self):
        service = self.processes.service(["sleep", "60"])
        program = self.spawn(["sh", "-c", STUBBORN])
        self.wait_for(lambda: len(tree(program.pid)) == 3)
        pids = tree(program.pid)
        self.processes.end(program)
        self.assertEqual([pid for pid in pids if os.path.exists(f"/proc/{pid}")], [])
        self.assertIsNone(service.poll())

    def test_end_finds_orphans_whose_root_is_gone(self):
        program = self.spawn(["sh", "-c", "setsid sleep 60 & exit"])
        program.wait()
        self.wait_for(lambda: self.named("sleep"))
        self.processes.end(program)
        self.assertEqual(self.named("sleep"), [])

    def test_page_is_divided_among_those_of_the_program_that_map_it(self):
        pages = 256  # 1 MiB
        shared = range(pages)
        weights = divided({1: [*shared], 2: [*shared, *range(1000, 1000 + pages)]})
        self.assertEqual(weights, {1: 0.5, 2: 1.5})

    def test_memory_weighs_the_whole_tree(self):
        program = self.spawn([sys.executable, "-c", "import subprocess; subprocess.run(['sleep', '60'])"])
        # Before it is "sleep", the child is a copy that shares its parent's pages.
        self.wait_for(lambda: self.named("sleep"))
        dirty = self.rollup(program.pid, "Private_Dirty:")
        weight = memory(program.pid)
        self.assertGreaterEqual(weight.ui, dirty)
        self.assertLess(weight.ui, self.rollup(program.pid, "Rss:"))
        self.assertGreater(weight.all, weight.ui)
        self.processes.end(program)
        self.assertIsNone(memory(program.pid))

    def rollup(self, pid, field):
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
            return next(int(line.split()[1]) / 1024 for line in file if line.startswith(field))

    def spawn(self, argv):
        return self.processes.spawn(argv, os.environ, subprocess.DEVNULL)

    def named(self, name):
        return [pid for pid in tree(os.getpid()) if self.command(pid) == name]

    def command(self, pid):
        try:
            with open(f"/proc/{pid}/comm", encoding="utf-8") as file:
                return file.read().strip()
        except OSError:
            return None

    def wait_for(self, condition):
        deadline = time.monotonic() + 10
        while not condition():
            self.assertLess(time.monotonic(), deadline, "timed out")
            time.sleep(0.01)


if __name__ == "__main__":
    unittest.main()

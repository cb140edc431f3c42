"""`bench net`: two processes on 127.0.0.1 that talk to each other, and a third between them for the relay."""

import json
import time

from .conversation import Ground
from .errors import Missing
from .netpeers import HyperDht, Hyperswarm, KithNode, Udp
from .results import Metric

RUNS = 3

METRICS = [
    Metric("connect_ms", "lower"),
    Metric("echo_p50_us", "lower"),
    Metric("echo_p99_us", "lower"),
    Metric("bulk_mb_per_s", "higher"),
    Metric("messages_per_s", "higher"),
    Metric("relay_packets_per_s", "higher"),
]

KITH = (KithNode,)
PEERS = (Hyperswarm, HyperDht, Udp)

# How often each program does everything; programs get it as JSON in KITH_BENCH_PLAN. 100 000 echoes are three seconds or
# more: until then compilers of both JVMs and of V8 compete with the program for the cores. Kith's relay
# passes on 2 GiB an hour for each node: the seconds of the relay are few, so that this is never reached.
PLAN = {
    "connects": 15,
    "connectWarmUps": 10,
    "echoes": 5000,
    "echoWarmUps": 100_000,
    "bulkBytes": 64 << 20,
    "bulks": 7,
    "bulkWarmUps": 3,
    "messages": 200_000,
    "messageRounds": 5,
    "messageWarmUps": 2,
    "relayBytes": 8 << 20,
    "relaySeconds": 2,
    "relayWarmUpSeconds": 2,
}

# 20 s: a JVM on a busy machine. 200 s: ten transfers of 64 MiB at 5 MB/s.
_READY_S = 20
_RESULT_S = 200


def stage():
    return Ground({"KITH_BENCH_PLAN": json.dumps(PLAN)})


def warm_up(ground, program):
    """Nothing: each process warms itself up before it measures."""


def measure(ground, program):
    """Figures of one round; a figure that could not be had has its reason (a string) instead."""
    figures = _straight(ground, program)
    if program.relays:
        try:
            figures["relay_packets_per_s"] = _relayed(ground, program)
        except Missing as error:
            figures["relay_packets_per_s"] = str(error)
    return figures


def _straight(ground, program):
    with ground.conversation() as talk:
        common = _common(talk, program)
        address = talk.start(program.role("serve", talk.folder("serve"), *common)).after("ready", _READY_S)
        asking = talk.start(program.role("measure", talk.folder("measure"), *common, address))
        return json.loads(asking.after("result", _RESULT_S))


def _relayed(ground, program):
    """Datagrams sent on in a second of the relay's processor time: what it could do on one core with nothing else."""
    with ground.conversation() as talk:
        common = _common(talk, program)
        relay = talk.start(program.role("relay", talk.folder("relay"), *common))
        at = relay.after("ready", _READY_S)
        behind = talk.start(program.role("behind", talk.folder("behind"), *common, at)).after("ready", _READY_S)
        asking = talk.start(program.role("through", talk.folder("through"), *common, at, behind))
        asking.after("begin", _RESULT_S)
        before, since = _relay_state(relay), time.monotonic()
        asking.after("end", _RESULT_S)
        after = _relay_state(relay)
        packets, seconds = (after[i] - before[i] for i in (0, 1))
        if packets == 0 or seconds == 0:
            raise Missing("nothing went through the relay")
        ground.say(f"{program.name}: relayed {packets / (time.monotonic() - since):.0f} a second")
        return packets / seconds


def _relay_state(relay):
    """What it has sent, and the seconds it has computed."""
    relay.tell("count")
    return int(relay.after("count", _READY_S)), relay.processor_seconds()


def _common(talk, program):
    """The address of a process that the others need, if there is one."""
    argv = program.ground()
    return [talk.start(argv).after("ready", _READY_S)] if argv else []

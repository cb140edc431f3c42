"""Figures of interleaved runs, and what is printed of them."""

import json
import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Metric:
    """
    A figure of a benchmark; the unit is the last part of its name, `better` is "lower" or "higher". `kith` names the
    program that stands for Kith in it, `sample` the figure that is taken if it is not called like the metric.
    """

    name: str
    better: str
    kith: str = "kith"
    sample: str = ""

    @property
    def source(self):
        return self.sample or self.name


class Results:
    """All figures of one benchmark: samples, or the reason why there are none, for each program and metric."""

    def __init__(self, bench, metrics):
        self.bench = bench
        self.metrics = metrics
        self._samples = {}
        self._missing = {}

    def add(self, program, metric, value):
        self._samples.setdefault((program, metric), []).append(value)

    def miss(self, program, why, metric=None):
        """Notes why a program has no figure (of one metric, or none at all)."""
        self._missing.setdefault((program, metric), " ".join(why.split()))

    def samples(self, program, metric):
        return self._samples.get((program, metric), [])

    def sampled(self, program):
        """The names of the figures that a program has."""
        return [metric for owner, metric in self._samples if owner == program]

    def median(self, program, metric):
        samples = self.samples(program, metric)
        return statistics.median(samples) if samples else None

    def why_missing(self, program, metric):
        return self._missing.get((program, metric)) or self._missing.get((program, None)) or "nothing was measured"

    def comparisons(self, peers):
        """One dictionary for each metric and peer, in the form that README.md of bench/ describes."""
        for metric in self.metrics:
            for peer in peers:
                yield self._compare(metric, peer)

    def _compare(self, metric, peer):
        ours, theirs = self.median(metric.kith, metric.source), self.median(peer, metric.source)
        line = {"bench": self.bench, "metric": metric.name, "better": metric.better}
        if ours is not None:
            line["kith"] = rounded(ours)
        line["peer"] = peer
        if theirs is not None:
            line["peer_value"] = rounded(theirs)
        if ours is None:
            line["missing"] = f"kith: {self.why_missing(metric.kith, metric.source)}"
        elif theirs is None:
            line["missing"] = self.why_missing(peer, metric.source)
        elif theirs == 0 and ours != 0:
            line["missing"] = "nothing is a multiple of the peer's 0"
        else:
            line["ratio"] = 1.0 if theirs == 0 else round(ours / theirs, 2)
        return line


def rounded(value):
    """Three digits are more than these figures can tell apart."""
    if value >= 100:
        return round(value)
    return round(value, 1 if value >= 10 else 2)


def json_line(comparison):
    return json.dumps(comparison, ensure_ascii=False, separators=(",", ":"))


def text_line(comparison):
    """The same for people."""
    parts = [f"{comparison['metric']:22}", f"kith {comparison.get('kith', '-'):>8}"]
    parts.append(f"{comparison['peer']} {comparison.get('peer_value', '-')}")
    if "ratio" in comparison:
        parts.append(f"ratio {comparison['ratio']} ({comparison['better']} is better)")
    else:
        parts.append(comparison["missing"])
    return "  ".join(parts)


def spread(samples):
    """Median and the middle half of some samples, for the person who watches."""
    if len(samples) < 2:
        return ", ".join(str(rounded(sample)) for sample in samples) or "nothing"
    low, middle, high = statistics.quantiles(samples, n=4, method="inclusive")
    return f"{rounded(middle)} ({rounded(low)}-{rounded(high)}, n={len(samples)})"

"""The two ways in which a benchmark can fail to give a figure."""


class Missing(Exception):
    """A peer or Kith could not be had or did not work; the text is one line that says why."""


class Usage(Exception):
    """The command line is wrong, or this machine cannot run the benchmarks at all; one line for the person."""

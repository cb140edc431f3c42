"""The benchmark harness: starts Kith and its peers in turn on one virtual screen and compares their medians."""

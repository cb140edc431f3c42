"""The app's back-end process in Socket Runtime: for each count it is told, it prints that many events for the page."""

import re
import sys

EVENT = "ipc://send?index=0&event=tick&value=" + "e" * 100 + "\n"

buffered = ""
while chunk := sys.stdin.buffer.raw.read(4096):
    buffered += chunk.decode()
    while match := re.search(r"value=(\d+);", buffered.replace("%3B", ";")):
        sys.stdout.write(EVENT * int(match[1]))
        sys.stdout.flush()
        buffered = ""

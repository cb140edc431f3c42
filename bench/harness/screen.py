"""A virtual display that is read from outside: Xvfb keeps its pixels in a file, which is mapped and watched."""

import mmap
import os
import shutil
import struct
import time

from .errors import Usage

WIDTH, HEIGHT = 1024, 768

# The background of apps/hello/style.css, as a pixel of a 24-bit screen.
PAGE_COLOUR = 0x2A9D5C

# The middle of the screen: inside an 800x600 window in the top left corner as well as in a centred one.
_X, _Y = WIDTH // 2, HEIGHT // 2

# 0.5 ms between two looks: a fraction of a display's 16 ms frame, and about 2 % of one core.
_POLL_S = 0.0005

_START_S = 10.0


class Screen:
    """One Xvfb with a free display number (`name` is the value for DISPLAY) and no window manager."""

    def __init__(self, processes, folder):
        if not shutil.which("Xvfb"):
            raise Usage("Xvfb is missing: apt-get install xvfb")
        read_end, write_end = os.pipe()
        argv = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
        argv += ["-fbdir", folder, "-nolisten", "tcp", "-noreset"]
        self._server = processes.service(argv, pass_fds=[write_end])
        os.close(write_end)
        with os.fdopen(read_end, encoding="ascii") as answer:
            number = answer.readline().strip()
        if not number:
            raise Usage("Xvfb does not start")
        self.name = f":{number}"
        with open(os.path.join(folder, "Xvfb_screen0"), "rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        self._offset = pixel_offset(self._pixels[:100], _X, _Y)

    def shows_page(self):
        """Whether the page's background is in the middle of the screen now."""
        pixel = struct.unpack_from("<I", self._pixels, self._offset)[0]
        return pixel & 0xFFFFFF == PAGE_COLOUR

    def wait_for_page(self, program, since, limit_s):
        """Seconds from `since` (time.monotonic) to the page's first frame; None if it ends or the limit passes."""
        while time.monotonic() - since < limit_s:
            for _ in range(100):
                if self.shows_page():
                    return time.monotonic() - since
                time.sleep(_POLL_S)
            if program.poll() is not None:
                return None
        return None

    def wait_for_empty(self):
        """Until the window of the program before is off the screen."""
        deadline = time.monotonic() + _START_S
        while self.shows_page():
            if time.monotonic() > deadline:
                raise Usage("the window of an ended program stays on the screen")
            time.sleep(0.01)


def pixel_offset(header, x, y):
    """Where a pixel of an X window dump (XWDFile.h, version 7, big-endian words) lies; 32 bits for each pixel."""
    words = struct.unpack(">25I", header)
    header_bytes, version, bits_per_pixel, bytes_per_line, colours = words[0], words[1], words[11], words[12], words[19]
    if version != 7 or bits_per_pixel != 32:
        raise Usage(f"Xvfb keeps its screen in an unknown form: version {version}, {bits_per_pixel} bits a pixel")
    colour_bytes = 12
    return header_bytes + colours * colour_bytes + y * bytes_per_line + x * 4

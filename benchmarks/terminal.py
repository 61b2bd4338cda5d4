"""A terminal of a fixed size for a program to run in."""

import fcntl
import os
import pty
import struct
import subprocess
import termios
from collections.abc import Mapping
from threading import Thread

COLUMNS = 80
ROWS = 24


def run_in_terminal(command: list[str], environment: Mapping[str, str], longest: float) -> tuple[int, str]:
    """Run the command at 80 by 24 until it stops: the code it left with, and what it wrote."""
    ours, its = pty.openpty()
    written: list[bytes] = []
    try:
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        running = subprocess.Popen(  # noqa: S603 - our own programs
            command, stdin=its, stdout=its, stderr=its, env=dict(environment), start_new_session=True
        )
    finally:
        os.close(its)
    reading = Thread(target=_read_to_the_end, args=(ours, written), daemon=True)
    reading.start()
    try:
        code = running.wait(longest)
    except subprocess.TimeoutExpired:
        running.kill()
        code = running.wait()
    reading.join(5)
    os.close(ours)
    return code, b"".join(written).decode(errors="replace")


def _read_to_the_end(ours: int, written: list[bytes]) -> None:
    """Take in what is painted, so that the program never waits for us."""
    try:
        while read := os.read(ours, 65536):
            written.append(read)
    except OSError:  # Linux says EIO when the other end is closed
        return

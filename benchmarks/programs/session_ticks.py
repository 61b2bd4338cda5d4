"""Looks at sessions twelve times a second: ``session_ticks.py LOOKS``."""

import sys
from itertools import islice

from benchmarks.programs.led import Clock, session

clock = Clock()
left = int(sys.argv[1])
while left:
    left -= sum(1 for _ in islice(session(clock, 1 / 12), left))

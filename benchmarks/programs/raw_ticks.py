"""The least that looks at a session cost: the value with another time in it, and a beat: ``raw_ticks.py LOOKS``."""

import sys
from dataclasses import replace
from itertools import islice

from benchmarks.programs.led import Clock, materials, session, today
from triage.engine.session import begin

clock = Clock()
running = begin(materials.programme, today, 0.0)
(beat,) = islice(session(clock, 1 / 12), 1)
for number in range(int(sys.argv[1])):
    running = replace(running, seen=number / 12)
    beat = replace(beat, left=running.left)

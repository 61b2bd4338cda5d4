"""Building a bare transitions machine with the same states, ways and guards: ``raw_builds.py TIMES``."""

import gc
import sys

from benchmarks.programs.way import bare_machine, protocol, transitions_of
from triage.engine.machine import Machine

ways = transitions_of(Machine(protocol))
gc.disable()  # as at the start of the program; a collection costs as much as a machine
for _ in range(int(sys.argv[1])):
    bare_machine(protocol, ways)

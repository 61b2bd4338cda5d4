"""Building our machine: ``machine_builds.py TIMES``."""

import gc
import sys

from benchmarks.programs.way import protocol, transitions_of
from triage.engine.machine import Machine

transitions_of(Machine(protocol))
gc.disable()  # as at the start of the program; a collection costs as much as a machine
for _ in range(int(sys.argv[1])):
    Machine(protocol)

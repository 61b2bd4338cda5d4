"""Building our machine: ``machine_builds.py TIMES``."""

import sys

from benchmarks.programs.way import protocol, transitions_of
from triage.engine.machine import Machine

transitions_of(Machine(protocol))
for _ in range(int(sys.argv[1])):
    Machine(protocol)

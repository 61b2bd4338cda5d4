"""Steps of the dialogue through our machine: ``machine_steps.py STEPS``."""

import sys

from benchmarks.programs.way import findings_on_the_way, protocol
from triage.engine.machine import Machine

machine = Machine(protocol)
steps = findings_on_the_way(machine)
for number in range(int(sys.argv[1])):
    state, findings = steps[number % len(steps)]
    machine.next_state(state, findings)

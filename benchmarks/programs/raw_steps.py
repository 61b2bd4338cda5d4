"""The same steps by a bare transitions event with the same guards: ``raw_steps.py STEPS``."""

import sys

from benchmarks.programs.way import Place, bare_machine, findings_on_the_way, protocol, transitions_of
from triage.engine.machine import Machine

built = Machine(protocol)
steps = findings_on_the_way(built)
event = bare_machine(protocol, transitions_of(built)).events["answered"]
place = Place("")
for number in range(int(sys.argv[1])):
    place.state, findings = steps[number % len(steps)]
    event.trigger(place, findings=findings)

"""What an interview leaves behind in memory: bytes for each held through, and for each that is over."""

import gc
import json
import os
import tracemalloc
from pathlib import Path

from benchmarks.programs.way import protocol, whole_interview
from triage.engine.interview import begin
from triage.engine.machine import Machine

TIMES = 200


def main() -> None:
    """Hold conversations and report."""
    machine = Machine(protocol)
    whole_interview(machine)
    tracemalloc.start()
    before = _used()
    for _ in range(TIMES):
        whole_interview(machine)
    over = _used()
    begun = [begin(protocol, machine) for _ in range(TIMES)]
    at_start = _used()
    held = [whole_interview(machine) for _ in range(TIMES)]
    finished = _used()
    found = {
        "over": (over - before) / TIMES,
        "begun": (at_start - over) / len(begun),
        "finished": (finished - at_start) / len(held),
    }
    Path(json.loads(os.environ["BENCHMARK"])["report"]).write_text(json.dumps(found), encoding="utf-8")


def _used() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


main()

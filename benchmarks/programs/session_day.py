"""A day and a night of sessions, one after the other: what they cost, what they leave behind, how well they keep time.

``session_day.py``; the seconds of a look are those of a machine that does nothing else.
"""

import gc
import json
import os
import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from time import process_time

from benchmarks.programs.led import Clock, materials, session, today
from triage.engine import timing
from triage.services.beats import Beat

DAY = 24 * 60 * 60
STEP = 0.5
"""Seconds between two looks, for memory and time."""
SECOND = 1 / 12
"""Seconds between two looks, for what they cost."""


def main() -> None:
    """Hold sessions and report."""
    begun, looks = process_time(), sum(1 for _ in session(Clock(), SECOND))
    taken = (process_time() - begun) / looks
    clock = Clock()
    ran = counted = 0.0
    tracemalloc.start()
    whole(session(clock, STEP))
    before = used()
    while clock.now < DAY:
        began = clock.now
        waited = whole(session(clock, STEP))
        ran += clock.now - began - waited
        counted += scheduled()
    found = {"look": taken, "memory": used() - before, "drift": abs(ran / counted - 1)}
    Path(json.loads(os.environ["BENCHMARK"])["report"]).write_text(json.dumps(found), encoding="utf-8")


def whole(beats: Iterable[Beat]) -> float:
    """Seconds for which the session waited: for a score, and for the next look when one was due."""
    waited = 0.0
    before = None
    for beat in beats:
        if before is not None and before.asks is not None:
            waited += STEP
        if before is not None and before.asks is None and beat.asks is not None:
            waited += STEP - before.left
        before = beat
    return waited


def scheduled() -> float:
    """Seconds of one session as planned."""
    exercises = [materials.programme.exercises[chosen.exercise] for chosen in today.chosen]
    ways = zip([None, *exercises], exercises, strict=False)
    own = sum(timing.seconds(one, chosen.dose) for one, chosen in zip(exercises, today.chosen, strict=True))
    return own + sum(timing.ready(one, before) for before, one in ways) + timing.BETWEEN * (len(exercises) - 1)


def used() -> int:
    """Bytes."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


main()

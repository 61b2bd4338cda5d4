"""A session of the first day's plan, with somebody who has little pain."""

from collections.abc import Iterator
from datetime import date

from triage.engine.planning import plan
from triage.engine.settling import settle
from triage.model.training import History
from triage.services.beats import Beat
from triage.services.exercising import Exercising
from triage.services.materials import open_materials

materials = open_materials()
today = plan(materials.programme, settle(materials.protocol, {}), History(), date(2026, 11, 23))


class Clock:
    """Goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def session(clock: Clock, step: float) -> Iterator[Beat]:
    """Every beat of a whole session, looked at this often."""
    exercising = Exercising(materials, today, clock=clock, before=2)
    beat = exercising.beat
    while beat.end is None:
        yield beat
        clock.now += step
        beat = exercising.score(1) if beat.asks is not None else exercising.tick()
    yield beat

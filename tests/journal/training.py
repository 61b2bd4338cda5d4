"""What is kept of the guided routine, for tests."""

from datetime import timedelta

from tests.journal.keeping import NOON
from triage.model.events import Began, Ended, Entry, Event, Finished, Passed, Repeated, Scored, Started, Wanted
from triage.model.exercise import Dose
from triage.model.training import Effort

DOSE = Dose(repetitions=3, hold=10)
PLANNED = (("pelvic_tilt", DOSE), ("bridge", Dose(repetitions=5, sets=2)), ("walking", Dose(minutes=5)))
TILT = Effort("pelvic_tilt", DOSE, {"left": 3, "right": 2}, {"left": 30.0, "right": 24.75}, eased=True, ending="hurt")
ROUTINE: tuple[Event, ...] = (
    Began("check-in", {"age": 44, "fever": "no"}),
    Passed(),
    Started("default", PLANNED, 3),
    Started("high_pain", (), None),
    Repeated("pelvic_tilt", "left", 10.25),
    Repeated("walking", "both", 0.0),
    Ended(TILT),
    Ended(Effort("walking", Dose(minutes=5), pain=4, moved_down=True)),
    Scored("pelvic_tilt", 4, moved_down=False),
    Scored("pelvic_tilt", 10, moved_down=True),
    Finished(2),
    Finished(None),
    Wanted("swap", "bridge", "core_brace"),
    Wanted("easy_days", "", ""),
)
"""One of each kind, with everything that can be in it."""


def session(*events: Event, minutes: int = 0, id_: str = "s") -> list[tuple[str, Entry]]:
    """A session, one event a minute."""
    return [(id_, Entry(event, NOON + timedelta(minutes=minutes + number), "d")) for number, event in enumerate(events)]

"""What a person writes into the diary, and what is told of it when it is looked back on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

from triage.model.guard import Value
from triage.model.training import History

Place = Literal["back", "leg", "below_knee"]
PLACES: tuple[Place, ...] = ("back", "leg", "below_knee")
Sleep = Literal["bad", "fair", "good"]
SLEEP: tuple[Sleep, ...] = ("bad", "fair", "good")
Activity = Literal["little", "usual", "much"]
ACTIVITY: tuple[Activity, ...] = ("little", "usual", "much")
STRONGEST = 10
"""Pain is scored from 0 to this (the numeric rating scale)."""
LONGEST_WORDS = 2000
"""Characters of an entry's own words."""
LONGEST_TAG = 30
MOST_TAGS = 10
LONGEST_HELPED = 100
"""Characters of one thing that helped."""
MOST_HELPED = 10


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """How it is, or was; every part but the time may be left out, though not all of them."""

    at: datetime
    """When it was so, with the offset from UTC; not after it was written."""
    now: int | None = None
    """Pain then, 0 to 10."""
    worst: int | None = None
    """The worst of that day."""
    average: int | None = None
    """Over that day."""
    leg: int | None = None
    """Pain in the leg then; back and leg are scored apart."""
    where: tuple[Place, ...] = ()
    """In the order of `PLACES`."""
    helped: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    """Without `#`, in lower case, in alphabetical order."""
    words: str = ""
    sleep: Sleep | None = None
    activity: Activity | None = None
    medicine: bool | None = None
    """Whether pain medicine was taken."""


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it is kept now: as it was written, or as it was changed last."""

    id: str
    """32 hexadecimal digits; stays when it is changed."""
    seq: int
    """The number of what was kept last of it; what is kept later has a higher one, whatever the clock said."""
    recorded: datetime
    """When that was."""
    entry: DiaryEntry


class Score(NamedTuple):
    """What was said of pain at one moment, 0 to 10 each; there are many, so it is as light as can be."""

    at: datetime
    now: int | None = None
    worst: int | None = None
    average: int | None = None
    leg: int | None = None
    where: tuple[Place, ...] = ()
    seq: int | None = None
    """The number under which it was kept; None where that is not known."""

    @property
    def usual(self) -> int | None:
        """The score that stands for it: the day's average where it was given, else now, else the worst."""
        return next((score for score in (self.average, self.now, self.worst) if score is not None), None)


@dataclass(frozen=True, slots=True)
class DayOfPain:
    """One day by the person's own calendar."""

    day: date
    scores: tuple[Score, ...]
    """In the order of their times."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A check of the back or a review that came to its end."""

    seq: int
    at: datetime
    what: Literal["check", "review"]


@dataclass(frozen=True, slots=True)
class Measured:
    """A questionnaire that was filled in."""

    id: str
    at: datetime
    measure: str
    answers: dict[str, int]
    """By item."""
    activities: tuple[str, ...] = ()
    """The person's own, where the questionnaire asks for some."""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """All that is remembered and that notices and looking back go by, each list with the oldest first."""

    days: tuple[DayOfPain, ...] = ()
    """Entries and check-ins, by day."""
    entries: tuple[Written, ...] = ()
    """Those of the time that is looked back on; notices need what was kept since the last check of the back."""
    history: History = History()  # noqa: RUF009 - frozen
    judged: tuple[Judged, ...] = ()
    """In the order in which it was kept."""
    measured: tuple[Measured, ...] = ()
    lasting_from: date | None = None
    """When this pain began at the latest: the first check of the back, less the time it had lasted then."""
    checked: Mapping[str, Value] = field(default_factory=dict)
    """What was recorded at the last check of the back."""
    sessions_kept: tuple[int, ...] = ()
    """The number of each session of the history, in the same order."""
    check_ins_kept: tuple[int, ...] = ()
    """The number of each check-in of the history, in the same order."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in the diary that should not be left without a question."""

    rule: str
    """Of `flows/diary.yaml`."""
    asks: Literal["check", "review"]
    """Which questions are asked because of it."""
    names: tuple[tuple[str, str], ...] = ()
    """What is filled into its words."""
    finding: str = ""
    """The finding that a warning word may be about."""

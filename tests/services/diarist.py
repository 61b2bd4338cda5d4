"""People who keep a diary, with a clock that tests set."""

from dataclasses import dataclass, field
from datetime import UTC

from tests.patients import shipped
from tests.services.remembered import Clock, Person
from tests.services.trained import Trainee
from triage.model.diary import Chronicle
from triage.services.chronicling import chronicle
from triage.services.entry_parts import Parts
from triage.services.noting import Noting, Saved
from triage.services.remembering import Remembering


@dataclass(slots=True)
class Diarist:
    """Somebody who writes into the diary, with the program as it is started now."""

    person: Person
    trainee: Trainee = field(init=False)
    noting: Noting = field(init=False)

    def __post_init__(self) -> None:
        self.starts()

    def starts(self) -> None:
        """Start the program."""
        self.trainee = Trainee(self.person)
        self.noting = Noting(shipped(), self.remembering, self.clock, UTC)

    @property
    def clock(self) -> Clock:
        """The clock that everything goes by."""
        return self.person.clock

    @property
    def remembering(self) -> Remembering:
        """What is remembered."""
        return self.trainee.remembering

    @property
    def chronicle(self) -> Chronicle:
        """Everything that is remembered, as notices go by it."""
        return chronicle(shipped(), self.remembering, self.clock.now)

    def checks(self) -> None:
        """Have the back checked; that starts the program again."""
        self.trainee.checks()
        self.noting = Noting(shipped(), self.remembering, self.clock, UTC)

    def writes(  # noqa: PLR0913 - some parts of an entry
        self,
        now: int | None = None,
        words: str | None = None,
        *,
        at: str | None = None,
        leg: int | None = None,
        worst: int | None = None,
        tags: tuple[str, ...] | None = None,
    ) -> Saved:
        """Write an entry."""
        parts = Parts(at=at, now=_typed(now), leg=_typed(leg), worst=_typed(worst), words=words, tags=tags)
        return self.noting.write(self.noting.read(parts))


def _typed(score: int | None) -> str | None:
    return None if score is None else str(score)

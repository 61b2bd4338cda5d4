"""The hazard log: what could harm somebody, what is done about it, and what shows that it is done."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

NOBODY = "nobody"
LEVELS = range(1, 6)
"""Of severity, of likelihood, and of the rating that the two have together."""
PROPERTIES = ("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9")
"""The ids of all properties of a safe protocol, those that cannot be judged yet too."""
SHOWN_BY_TESTS = frozenset({"S7"})
"""Properties of the engine rather than of a protocol: tried and not proved, so that tests must be named too."""
PARTS = ("check-in", "diary", "hand-off", "journal", "routine", "translation")
"""The parts of the program that are still to be built, and whose hazards wait for them."""
DECIDERS = ("clinician", "user_testing", "deployer", "maintainers")
"""Who can settle a point that is open."""


@dataclass(frozen=True, slots=True)
class Risk:
    """How bad and how likely, each from 1 to 5, and the rating that the matrix gives to the two."""

    severity: int
    likelihood: int
    rating: int


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something that no test settles."""

    who: str
    """Must decide it."""
    what: str


@dataclass(frozen=True, slots=True)
class Hazard:
    """A way in which the program could harm somebody."""

    id: str
    hazard: str
    cause: str
    effect: str
    before: Risk
    """Without controls."""
    after: Risk
    """The goal, with the control built and verified."""
    control: str
    """What the program really does today."""
    properties: tuple[str, ...] = ()
    """Properties of the proof that answer it."""
    walks: tuple[str, ...] = ()
    """Golden conversations that would go wrong."""
    tests: tuple[str, ...] = ()
    """Tests that would fail, each as ``tests/file.py::name``."""
    mutants: bool = False
    """Whether mistakes planted in the protocol verify it as well."""
    open: tuple[OpenPoint, ...] = ()
    due: tuple[str, ...] = ()
    """Parts that are still to be built."""

    @property
    def settled(self) -> bool:
        """Whether nobody has to decide anything, and nothing is still to be built."""
        return not self.open and not self.due

    @property
    def verified(self) -> bool:
        """Whether anything verifies the control, in part at least."""
        return bool(self.properties or self.more_than_proof)

    @property
    def more_than_proof(self) -> bool:
        """Whether something other than a property verifies it."""
        return bool(self.walks or self.tests or self.mutants)


@dataclass(frozen=True, slots=True)
class HazardLog:
    """Every hazard, in the order of the log."""

    hazards: tuple[Hazard, ...]
    reviewed_by: str = NOBODY
    matrix_checked_by: str = NOBODY
    """Who compared the matrix of ratings with the guidance; until somebody has, no rating is quoted."""

    def __getitem__(self, id_: str) -> Hazard:
        return next(hazard for hazard in self.hazards if hazard.id == id_)

    def answered_by(self, property_: str) -> tuple[str, ...]:
        """The ids of the hazards that name this property."""
        return tuple(hazard.id for hazard in self.hazards if property_ in hazard.properties)

    def open_for(self, who: str) -> Iterator[tuple[Hazard, str]]:
        """The hazards that this decider has to settle, each with the point."""
        for hazard in self.hazards:
            yield from ((hazard, point.what) for point in hazard.open if point.who == who)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where each hazard stands once the properties have been judged.

    The first three share out the hazards that are settled. Any other is open, or due, or both.
    """

    closed_by_proof: tuple[Hazard, ...]
    """Properties alone answer it, and they hold."""
    closed_with_tests: tuple[Hazard, ...]
    """Walks, tests or mutants verify it as well, or alone."""
    failing: tuple[Hazard, ...]
    """Settled, were it not for a property that was not shown to hold."""
    open: tuple[Hazard, ...]
    due: tuple[Hazard, ...]


def standing(log: HazardLog, held: Collection[str]) -> Standing:
    """Where the hazards stand, given the ids of the properties that hold."""
    settled = tuple(hazard for hazard in log.hazards if hazard.settled)
    closed = tuple(hazard for hazard in settled if hazard.verified and set(hazard.properties) <= set(held))
    return Standing(
        closed_by_proof=tuple(hazard for hazard in closed if not hazard.more_than_proof),
        closed_with_tests=tuple(hazard for hazard in closed if hazard.more_than_proof),
        failing=tuple(hazard for hazard in settled if hazard not in closed),
        open=tuple(hazard for hazard in log.hazards if hazard.open),
        due=tuple(hazard for hazard in log.hazards if hazard.due),
    )

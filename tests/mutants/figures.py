"""Whether the figures hold: enough mistakes are noticed, every pressing one is, and no excuse is untrue."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.mutants.running import Fate

LEAST = 0.95
"""Of all mutants, those that are known to be equivalent included."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    number: int
    every: int

    @classmethod
    def of(cls, fates: Sequence[Fate]) -> "Share":
        """Those that were noticed."""
        return cls(sum(bool(fate.noticed) for fate in fates), len(fates))

    @property
    def share(self) -> float:
        """From 0 to 1; of nothing, all."""
        return self.number / self.every if self.every else 1.0

    def __str__(self) -> str:
        return f"{self.number:5} of {self.every:5}  {self.share:7.2%}"


@dataclass(frozen=True, slots=True)
class Figures:
    """The outcome of a run."""

    fates: tuple[Fate, ...]
    reasons: Mapping[str, str]
    """Why a mutant is equivalent, by its id."""
    pressing: Collection[str]
    """The ids of those that touch an emergency or urgent rule or finding."""
    every_id: Collection[str]
    """Of all that can be made, tried or not."""

    @property
    def survivors(self) -> tuple[Fate, ...]:
        """Those that nobody noticed."""
        return tuple(fate for fate in self.fates if not fate.noticed)

    @property
    def killed(self) -> Share:
        """How many were noticed, of all."""
        return Share.of(self.fates)

    @property
    def changing_killed(self) -> Share:
        """How many were noticed, of those that change anything."""
        return Share.of([fate for fate in self.fates if not self.equivalent(fate)])

    @property
    def pressing_killed(self) -> Share:
        """How many were noticed, of the pressing ones that change anything."""
        return Share.of([f for f in self.fates if f.mutant.id in self.pressing and not self.equivalent(f)])

    def equivalent(self, fate: Fate) -> bool:
        """Whether it survives, is listed, and is proved to change no advice."""
        return fate.mutant.id in self.reasons and fate.same is not None and fate.same.advice

    def faults(self) -> Iterator[str]:
        """Why the run fails; nothing when it does not."""
        if self.killed.share < LEAST:
            yield f"{self.killed.share:.1%} of the mistakes are noticed, which is less than {LEAST:.0%}"
        if self.pressing_killed.share < 1:
            yield f"{self.pressing_killed.share:.2%} of the pressing mistakes are noticed, and not all"
        for id_ in self.reasons:
            if id_ not in self.every_id:
                yield f"equivalent.yaml names `{id_}`, which is not made"
        for fate in self.fates:
            id_ = fate.mutant.id
            if id_ in self.reasons and fate.noticed:
                yield f"equivalent.yaml names `{id_}`, but {fate.noticed[0]} notices it"
            elif id_ in self.reasons and not self.equivalent(fate):
                yield f"equivalent.yaml names `{id_}`, but its advice is not the same"
            elif id_ not in self.reasons and not fate.noticed:
                yield f"nobody notices `{id_}`"

"""The outcome of a run as a short table."""

from collections import Counter
from collections.abc import Iterator

from tests.mutants.figures import LEAST, Figures
from tests.mutants.killers import KILLERS
from tests.mutants.making import kinds
from tests.mutants.running import Fate

_WIDTH = 15


def lines(figures: Figures) -> Iterator[str]:
    """The table, the survivors with their reasons, and the figures."""
    yield _row("kind", "made", *KILLERS, "survived")
    for kind in kinds(fate.mutant for fate in figures.fates):
        yield _counted(kind, [fate for fate in figures.fates if fate.mutant.kind == kind])
    yield _counted("all", list(figures.fates))
    yield ""
    excused: dict[str, list[str]] = {}
    for fate in figures.survivors:
        reason = figures.reasons.get(fate.mutant.id)
        if reason is not None:
            excused.setdefault(f"{reason} [{_proved(fate)}]", []).append(fate.mutant.id)
    for reason, ids in excused.items():
        yield reason
        yield from (f"  {id_}" for id_ in ids)
    yield ""
    yield f"noticed, of all                            {figures.killed}   goal: {LEAST:.0%}"
    yield f"noticed, of all that change anything       {figures.changing_killed}"
    yield f"noticed, of the pressing ones among these  {figures.pressing_killed}   goal: 100%"
    yield from (f"fault: {fault}" for fault in figures.faults())


def alone(fates: tuple[Fate, ...]) -> Iterator[str]:
    """How many each killer notices, whoever else does."""
    counts = Counter(name for fate in fates for name in fate.noticed)
    yield ""
    yield "each killer alone"
    yield from (f"  {name:13} {counts[name]:5} of {len(fates)}" for name in KILLERS)


def _counted(kind: str, fates: list[Fate]) -> str:
    first = Counter(fate.noticed[0] if fate.noticed else "" for fate in fates)
    return _row(kind, len(fates), *(first[name] or "" for name in KILLERS), first[""] or "")


def _row(kind: str, *cells: object) -> str:
    return f"{kind:17}" + "".join(f"{cell!s:>{_WIDTH}}" for cell in cells).rstrip()


def _proved(fate: Fate) -> str:
    """What the provers and the text of the files say of a survivor."""
    same = fate.same
    if same is None or not same.advice:
        return "not proved"
    if same.order:
        return "proved: the same advice, the same questions"
    return "proved: the same advice, the same questions, another order" if same.questions else "proved: the same advice"

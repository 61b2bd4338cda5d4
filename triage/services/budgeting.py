"""Over-triage has a budget: how many people the advice would send where, by which rules, and whether too many."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Literal

from triage.errors import Problems
from triage.model.prevalence import WHOLE, Limit, Prevalence
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.places import flows_folder
from triage.proof.cohort import Cohort, Driver, Share, sample

Standing = Literal["holds", "uncertain", "broken"]
"""Whether a limit is kept; `uncertain` when the true share may be on either side of it."""
MOST_SHOWN = 5
"""Rules and signs of one urgency."""
_WIDTH = 80
_BAR = 25
_GLUE = "\N{NO-BREAK SPACE}"
"""A line does not end between a number and its percent sign."""


@dataclass(frozen=True, slots=True)
class Item:
    """One limit of the budget and what was counted."""

    limit: Limit
    counted: Share

    @property
    def standing(self) -> Standing:
        """Broken only when the true share is above the limit with near certainty, whoever was drawn."""
        low, high = self.counted.bounds
        at_most = self.limit.at_most / WHOLE
        if low > at_most:
            return "broken"
        return "uncertain" if high > at_most else "holds"


@dataclass(frozen=True, slots=True)
class BudgetReport:
    """What the advice would cost these people."""

    protocol: Protocol
    prevalence: Prevalence
    cohort: Cohort
    items: tuple[Item, ...]

    @property
    def holds(self) -> bool:
        """Whether no limit is broken."""
        return all(item.standing != "broken" for item in self.items)

    @property
    def warnings(self) -> tuple[Item, ...]:
        """The limits that may be broken and may not."""
        return tuple(item for item in self.items if item.standing == "uncertain")


@dataclass(frozen=True, slots=True)
class Budget:
    """Who uses the program and how many of them may be sent where, for one protocol."""

    protocol: Protocol
    prevalence: Prevalence

    def count(self) -> BudgetReport:
        """Draw the people and see where each is sent; the same people every time."""
        cohort = sample(self.protocol, self.prevalence, self.prevalence.people, self.prevalence.seed)
        items = tuple(Item(limit, cohort.at_least(limit.at_least)) for limit in self.prevalence.limits)
        return BudgetReport(self.protocol, self.prevalence, cohort, items)


def open_budget(flows: Path | None, protocol: Protocol) -> Budget | None:
    """The budget of a protocol; None where its folder has no ``prevalence.yaml``.

    Raises:
        ProblemsFound: the file cannot be used.
    """
    from triage.source.prevalence import read_prevalence  # noqa: PLC0415 - yaml is not for a checked set

    problems = Problems()
    prevalence = read_prevalence(flows_folder(flows), protocol, problems)
    problems.stop_if_any()
    return None if prevalence is None else Budget(protocol, prevalence)


def in_words(report: BudgetReport) -> str:
    """Where people are sent, whether that keeps the budget, what sends them, and how much of it is assumed."""
    lines = [*_shares(report), *_limits(report), *_drivers(report), *_evidence(report), *_assumed(report)]
    return "\n".join(lines).replace(_GLUE, " ")


def _shares(report: BudgetReport) -> Iterator[str]:
    cohort = report.cohort
    yield from wrap(
        f"{cohort.of:,} people drawn with seed {report.prevalence.seed}: {report.prevalence.cohort}", _WIDTH
    )
    yield ""
    yield f"{'advice':<16}{'share':>8}   {'95 % sure':<14}  {'0 %':<{_BAR - 5}}100 %"
    for urgency in reversed(Urgency):
        share = cohort.share(urgency)
        yield f"{urgency.id:<16}{_row(share)}  {_bar(share)}".rstrip()
    yield ""


def _limits(report: BudgetReport) -> Iterator[str]:
    yield f"{'budget':<16}{'share':>8}   {'95 % sure':<14}  {'at most':<10}so it"
    for item in reversed(report.items):
        at_most = _percent(item.limit.at_most / WHOLE)
        yield f"{_at_least(item.limit.at_least):<16}{_row(item.counted)}  {at_most:<10}{_SAID[item.standing]}"
    yield from _reasons(report)
    yield ""


def _reasons(report: BudgetReport) -> Iterator[str]:
    """Why the limits are these; a reason that several share is said once."""
    shared: dict[str, list[str]] = {}
    for item in reversed(report.items):
        shared.setdefault(item.limit.because, []).append(_at_least(item.limit.at_least))
    for because, limits in shared.items():
        which = "each" if len(limits) == len(report.items) > 1 else ", ".join(limits)
        yield from _point(f"{which}: {because}")


_SAID = {"holds": "holds", "uncertain": "may be broken: the limit is inside the bounds", "broken": "is BROKEN"}


def _drivers(report: BudgetReport) -> Iterator[str]:
    yield "what decides, in percent of all people; alone: without it, milder advice"
    yield ""
    for urgency in (Urgency.EMERGENCY, Urgency.URGENT, Urgency.SOON):
        drivers = report.cohort.drivers(urgency)
        yield _in_columns("alone", "with others", urgency.id)
        for driver in drivers[:MOST_SHOWN]:
            yield from _driver(report.protocol, driver)
        if len(drivers) > MOST_SHOWN:
            alone = sum(driver.alone.count for driver in drivers[MOST_SHOWN:]) / report.cohort.of
            yield _in_columns(_percent(alone), "", f"{len(drivers) - MOST_SHOWN} more")
        answers = report.cohort.answers(urgency)[:MOST_SHOWN]
        if answers:
            said = ", ".join(f"{id_} {_percent(share.part)}" for id_, share in answers)
            yield from _point(f"milder with a no to this answer: {said}")
        yield ""


def _in_columns(alone: str, together: str, what: str) -> str:
    return f"{alone:>8}{together:>13}  {what}"


def _driver(protocol: Protocol, driver: Driver) -> Iterator[str]:
    from triage.render.guards import in_words as guard_in_words  # noqa: PLC0415 - only a report says guards

    rule = next((rule for rule in protocol.rules if rule.id == driver.id), None)
    said = driver.id if rule is None else f"{rule.id}: {guard_in_words(rule.when, protocol.vocabulary)}"
    figures = _in_columns(_percent(driver.alone.part), _percent(driver.together.part), "")
    yield from wrap(said, _WIDTH, initial_indent=figures, subsequent_indent=" " * (len(figures) + 2))


def _evidence(report: BudgetReport) -> Iterator[str]:
    compare = report.prevalence.compare
    if not compare:
        return
    yield "held against the evidence"
    sign, serious = compare.get("any_warning_sign"), compare.get("serious_cause")
    if sign is not None:
        said = f"{_percent(report.cohort.with_a_sign.part)} have a warning sign of soon or above; the evidence found "
        yield from _point(f"{said}{_percent(sign.share / WHOLE)} with a red flag {_keys(sign.sources)}")
    if serious is not None and serious.share:
        said = f"the evidence found a serious cause in {_percent(serious.share / WHOLE)} {_keys(serious.sources)}; "
        sent = report.cohort.at_least(Urgency.SOON).part * WHOLE / serious.share
        yield from _point(f"{said}soon or above is said to {sent:.0f} people for each of them")
    yield ""


def _assumed(report: BudgetReport) -> Iterator[str]:
    figures = report.prevalence.every_figure
    assumed = sum(not figure.sources for figure in figures)
    said = (
        f"{assumed} of {len(figures)} figures are assumptions, and signs come together only where the file says so. "
        "The bounds are those of the drawing, not of the assumptions: a guide to what to trade, no forecast"
    )
    yield from wrap(said, _WIDTH)


def _point(text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _row(share: Share) -> str:
    low, high = share.bounds
    return f"{_percent(share.part):>8}   {f'{low * 100:.1f} to {high * 100:.1f}':<14}"


def _bar(share: Share) -> str:
    return "#" * round(share.part * _BAR)


def _percent(part: float) -> str:
    return f"{part * 100:.1f}{_GLUE}%"


def _keys(sources: tuple[str, ...]) -> str:
    return f"[{', '.join(sources)}]"


def _at_least(urgency: Urgency) -> str:
    return urgency.id if urgency is Urgency.EMERGENCY else f"{urgency.id} or above"

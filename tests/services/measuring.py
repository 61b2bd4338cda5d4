"""Somebody who fills in measures on chosen days, with a journal or without."""

from collections.abc import Iterable
from datetime import timedelta

from tests.patients import shipped
from tests.services.remembered import Person
from triage.errors import ReplyRefused
from triage.services.measure_turns import MeasureResult
from triage.services.measuring import Measuring


def measuring(person: Person, id_: str) -> Measuring:
    """A measure that is begun."""
    return Measuring(shipped(), person.starts(), person.clock, id_)


def fills_in(person: Person, id_: str, *replies: object, weeks: int = 0) -> MeasureResult:
    """Fill in a measure so many weeks later; of rmdq the reply is the number of ticks."""
    person.clock.now += timedelta(weeks=weeks)
    begun = measuring(person, id_)
    for reply in _pages(int(str(replies[0]))) if id_ == "rmdq" else replies:
        begun.reply(reply)
    result = begun.turn
    assert isinstance(result, MeasureResult), result
    return result


def _pages(ticks: int) -> Iterable[list[str]]:
    ticked = [str(number) for number in range(1, ticks + 1)]
    return ([item for item in ticked if first < int(item) <= first + 6] for first in (0, 6, 12, 18))


def refused(begun: Measuring, reply: object) -> str:
    """Why a reply is not taken."""
    try:
        begun.reply(reply)
    except ReplyRefused as error:
        return str(error)
    raise AssertionError(reply)

"""Which row the digits typed so far mean."""

from typing import NamedTuple


class Picked(NamedTuple):
    """What a digit has led to."""

    typed: str
    """The digits that more may follow."""
    row: int | None
    """The row they mean so far."""
    sure: bool
    """Whether no other row can be meant."""


def pick(keys: tuple[str, ...], typed: str, digit: str) -> Picked:
    """The row that is meant when `digit` follows the digits `typed`; what fits no row starts anew."""
    for candidate in dict.fromkeys((typed + digit, digit)):
        fitting = [key for key in keys if key.startswith(candidate)]
        if candidate in fitting:
            sure = len(fitting) == 1
            return Picked("" if sure else candidate, keys.index(candidate), sure)
    return Picked("", None, sure=False)

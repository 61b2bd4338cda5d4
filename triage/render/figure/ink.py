"""What a picture is drawn with, and what comes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a picture: ``#rrggbb`` for blocks; for the others any words, which come back."""

    body: str
    """Head and arms."""
    clothes: str
    hair: str
    far: str
    """Limbs behind the body."""
    accent: str
    """What does the work."""
    prop: str
    """Things beside the body, such as a chair."""
    floor: str
    background: str


class Run(NamedTuple):
    """A stretch of a row with one look."""

    text: str
    colour: str
    background: str


Row = tuple[Run, ...]


def row_of(cells: Iterable[tuple[str, str]], background: str) -> Row:
    """Cells, each with its colour, as one row; neighbours of one colour together."""
    return tuple(
        Run("".join(character for character, _ in run), colour, background)
        for colour, run in groupby(cells, key=itemgetter(1))
    )

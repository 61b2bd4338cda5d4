"""Somebody who reads plain lines and types, and for whom time passes only while they are waited for."""

from collections.abc import Mapping, Sequence
from io import StringIO

from tests.patients import shipped

_USUAL: Mapping[str, str] = {
    shipped().library.routine["plain_score"].partition("{{")[0]: "1",
    shipped().library.routine["plain_yes_no"][:20]: "n",
    "Type the numbers that are true": "0",
    "Type the number of your answer": "2",
    "Type a whole number from 0 to 10": "2",
    "Type 0 if all is right": "0",
    "Type a number to read a page.": "q",
}
"""What is typed for the last of these that was read: little pain, and no to everything else."""


class Reader:
    """Types what was set down for what they read, in this order; otherwise what is usual."""

    def __init__(self, *replies: tuple[str, str], ends: bool = False) -> None:
        self.out = StringIO()
        self.now = 0.0
        self._replies: Sequence[tuple[str, str]] = replies
        self._ends = ends
        """Whether the input ends after the last of them."""
        self._read = 0
        self._patience = 1000

    def clock(self) -> float:
        """Seconds that only go forward."""
        return self.now

    def within(self, seconds: float) -> str | None:
        """What they type at once; otherwise so much time passes."""
        reply = self._reply()
        if reply is None:
            self.now += seconds
        return reply

    def readline(self, limit: int = -1, /) -> str:
        """What they type, however long it takes."""
        del limit
        self._patience -= 1
        assert self._patience, f"asked again and again: {self.said[-400:]}"
        reply = self._reply()
        if reply is None:
            last = "\n".join(self.said.splitlines()[-4:])
            asked = max(_USUAL, key=last.rfind)
            reply = f"{_USUAL[asked] if asked in last else ''}\n"
        self.now += 2.0
        return reply

    @property
    def said(self) -> str:
        """Everything that they were told."""
        return self.out.getvalue()

    @property
    def all_typed(self) -> bool:
        """Whether they came to type everything that was set down."""
        return not self._replies

    def _reply(self) -> str | None:
        if not self._replies:
            return "" if self._ends else None
        awaited, reply = self._replies[0]
        found = self.said.find(awaited, self._read)
        if found < 0:
            return None
        self._read = len(self.said)
        self._replies = self._replies[1:]
        return f"{reply}\n"

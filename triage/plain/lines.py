"""Lines that are written for a person, and lines that the person types."""

from dataclasses import dataclass, field
from shutil import get_terminal_size
from typing import Protocol, TextIO

from triage.errors import ReplyRefused
from triage.render.ascii import writable
from triage.render.clean import clean
from triage.render.markdown import WIDTH, wrap
from triage.services.materials import Materials
from triage.services.phrasing import Phrases, phrases_of
from triage.services.typed import picked
from triage.services.wishes import meant

LONGEST_LINE = 4096
"""Characters of a typed line that are looked at."""


class Leave(Exception):
    """The person wants to go."""


class InputEnded(Exception):
    """There is nothing more to read."""


class Typed(Protocol):
    """Where typed lines come from, while time goes on."""

    def readline(self, limit: int = -1, /) -> str:
        """The next line, or as much of it as the limit allows; empty at the end."""
        ...

    def within(self, seconds: float) -> str | None:
        """The next line, empty at the end; None where none comes within so many seconds."""
        ...


@dataclass(frozen=True, slots=True)
class Lines:
    """A person at the other end of two streams."""

    typed: Typed
    out: TextIO
    encoding: str | None
    """What the characters must be written in; None for any."""
    width: int
    """Columns of a line."""
    phrases: Phrases
    told: list[str] = field(default_factory=list)
    """What was said to be wrong, and need not be said again."""

    def say(self, *lines: str) -> None:
        """Write lines, wrapped, in the characters that the output takes."""
        for line in lines:
            self.out.write("\n".join(wrap(writable(clean(line), self.encoding), self.width)) + "\n")
        self.out.flush()

    def ring(self) -> None:
        """Ring the bell of the terminal; a file has none."""
        if self.out.isatty():
            self.out.write("\a")
            self.out.flush()

    def hear(self) -> str:
        """The next line typed; a wish to go back and the like are for the caller."""
        self.out.write("> ")
        self.out.flush()
        return self.heard(self.typed.readline(LONGEST_LINE + 1))

    def heard(self, line: str) -> str:
        """What a line says; one that is longer than anybody types says nothing.

        Raises:
            InputEnded: there was none.
            Leave: it says that the person wants to go.
        """
        if not line:
            self.out.write("\n")
            raise InputEnded
        if len(line) > LONGEST_LINE and not line.endswith("\n"):
            self._skip_line()
            return "\N{HORIZONTAL ELLIPSIS}"
        if meant(self.phrases, line, ("leave",)):
            raise Leave
        return line.strip()

    def _skip_line(self) -> None:
        """Read to the end of the line, so that no part of it counts as an answer."""
        while (rest := self.typed.readline(LONGEST_LINE)) and not rest.endswith("\n"):
            pass

    def pick(self, values: list[str]) -> str:
        """The value whose number is typed."""
        while True:
            try:
                return picked(values, self.hear())
            except ReplyRefused as refused:
                self.say(self.not_taken(refused))

    def not_taken(self, refused: ReplyRefused) -> str:
        """Why something typed is no answer."""
        return self.phrases.say("not_taken", why=self.phrases.refusal(refused))

    def tell(self, notice: str) -> None:
        """Say what is wrong, once."""
        if notice and notice not in self.told:
            self.told.append(notice)
            self.say("", notice)


def lines_between(typed: Typed, out: TextIO, materials: Materials) -> Lines:
    """Lines of a comfortable width, or of what the terminal has."""
    width = min(WIDTH, get_terminal_size().columns) if out.isatty() else WIDTH
    encoding = "ascii" if materials.settings.glyphs == "ascii" else out.encoding
    return Lines(typed, out, encoding, width, phrases_of(materials))

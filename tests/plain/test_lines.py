"""What is written for a person, and what is taken of what they type."""

from io import StringIO

import pytest

from tests.patients import shipped
from tests.plain.person import Reader
from triage.plain.lines import LONGEST_LINE, InputEnded, Leave, Lines
from triage.services.phrasing import phrases_of

PHRASES = phrases_of(shipped())


class Terminal(StringIO):
    """A terminal, as far as lines can tell."""

    flushed = ""

    def isatty(self) -> bool:
        return True

    def flush(self) -> None:
        self.flushed = self.getvalue()


def lines(*typed: str, out: StringIO | None = None, encoding: str | None = None) -> Lines:
    """Lines for somebody who types this."""
    reader = Reader(*(("", line) for line in typed), ends=True)
    return Lines(reader, out or StringIO(), encoding, 40, PHRASES)


def test_the_bell_of_a_terminal_rings_at_once() -> None:
    out = Terminal()
    lines(out=out).ring()

    assert out.flushed == "\a"


def test_a_file_has_no_bell() -> None:
    out = StringIO()
    lines(out=out).ring()

    assert out.getvalue() == ""


def test_a_line_is_heard_without_what_is_around_it() -> None:
    assert lines("  yes  ").hear() == "yes"


@pytest.mark.parametrize("typed", ["q", " Q "])
def test_q_leaves(typed: str) -> None:
    with pytest.raises(Leave):
        lines(typed).hear()


def test_the_end_of_the_input_is_told_apart_from_an_empty_line() -> None:
    heard = lines("")

    assert heard.hear() == ""
    with pytest.raises(InputEnded):
        heard.hear()


def test_a_line_longer_than_anybody_types_says_nothing_and_is_passed_over() -> None:
    heard = Lines(_Pieces(["x" * (LONGEST_LINE + 1), "y\n", "next\n"]), StringIO(), None, 40, PHRASES)

    assert [heard.hear(), heard.hear()] == ["\N{HORIZONTAL ELLIPSIS}", "next"]


class _Pieces:
    """An input that comes in pieces."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces = pieces

    def readline(self, limit: int = -1, /) -> str:
        del limit
        return self._pieces.pop(0)

    def within(self, seconds: float) -> str | None:
        del seconds
        return self.readline()


def test_what_is_wrong_is_said_once() -> None:
    out = StringIO()
    said = lines(out=out)
    said.tell("Not saved.")
    said.tell("Not saved.")

    assert out.getvalue().count("Not saved.") == 1


def test_a_number_that_is_none_is_asked_again() -> None:
    out = StringIO()

    assert lines("3", "2", out=out).pick(["one", "two"]) == "two"
    assert "Not taken: " in out.getvalue()


def test_what_the_output_cannot_take_is_written_in_letters() -> None:
    out = StringIO()
    lines(out=out, encoding="ascii").say("5 \N{RIGHTWARDS ARROW} 6")

    assert out.getvalue() == "5 -> 6\n"

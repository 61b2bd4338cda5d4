"""Lines from a pipe, heard while time goes on."""

import os
from collections.abc import Iterator
from io import StringIO
from typing import TextIO

import pytest

from triage.plain.ear import Ear
from triage.plain.lines import LONGEST_LINE

SOON = 0.01


@pytest.fixture
def pipe() -> Iterator[tuple[TextIO, TextIO]]:
    """What is read, and what is written to be read."""
    reading, writing = os.pipe()
    with open(writing, "w", encoding="utf-8") as typing:  # noqa: PTH123 - a pipe has no path
        heard = open(reading, encoding="utf-8")  # noqa: SIM115, PTH123 - closed when nobody listens any more
        yield heard, typing
        typing.close()
        while Ear(heard).readline():
            pass
    heard.close()


def typed(writing: TextIO, text: str) -> None:
    """Type this, and let go of it."""
    writing.write(text)
    writing.flush()


def test_a_line_is_heard(pipe: tuple[TextIO, TextIO]) -> None:
    typed(pipe[1], "one\ntwo\n")
    ear = Ear(pipe[0])

    assert [ear.readline(), ear.readline()] == ["one\n", "two\n"]


def test_silence_is_told_after_so_many_seconds(pipe: tuple[TextIO, TextIO]) -> None:
    ear = Ear(pipe[0])

    assert ear.within(SOON) is None
    typed(pipe[1], "now\n")
    assert ear.readline() == "now\n"


def test_half_a_line_is_not_heard_yet(pipe: tuple[TextIO, TextIO]) -> None:
    ear = Ear(pipe[0])
    typed(pipe[1], "n")

    assert ear.within(SOON) is None
    typed(pipe[1], "ow\n")
    assert ear.readline() == "now\n"


def test_the_end_is_heard_again_and_again(pipe: tuple[TextIO, TextIO]) -> None:
    typed(pipe[1], "last")
    pipe[1].close()
    ear = Ear(pipe[0])

    assert [ear.readline(), ear.readline(), ear.within(SOON)] == ["last", "", ""]


def test_a_very_long_line_comes_in_pieces(pipe: tuple[TextIO, TextIO]) -> None:
    typed(pipe[1], "x" * (3 * LONGEST_LINE) + "\nnext\n")
    pipe[1].close()
    ear = Ear(pipe[0])
    heard = [ear.readline() for _ in range(5)]

    assert [len(piece) <= LONGEST_LINE + 1 for piece in heard] == [True] * 5
    assert "".join(heard) == "x" * (3 * LONGEST_LINE) + "\nnext\n"


def test_signs_of_more_bytes_than_one_are_whole(pipe: tuple[TextIO, TextIO]) -> None:
    typed(pipe[1], "\u00e4" * (LONGEST_LINE // 2 + 1) + "\n")

    assert Ear(pipe[0]).readline() == "\u00e4" * (LONGEST_LINE // 2 + 1) + "\n"


def test_a_text_that_is_all_there_needs_no_waiting() -> None:
    ear = Ear(StringIO("one\ntwo"))

    assert [ear.within(0), ear.readline(), ear.within(0)] == ["one\n", "two", ""]

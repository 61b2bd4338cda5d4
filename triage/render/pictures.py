"""Numbers as pictures: ``[9/100]`` at the start of a line becomes nine full circles of a hundred."""

import re
from collections.abc import Iterator

from triage.errors import Place, Problems
from triage.model.words import Template

FULL, EMPTY = "\N{BLACK CIRCLE}", "\N{WHITE CIRCLE}"
MOST = 100
"""Circles of a picture; more are not counted by anybody."""
PICTURE = re.compile(r"^\[(\d{1,3})/(\d{1,3})\][ \t]*(?=\S)", re.MULTILINE)
"""Where a picture stands in a text; what it shows follows in words, on the same line."""
_MEANT = re.compile(r"\s*\[\s*\d+\s*(?:/|of|de|in)\s*\d*\s*\]")
_ROW = 20
_HARD_BREAK = "  \n"
_DRAWN = re.compile(rf"[{FULL}{EMPTY}]+(?:<br />\n[{FULL}{EMPTY}]+)*")


def drawn(markdown: str) -> str:
    """The text with every picture in its place, each a paragraph before the words that say the same."""
    return PICTURE.sub(lambda found: f"{_circles(int(found[1]), int(found[2]))}\n\n", markdown)


def without_pictures(markdown: str) -> str:
    """The text with its words alone."""
    return PICTURE.sub("", markdown)


def check_pictures(template: Template, problems: Problems) -> None:
    """Note each picture of a text that could not be drawn."""
    for number, line in enumerate(template.text.split("\n"), template.line):
        found = _MEANT.match(line)
        if found is not None and not _fits(line):
            message = f"a picture is written `[9/{MOST}]`, with words behind it: the first number is at most the second"
            problems.add(Place(template.file, number), "T067", f"{message}, and that at most {MOST}")


def _fits(line: str) -> bool:
    found = PICTURE.match(line)
    return found is not None and int(found[1]) <= int(found[2]) <= MOST and int(found[2]) > 0


def hidden_from_speech(html: str) -> str:
    """HTML in which a screen reader passes over the circles: the words beside them say the same."""
    return _DRAWN.sub(lambda found: f'<span class="picture" aria-hidden="true">{found[0]}</span>', html)


def _circles(full: int, of: int) -> str:
    circles = FULL * full + EMPTY * (of - full)
    return _HARD_BREAK.join(_rows(circles))


def _rows(circles: str) -> Iterator[str]:
    for start in range(0, len(circles), _ROW):
        yield circles[start : start + _ROW]

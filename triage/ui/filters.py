"""What is taken out of every line on its way to a terminal that cannot show it, or to a person who wants no colours."""

import os
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter, Monochrome, NoColor

from triage.render.ascii import UNKNOWN, in_cells

Tier = Literal["unicode", "ascii"]
POOR = frozenset({"linux", "vt100", "vt102", "vt220", "ansi", "cons25"})
"""Terminals, as TERM calls them, with few glyphs beyond ASCII."""


def glyph_tier(setting: str, encoding: str, term: str) -> Tier:
    """Which glyphs to draw with: what the person has set, or else what the terminal can show."""
    match setting:
        case "unicode" | "ascii":
            return setting
        case _:
            utf8 = encoding.lower().replace("-", "").replace("_", "") in {"utf8", "utf8sig", "cp65001"}
            return "unicode" if utf8 and term.lower() not in POOR else "ascii"


def colours_off(environment: Mapping[str, str]) -> bool:
    """Whether the person wants no colours; an empty NO_COLOR says nothing (https://no-color.org)."""
    return bool(environment.get("NO_COLOR"))


def tier_here(setting: str) -> Tier:
    """The same, for the terminal that this program writes to."""
    encoding = getattr(sys.__stdout__, "encoding", None) or "utf-8"
    return glyph_tier(setting, encoding, os.environ.get("TERM", ""))


def own_filters(setting: str, calm: Callable[[], Collection[str | None]]) -> tuple[LineFilter, ...]:
    """What this terminal and the person ask for; `calm` are the backgrounds that tell nothing, in the theme of now."""
    colourless = (Colourless(calm),) if colours_off(os.environ) else ()
    ascii_only = (Ascii(),) if tier_here(setting) == "ascii" else ()
    return (*colourless, *ascii_only)


def combined(of_textual: Sequence[LineFilter], ours: Sequence[LineFilter]) -> Sequence[LineFilter]:
    """Textual's own, but for the one that makes colours grey instead of taking them away."""
    return [*(found for found in of_textual if not isinstance(found, Monochrome | NoColor)), *ours]


class Colourless(LineFilter):
    """No colours at all; what a background told is told by reverse video.

    A part is reversed when its background differs from that of its widget: the row in focus, a prompt. In a widget that
    itself stands out, such as a verdict, it is the other way round. Backgrounds that are `calm`, those of screens,
    panels and fields, stand out nowhere.
    """

    def __init__(self, calm: Callable[[], Collection[str | None]]) -> None:
        super().__init__()
        self._calm = calm

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text; bold, underline and the like stay."""
        behind = background.rich_color.triplet
        calm = {Color.parse(colour or "black").rich_color.triplet for colour in self._calm()}
        apart = behind not in calm
        drawn = []
        for text, style, control in segments:
            if style is None:
                drawn.append(Segment(text, _REVERSED if apart else None, control))
                continue
            own = style.bgcolor.triplet if style.bgcolor else None
            reverse = bool(style.reverse) or (own is not None and own != behind and own not in calm) != apart
            drawn.append(Segment(text, _uncoloured(style, reverse=reverse), control))
        return drawn


_REVERSED = Style(reverse=True)


@lru_cache(1024)
def _uncoloured(style: Style, *, reverse: bool) -> Style:
    return Style(
        bold=style.bold,
        dim=style.dim,
        italic=style.italic,
        underline=style.underline,
        strike=style.strike,
        reverse=reverse or None,
        meta=style.meta or None,
    )


class Ascii(LineFilter):
    """Nothing but ASCII, each cell where it was."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The same styles; what has no likeness is a question mark."""
        return [
            segment if segment.text.isascii() else Segment(_as_wide(segment.text), segment.style, segment.control)
            for segment in segments
        ]


def _as_wide(text: str) -> str:
    cells = cell_len(text)
    return in_cells(text)[:cells].ljust(cells, UNKNOWN)

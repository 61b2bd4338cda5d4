"""What is taken out of the lines: colours, and glyphs that a terminal does not have."""

import re

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tests.ui.driving import press_on, say_yes_to_the_first, shown, text
from triage.services.materials import Materials
from triage.ui.app import TriageApp
from triage.ui.filters import Ascii, Colourless, colours_off, glyph_tier
from triage.ui.themes import DARK

CALM = (DARK.background, DARK.panel)
SCREEN, PANEL, FOCUS, VERDICT = (Color.parse(colour or "") for colour in (*CALM, "#1b343d", "#8c1c2b"))


def reversed_on(background: Color, own: Color | None, *, reverse: bool = False) -> bool:
    """Whether a text with a background of its own is reversed in a widget with this one."""
    look = Style(color="red", bgcolor=own.rich_color if own else None, reverse=reverse)
    drawn = Colourless(lambda: CALM).apply([Segment("x", look)], background)
    return bool(drawn[0].style and drawn[0].style.reverse)


@pytest.mark.parametrize(
    ("setting", "encoding", "term", "tier"),
    [
        ("auto", "utf-8", "xterm-256color", "unicode"),
        ("auto", "UTF8", "", "unicode"),
        ("auto", "latin-1", "xterm", "ascii"),
        ("auto", "ANSI_X3.4-1968", "xterm", "ascii"),
        ("auto", "utf-8", "linux", "ascii"),
        ("auto", "utf-8", "vt100", "ascii"),
        ("auto", "utf-8", "vt220", "ascii"),
        ("auto", "utf-8", "ansi", "ascii"),
        ("unicode", "ascii", "linux", "unicode"),
        ("ascii", "utf-8", "xterm", "ascii"),
    ],
)
def test_the_glyphs_are_those_set_or_those_the_terminal_has(setting: str, encoding: str, term: str, tier: str) -> None:
    assert glyph_tier(setting, encoding, term) == tier


@pytest.mark.parametrize(("set_to", "off"), [({}, False), ({"NO_COLOR": ""}, False), ({"NO_COLOR": "0"}, True)])
def test_colours_are_off_where_no_color_says_anything(set_to: dict[str, str], off: bool) -> None:  # noqa: FBT001
    assert colours_off(set_to) is off


def test_what_has_a_background_of_its_own_is_reversed_instead() -> None:
    assert [reversed_on(SCREEN, own) for own in (None, SCREEN, FOCUS)] == [False, False, True]


def test_in_a_widget_with_a_background_it_is_the_other_way_round() -> None:
    assert [reversed_on(VERDICT, own) for own in (None, VERDICT, FOCUS)] == [True, True, False]


@pytest.mark.parametrize("widget", [SCREEN, PANEL], ids=["on the screen", "on a panel"])
def test_fields_and_panels_are_not_reversed(widget: Color) -> None:
    assert [reversed_on(widget, own) for own in (None, SCREEN, PANEL, FOCUS)] == [False, False, False, True]


def test_what_was_reversed_stays_so() -> None:
    assert reversed_on(SCREEN, None, reverse=True)


def test_bold_and_what_a_click_does_stay() -> None:
    look = Style(color="red", bold=True, underline=True, meta={"@click": "x"})
    (drawn,) = Colourless(lambda: CALM).apply([Segment("x", look)], SCREEN)

    assert drawn.style == Style(bold=True, underline=True, meta={"@click": "x"})


@pytest.mark.parametrize("words", ["●■ é", "痛い", "🙂", "e\N{COMBINING ACUTE ACCENT}x", "👩‍⚕️ ok"])
def test_the_cells_stay_where_they_were(words: str) -> None:
    (drawn,) = Ascii().apply([Segment(words)], SCREEN)

    assert drawn.text.isascii()
    assert cell_len(drawn.text) == cell_len(words)


@pytest.mark.parametrize("size", [(80, 24), (40, 10)], ids=str)
async def test_every_screen_on_the_way_is_ascii_with_its_scrollbars(
    materials: Materials, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("TERM", "linux")
    app = TriageApp(materials, pause=0)
    async with shown(app, size) as pilot:
        for until in ("saddle", ""):
            await press_on(pilot, app, until=until)
            assert text(app).isascii()


async def test_without_colours_the_verdict_stands_out_and_the_focus_shows(
    materials: Materials, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = TriageApp(materials, pause=0)
    async with shown(app) as pilot:
        await press_on(pilot, app, until="saddle")
        assert re.search(r"> 1 +\[ \]", reversed_text(app))
        await say_yes_to_the_first(pilot, app)

        assert "Call 999" in reversed_text(app)
        assert colours(app) == set()


def segments(app: TriageApp) -> list[Segment]:
    """Everything on the screen, as it is written."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no public dump of the screen
    return [segment for strip in strips for segment in strip]


def reversed_text(app: TriageApp) -> str:
    """What is written in reverse video."""
    return "".join(segment.text for segment in segments(app) if segment.style and segment.style.reverse)


def colours(app: TriageApp) -> set[str]:
    """Every colour on the screen."""
    looks = [segment.style for segment in segments(app) if segment.style]
    return {str(colour) for look in looks for colour in (look.color, look.bgcolor) if colour}

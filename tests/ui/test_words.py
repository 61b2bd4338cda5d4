"""Hard words: underlined on a page where they stand first, explained on a key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.theme import Theme

from tests.ui.driving import SMALL, USUAL, at_home, press_on, settled, shown, text
from triage.services.glossary import Term, terms_in
from triage.services.materials import Materials
from triage.services.reading import read_page
from triage.ui.app import TriageApp
from triage.ui.page_screen import PageScreen
from triage.ui.widgets.marked import Marked
from triage.ui.widgets.prose import markdown, marked
from triage.ui.words_screen import WordsScreen

LINE = "Emergency? Call 999 now."
WIDE = 1000
"""Columns in which nothing has to be wrapped."""
ONLY_WORDS = Theme(
    {**dict.fromkeys(("markdown.h1", "markdown.h2", "markdown.h3"), "none"), "markdown.term": "underline"}
)
"""Headings are not underlined here, to tell them from words."""


def segments(materials: Materials, words: str) -> list[Segment]:
    """Markdown as it is painted, with its words marked."""
    console = Console(width=WIDE, theme=ONLY_WORDS, color_system="truecolor")
    return list(console.render(marked(words, materials.glossary)))


def underlined(materials: Materials, words: str) -> list[str]:
    """What is underlined, in order."""
    return [part.text for part in segments(materials, words) if part.style is not None and part.style.underline]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A disc, a nerve, a disc.", ["disc", "nerve"]),
        ("- **Blood thinner**: a drug.", ["Blood thinner"]),
        ("**A blood thinner,** and a fall.", ["blood thinner"]),
        ("## Discs\n\nA disc.", ["Discs"]),
        ("1. The spinal cord\n2. The spinal canal", ["spinal cord", "spinal canal"]),
        ("No word.", []),
        ("", []),
    ],
)
def test_a_word_is_underlined_where_it_stands_first(words: str, expected: list[str], materials: Materials) -> None:
    assert underlined(materials, words) == expected


PIECES = st.lists(
    st.sampled_from(
        ["disc", "**disc**", "*nerve*", "sepsis", "## ", "- ", "\n\n", "\n", " ", "[x](y)", "[/]", "<b>", "`disc`"]
    )
    | st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=6),
    max_size=12,
)


@given(PIECES)
def test_marking_never_changes_the_text(materials: Materials, pieces: list[str]) -> None:
    words = "".join(pieces)
    console = Console(width=WIDE)
    before = "".join(part.text for part in console.render(markdown(words)))

    assert "".join(part.text for part in segments(materials, words)) == before


@given(PIECES)
def test_a_word_is_underlined_once(materials: Materials, pieces: list[str]) -> None:
    words = [" ".join(word.split()).lower() for word in underlined(materials, "".join(pieces))]

    assert len(words) == len(set(words))


@pytest.mark.parametrize("id_", ["disc", "osteoporosis", "when-to-get-help", "pacing-and-flare-ups"])
def test_what_is_underlined_on_a_page_is_what_is_explained(id_: str, materials: Materials) -> None:
    page = read_page(materials, id_, {})
    terms = [term.word for term in terms_in(materials, page.text)]

    assert [word for part in underlined(materials, page.text) for word in _word(materials, part)] == terms


def _word(materials: Materials, part: str) -> list[str]:
    return [span.word for span in materials.glossary.spans(part)]


def test_what_is_marked_is_markdown_of_the_same_parts(materials: Materials) -> None:
    page = read_page(materials, "disc", {})
    plain = [token.type for token in Marked(page.text, lambda _: ()).parsed]

    assert plain == [token.type for token in Marked(page.text, materials.glossary.spans).parsed]


@pytest.mark.parametrize("size", [USUAL, SMALL, (60, 20)])
async def test_g_explains_the_words_of_a_page_and_leads_back(size: tuple[int, int], app: TriageApp) -> None:
    async with at_home(app, size) as pilot:
        page = read_page(app.materials, "disc", {})
        screen = PageScreen(page, LINE, app.materials)
        await app.push_screen(screen)
        await settled(pilot)
        await pilot.press("g")
        await settled(pilot)
        words = text(app)
        await pilot.press("g")
        await settled(pilot)

        assert ["disc" in words.split(), "A firm pad between two" in words] == [True, True]
        assert app.screen is screen


@pytest.mark.parametrize("key", ["b", "escape", "q", "g"])
async def test_every_way_back_leads_back(key: str, app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="saddle")
        before = app.screen
        await pilot.press("g")
        await settled(pilot)
        there = app.screen
        await pilot.press(key)
        await settled(pilot)

        assert (isinstance(there, WordsScreen), app.screen) == (True, before)


async def test_a_screen_without_hard_words_says_so(app: TriageApp) -> None:
    async with at_home(app) as pilot:
        await app.push_screen(WordsScreen((), LINE))
        await settled(pilot)

        assert "No word on this screen needs to be explained." in text(app)


async def test_each_source_is_named_once_below_the_meanings(app: TriageApp) -> None:
    terms = (Term("a", "First.", ("[F1] One",)), Term("b", "Second.", ("[F1] One", "[F2] Two")))
    async with at_home(app) as pilot:
        await app.push_screen(WordsScreen(terms, LINE))
        await settled(pilot)
        words = text(app)

    assert [words.count(part) for part in ("First. (F1)", "Second. (F1, F2)", "[F1] One", "[F2] Two")] == [1] * 4


@pytest.mark.parametrize("words", ["[/]", "[@click=app.quit]x[/]", "[red]x[/red]", "$primary", "\\[b]", "**x**"])
async def test_a_meaning_with_markup_in_it_is_shown_as_it_is(words: str, app: TriageApp) -> None:
    async with at_home(app) as pilot:
        await app.push_screen(WordsScreen((Term(words, words, (words,)),), LINE))
        await settled(pilot)

        assert text(app).count(words) >= 3

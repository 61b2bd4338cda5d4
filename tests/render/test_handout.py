"""The sheet to print: well formed, and with nothing from elsewhere."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from triage.render.figure import svg
from triage.render.handout import Card, Picture, Sheet, sheet_html
from triage.services.materials import Materials
from triage.source.poses import load_figures

SOMETHING = Sheet("My exercises", "Move *slowly*.", [Card("Bridge", "5 times")], "**Stop** when it hurts.", "en")


def parsed(html: str) -> ET.Element:
    """The page, which is well formed XML too."""
    return ET.fromstring(html)  # noqa: S314 - our own page


def texts(html: str) -> str:
    """Everything on the page that is read."""
    return " ".join(" ".join(parsed(html).itertext()).split())


class Attributes(HTMLParser):
    """The elements of a page, and every attribute, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.values: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.values += [(name, value or "") for name, value in attrs]


def read_by_a_browser(html: str) -> Attributes:
    """What a browser finds."""
    reader = Attributes()
    reader.feed(html)
    reader.close()
    return reader


def test_language_and_direction_are_said() -> None:
    root = parsed(sheet_html(SOMETHING))

    assert (root.tag, root.get("lang"), root.get("dir")) == ("html", "en", "ltr")


def test_the_page_forbids_everything_from_elsewhere() -> None:
    told = [meta.get("content") for meta in parsed(sheet_html(SOMETHING)).iter("meta") if meta.get("http-equiv")]

    assert told == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_the_words_above_and_below_are_markdown() -> None:
    root = parsed(sheet_html(SOMETHING))

    assert [found.text for found in root.iter("em")] == ["slowly"]
    assert [found.text for found in root.iter("strong")] == ["Stop"]


def test_every_card_is_one_item_in_its_order() -> None:
    html = sheet_html(Sheet("", "", [Card("First", "once"), Card("Second", "twice")], "", "en"))

    assert [found.text for found in parsed(html).iter("h2")] == ["First", "Second"]
    assert "First once Second twice" in texts(html)


def test_a_card_holds_its_pictures_steps_and_notes(materials: Materials) -> None:
    figures = load_figures(materials.flows)
    pictures = (
        Picture(svg(figures, "bridge", 0.0, title="Start"), "Start"),
        Picture(svg(figures, "bridge", 1.0, title="Hold"), "Hold"),
    )
    html = sheet_html(
        Sheet("", "", [Card("Bridge", "5 times", pictures, ("Lie down.", "Lift."), ("Half.",))], "", "en")
    )
    item = next(found for found in parsed(html).iter("li"))

    assert [found.tag for found in item.iter("svg")] == ["svg", "svg"]
    assert [found.text for found in item.iter("figcaption")] == ["Start", "Hold"]
    assert [found.text for found in item.iter("li")][1:] == ["Lie down.", "Lift."]
    assert [found.text for found in item.iter("p")] == ["5 times", "Half."]


def test_many_exercises_are_printed_smaller() -> None:
    lists = [
        next(parsed(sheet_html(Sheet("", "", [Card("", "")] * number, "", "en"))).iter("ol")).get("class")
        for number in (9, 10)
    ]

    assert lists == [None, "many"]


def test_a_sheet_without_exercises_has_no_list() -> None:
    assert list(parsed(sheet_html(Sheet("", "", [], "", "en"))).iter("ol")) == []


words = st.text(max_size=40) | st.sampled_from(
    [
        "</style><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "http://example.org/a.png",
        '" onload="x',
        "&amp;",
    ]
)


@given(words, words, words, words)
def test_whatever_the_words_are_nothing_runs_and_nothing_is_fetched(
    title: str, markdown: str, step: str, below: str
) -> None:
    picture = Picture("<svg></svg>", below)
    card = Card(title, below, (picture,), (step,), (markdown,))
    html = sheet_html(Sheet(title, markdown, [card], markdown, "en"))
    found = read_by_a_browser(html)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)

    assert parsed(html).tag == "html"
    assert found.elements & {"script", "img", "link", "iframe", "object", "embed", "a", "form", "base"} == set()
    assert [name for name, _ in found.values if name.startswith("on") or name in {"src", "href", "style"}] == []
    assert style is not None
    assert not re.search(r"url\(|@import|http", style[1])

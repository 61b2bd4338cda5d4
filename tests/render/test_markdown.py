"""Markdown as lines for a terminal and as one HTML file: nothing lost, nothing active."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.render.markdown import WIDTH, to_html, to_text, wrap

LETTERS = st.from_regex(r"[A-Za-z]{1,9}", fullmatch=True)
LINES = st.tuples(
    st.sampled_from(["", "- ", "  - ", "1. ", "## ", "> ", "    ", "**", "```", "***\n"]),
    st.lists(LETTERS, max_size=30),
)
DOCUMENTS = st.lists(LINES, max_size=12).map(lambda lines: "\n".join(start + " ".join(words) for start, words in lines))


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("One\nline.", "One line."),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("# Title\n\nText.", "Title\n-----\nText."),
        ("Text.\n\n## Title\n\n- a", "Text.\n\nTitle\n-----\n- a"),
        ("- a\n- b\n\nc", "- a\n- b\n\nc"),
        ("* a\n  * b\n    * c\n* d", "- a\n  - b\n    - c\n- d"),
        ("1. a\n2. b", "1. a\n2. b"),
        ("3. a\n3. b", "3. a\n4. b"),
        ("0. a", "0. a"),
        ("1. a\n   - b", "1. a\n   - b"),
        ("- a\n\n  b\n- c", "- a\n  b\n- c"),
        ("-\n\na", "a"),
        ("**Bold** and *soft* and `code`", "Bold and soft and code"),
        ("a  \nb", "a\nb"),
        ("a\n\n***\n\nb", f"a\n\n{'-' * WIDTH}\n\nb"),
        ("\\*a\\*", "*a*"),
        ("", ""),
    ],
)
def test_markdown_becomes_plain_lines(markdown: str, text: str) -> None:
    assert to_text(markdown) == text


@pytest.mark.parametrize(
    "text",
    [
        "[here](https://example.org)",
        "![picture](https://example.org/x.png)",
        "<https://example.org>",
        "<script>alert(1)</script>",
        "<b>bold</b>",
        "&#8238; &lt; &amp; &nbsp;",
        "[ref]: https://example.org",
        "[x][ref]",
    ],
)
def test_links_images_html_and_entities_are_text_like_any_other(text: str) -> None:
    assert to_text(text) == text


@pytest.mark.parametrize(
    "markdown", ["    call 999", "```\ncall 999\n```", "~~~\ncall 999\n~~~", "> call 999", "- \n\n      call 999"]
)
def test_no_way_of_writing_makes_a_text_disappear(markdown: str) -> None:
    assert "call 999" in to_text(markdown)


@given(DOCUMENTS)
def test_no_letter_is_lost(markdown: str) -> None:
    assert re.sub("[^A-Za-z]", "", to_text(markdown, 500)) == re.sub("[^A-Za-z]", "", markdown)


@given(DOCUMENTS, st.integers(20, 100))
def test_no_line_is_wider_than_asked(markdown: str, width: int) -> None:
    assert max(map(len, to_text(markdown, width).split("\n"))) <= width


@given(st.text(st.characters(codec=None)))
def test_no_text_brings_anything_active_to_the_terminal(text: str) -> None:
    assert to_text(text).replace("\n", "").isprintable()


def test_a_long_item_hangs_below_its_dash() -> None:
    assert to_text("- one two three\n  - four five six", 12) == "- one two\n  three\n  - four\n    five six"


def test_a_second_paragraph_of_an_item_stands_below_the_first() -> None:
    assert to_text("10. one\n\n    two three four", 12) == "10. one\n    two\n    three\n    four"


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert to_text("a" * 25, 10) == "aaaaaaaaaa\naaaaaaaaaa\naaaaa"


def test_a_long_heading_is_underlined_no_further_than_the_line() -> None:
    assert to_text("# one two three four", 10) == "one two\nthree four\n----------"


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("  one two three", ["  one two", "  three"]),
        ("- one two three", ["- one two", "  three"]),
        ("  1  one two", ["  1  one", "     two"]),
        ("", [""]),
        ("a\n\nb", ["a", "", "b"]),
        ("   ", [""]),
    ],
)
def test_a_line_is_wrapped_below_its_start(line: str, lines: list[str]) -> None:
    assert wrap(line, 10) == lines


HOSTILE = '<script src="https://x"></script> [a](https://b) ![c](https://d) <img src=https://e onerror=f> &lt;g "h'


@given(st.text() | st.just(HOSTILE))
def test_a_page_holds_no_tag_that_was_in_its_text(text: str) -> None:
    tags = set(re.findall(r"</?([a-z0-9]+)", to_html(text, text, "en")))

    assert tags <= {
        *("html", "head", "meta", "title", "style", "body", "main"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "em", "strong", "code", "br", "hr", "blockquote"),
    }


@given(st.text() | st.just(HOSTILE))
def test_a_page_asks_for_nothing_from_elsewhere(text: str) -> None:
    assert not re.search(r"<[^>]*(?:https?:|src=|href=|url\(|@import| on[a-z]+=)", to_html(text, text, "en"))


def test_a_page_says_itself_that_nothing_is_loaded() -> None:
    assert "default-src 'none'" in to_html("a", "b", "en")


def test_a_title_is_escaped() -> None:
    assert "<title>a &lt;b&gt; &amp; &quot;c&quot;</title>" in to_html("", 'a <b> & "c"', "en")


def test_a_page_names_its_language() -> None:
    assert '<html lang="fr" dir="ltr">' in to_html("", "", "fr")


def test_markdown_becomes_html() -> None:
    assert "<h2>A</h2>\n<ul>\n<li><strong>b</strong></li>\n</ul>" in to_html("## A\n\n- **b**", "t", "en")

"""The library as one file."""

import re
from html.parser import HTMLParser

import pytest

from tests.patients import shipped
from triage.model.guard import Value
from triage.services.book import book

SORE: dict[str, Value] = {"region": "uk", "age": 41, "cause_lifting": "yes"}
EMERGENCY: dict[str, Value] = {"region": "uk", "saddle_numbness": "yes"}


VOID = frozenset({"meta", "hr", "br"})


class Reader(HTMLParser):
    """What a browser makes of it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.attributes |= set(found)
        self.ids += [str(found["id"])] if "id" in found else []
        self.links += [str(found["href"])] if "href" in found else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag in VOID or self.open.pop() == tag


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    assert reader.open == []
    return reader


def test_without_answers_every_page_is_in_it_once() -> None:
    assert sorted(read(book(shipped(), {})).ids) == sorted(id_.replace("_", "-") for id_ in shipped().pages)


def test_the_contents_lead_to_every_page_in_its_order() -> None:
    reader = read(book(shipped(), {}))

    assert reader.links == [f"#{id_}" for id_ in reader.ids]


def test_pages_for_this_person_come_first_with_their_reason() -> None:
    html = book(shipped(), SORE)

    assert read(html).ids[0] == "lifting"
    assert f"Shown because {shipped().library.pages.topics['lifting'].because}." in html


def test_no_page_that_the_advice_speaks_against_is_in_it() -> None:
    topics = shipped().pages
    ids = {id_.replace("-", "_") for id_ in read(book(shipped(), EMERGENCY)).ids}

    assert not [id_ for id_, page in topics.items() if page.topic == "exercise" and id_.replace("-", "_") in ids]
    assert "when_to_get_help" in ids


def test_the_number_to_call_stands_above_everything() -> None:
    html = book(shipped(), EMERGENCY)

    assert html.index("Call 999 now.") < html.index("<nav>")


@pytest.mark.parametrize("recorded", [{}, SORE, EMERGENCY], ids=["nobody", "sore", "emergency"])
def test_it_is_one_file_that_fetches_nothing(recorded: dict[str, Value]) -> None:
    html = book(shipped(), recorded)

    assert not re.search(r"<script|<img|<link|@import|src=|https?://|url\(", html)
    assert read(html).attributes <= {
        "lang",
        "dir",
        "charset",
        "name",
        "content",
        "http-equiv",
        "id",
        "href",
        "class",
        "aria-hidden",
        "start",
    }


def test_it_has_a_language_and_a_direction() -> None:
    assert '<html lang="en" dir="ltr">' in book(shipped(), {})


def test_every_hard_word_is_explained_in_it() -> None:
    assert book(shipped(), {}).count("<dt>") == len(shipped().library.glossary)

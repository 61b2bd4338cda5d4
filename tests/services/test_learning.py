"""The pages to read: what is on the shelf for whom, and what a search finds."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.patients import shipped
from triage.model.urgency import Urgency
from triage.model.words import Page
from triage.services.advising import EXERCISE
from triage.services.learning import LONGEST_SEARCH, find, format_hits, search_text, shelf
from triage.services.materials import Materials
from triage.services.reading import pages_for, read_page
from triage.services.searching import folded

PAGES = shipped().pages
TOPICS = shipped().library.pages.topics
NONE: dict[str, str | int] = {}
EMERGENCY: dict[str, str | int] = {"region": "uk", "saddle_numbness": "yes"}
SOON: dict[str, str | int] = {"region": "uk", "age": 41, "cancer_history": "yes", "leg_pain_below_knee": "yes"}
BENIGN: dict[str, str | int] = {"region": "uk", "age": 41, "cause_lifting": "yes", "osteoporosis": "no"}
READERS = (NONE, EMERGENCY, SOON, BENIGN)


def ids(words: str, recorded: dict[str, str | int]) -> list[str]:
    return [hit.page.id for hit in find(shipped(), recorded, words)]


def on_shelf(recorded: dict[str, str | int]) -> list[str]:
    return [page.id for _, pages in shelf(shipped(), recorded).topics for page in pages]


def spoken_against(recorded: dict[str, str | int]) -> set[str]:
    return set(PAGES) - set(on_shelf(recorded))


def test_without_answers_everything_is_on_the_shelf_once() -> None:
    assert sorted(on_shelf(NONE)) == sorted(PAGES)


def test_without_answers_nothing_is_tailored() -> None:
    assert shelf(shipped(), NONE).tailored == ()


def test_every_page_stands_under_the_title_of_its_topic(materials: Materials) -> None:
    titles = {page.id: title for title, pages in shelf(materials, NONE).topics for page in pages}

    assert titles == {id_: materials.library.topics[page.topic] for id_, page in PAGES.items()}


def test_what_an_answer_asks_for_comes_first_with_its_reason() -> None:
    tailored = shelf(shipped(), BENIGN).tailored

    assert [(page.id, page.because) for page in tailored] == [("lifting", PAGES["lifting"].because)]


def test_by_topic_no_reason_is_given() -> None:
    assert {page.because for _, pages in shelf(shipped(), BENIGN).topics for page in pages} == {""}


def test_the_tailored_pages_stand_under_their_topic_too() -> None:
    shown = shelf(shipped(), SOON)

    assert {page.id for page in shown.tailored} <= set(on_shelf(SOON))


@pytest.mark.parametrize("recorded", READERS[1:])
def test_what_the_advice_offers_is_on_the_shelf(recorded: dict[str, str | int]) -> None:
    assert {page.id for page in pages_for(shipped(), recorded)} <= set(on_shelf(recorded))


def test_with_an_emergency_only_pages_for_one_are_on_the_shelf() -> None:
    assert {PAGES[id_].urgency for id_ in on_shelf(EMERGENCY)} == {Urgency.EMERGENCY}


@pytest.mark.parametrize("recorded", [EMERGENCY, SOON])
def test_without_the_routine_no_exercise_is_on_the_shelf(recorded: dict[str, str | int]) -> None:
    assert [id_ for id_ in on_shelf(recorded) if PAGES[id_].topic == EXERCISE] == []


def test_a_topic_without_pages_has_no_title() -> None:
    assert all(pages for _, pages in shelf(shipped(), EMERGENCY).topics)


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_every_page_is_found_by_its_title(page: Page) -> None:
    assert page.id in ids(page.title, NONE)


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_a_page_found_by_its_title_comes_before_those_found_by_their_text(page: Page) -> None:
    hits = ids(page.title, NONE)
    by_title = [id_ for id_ in hits if set(folded(page.title)) <= set(folded(PAGES[id_].title))]

    assert page.id in by_title
    assert hits[: len(by_title)] == by_title


@pytest.mark.parametrize("page", TOPICS.values(), ids=list(TOPICS))
def test_every_page_is_found_by_a_word_of_its_text(page: Page) -> None:
    words = folded(page.body.text.rpartition("\n\n")[2])
    longest = max(words, key=len)

    assert page.id in ids(longest, NONE)


def test_every_typed_word_must_be_there() -> None:
    assert set(ids("pillow knees", NONE)) == set(ids("pillow", NONE)) & set(ids("knees", NONE))


@pytest.mark.parametrize("typed", ["sciat", "SCIATICA", "sciática", "  sciatica  ", "sciatica,", "\tsciatica\n"])
def test_a_beginning_is_enough_and_case_accents_and_marks_do_not_count(typed: str) -> None:
    assert ids(typed, NONE) == ids("sciatica", NONE) != []


def test_the_middle_of_a_word_is_not_enough() -> None:
    assert ids("ciatica", NONE) == []


def test_a_word_of_the_glossary_finds_what_goes_by_another_name() -> None:
    assert "stenosis" in ids("physiotherapist", NONE)


@pytest.mark.parametrize("typed", ["", " ", "...", "\x1b", "!?", "\N{ZERO WIDTH SPACE}"])
def test_nothing_is_found_for_nothing(typed: str) -> None:
    assert find(shipped(), NONE, typed) == ()


def test_what_is_found_by_title_shows_the_summary() -> None:
    assert find(shipped(), NONE, "lifting")[0].line == PAGES["lifting"].summary


def test_what_is_found_by_text_shows_the_sentence() -> None:
    hit = next(hit for hit in find(shipped(), NONE, "mattress") if hit.page.id == "sleep-positions")

    assert hit.line == "Mattress: a medium-firm one did better than a hard one in one trial."


def test_a_sentence_has_the_number_of_the_country() -> None:
    lines = [hit.line for hit in find(shipped(), {"region": "us"}, "call numb between legs")]

    assert [line for line in lines if "911" in line]


@pytest.mark.parametrize("recorded", READERS)
@pytest.mark.parametrize("typed", ["a", "the", "your", "pain", "exercise", "call", "you", "disc", "knees"])
def test_nothing_that_the_advice_speaks_against_is_found(typed: str, recorded: dict[str, str | int]) -> None:
    assert set(ids(typed, recorded)) & spoken_against(recorded) == set()


@pytest.mark.parametrize("typed", ["you told us", "your answers fit this pattern", "pregnant test"])
def test_what_only_some_readers_see_is_not_found(typed: str) -> None:
    assert [hit for hit in find(shipped(), NONE, typed) if "For you" in hit.line] == []


@pytest.mark.parametrize("recorded", READERS)
@pytest.mark.parametrize("typed", ["pain", "your", "call", "after", "20", "doctor", "leg", "f5"])
def test_the_sentence_stands_on_the_page(typed: str, recorded: dict[str, str | int]) -> None:
    for hit in find(shipped(), recorded, typed):
        page = read_page(shipped(), hit.page.id, recorded)
        text = " ".join(page.text.replace("*", "").split())

        assert hit.line == PAGES[page.id].summary or hit.line in text


def test_a_found_page_says_why_it_is_for_this_person() -> None:
    assert find(shipped(), BENIGN, "lifting")[0].page.because == PAGES["lifting"].because


def test_a_long_search_is_cut() -> None:
    assert search_text("x" * 1_000_000) == "x" * LONGEST_SEARCH


@given(st.text(max_size=200))
def test_a_search_is_one_clean_line(typed: str) -> None:
    text = search_text(typed)

    assert text.isprintable()
    assert len(text) <= LONGEST_SEARCH


@given(st.text(max_size=80))
def test_whatever_is_typed_finds_pages_that_are_there(typed: str) -> None:
    assert set(ids(typed, SOON)) <= set(on_shelf(SOON))


@given(st.text(max_size=80))
def test_folded_words_have_neither_capitals_nor_accents(text: str) -> None:
    for word in folded(text):
        assert word == word.casefold()
        assert not any(unicodedata.combining(character) for character in word)


def test_hits_are_written_with_their_sentence_below() -> None:
    lines = format_hits(find(shipped(), NONE, "lifting carrying")).splitlines()

    assert lines == ["lifting  Lifting and carrying", f"         {PAGES['lifting'].summary}"]


def test_it_is_said_when_pages_are_held_back(materials: Materials) -> None:
    held_back = shelf(materials, {"saddle_numbness": "yes"}).held_back

    assert "not shown now" in held_back
    assert shelf(materials, {}).held_back == ""

"""The page of each exercise, among the pages to read."""

import pytest

from tests.patients import shipped
from triage.model.urgency import Urgency
from triage.services.advising import EXERCISE
from triage.services.learning import find, shelf
from triage.services.reading import read_page

EXERCISES = tuple(shipped().library.exercises)


def test_every_exercise_has_a_page_where_the_pages_with_movements_are() -> None:
    pages = shipped().pages

    assert {pages[id_].topic for id_ in EXERCISES} == {EXERCISE}
    assert {pages[id_].urgency for id_ in EXERCISES} == {Urgency.PHYSIO}


def test_no_exercise_has_the_name_of_another_page() -> None:
    assert not set(EXERCISES) & set(shipped().library.pages.topics)


def test_they_stand_on_the_shelf() -> None:
    listed = [page.id for _, pages in shelf(shipped(), {}).topics for page in pages]

    assert set(EXERCISES) <= set(listed)


@pytest.mark.parametrize("id_", EXERCISES)
def test_each_is_found_by_its_name(id_: str) -> None:
    words = shipped().library.exercises[id_].title

    assert id_ in [hit.page.id for hit in find(shipped(), {}, words)]


@pytest.mark.parametrize("id_", EXERCISES)
def test_none_is_shown_to_somebody_who_needs_help_first(id_: str) -> None:
    page = read_page(shipped(), id_, {"region": "uk", "saddle_numbness": "yes"})

    assert page.text.startswith("This page is not for now.")
    assert page.sources == ()


@pytest.mark.parametrize("id_", EXERCISES)
def test_each_is_shown_whole(id_: str) -> None:
    page = read_page(shipped(), id_, {})

    assert not page.in_two
    assert page.short == page.text

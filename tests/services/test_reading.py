"""Pages: listed, tailored, and in the form asked for."""

from dataclasses import replace

import pytest

from tests.patients import shipped
from triage.engine.assessment import assess
from triage.errors import FileMissing
from triage.model.guard import Value, Within
from triage.model.urgency import Urgency
from triage.services.advising import Advice
from triage.services.learning import find
from triage.services.materials import Materials
from triage.services.reading import every_page, format_list, format_page, page_text, pages_for, read_page

TOPICS = tuple(shipped().library.pages.topics)


def test_every_page_is_listed(materials: Materials) -> None:
    assert {link.id for link in every_page(materials)} == set(materials.pages)


def test_the_list_of_every_page_claims_no_reason(materials: Materials) -> None:
    assert [link.id for link in every_page(materials) if link.because] == []


def test_pages_for_the_answers_begin_with_those_to_the_point(materials: Materials) -> None:
    assert pages_for(materials, {"cause_lifting": "yes"})[0].id == "lifting"


def test_no_exercises_are_listed_for_somebody_who_needs_a_doctor(materials: Materials) -> None:
    topics = materials.library.pages.topics

    assert [link.id for link in pages_for(materials, {"fever": "yes"}) if topics[link.id].topic == "exercise"] == []


def test_a_page_that_does_not_exist_is_met_with_a_suggestion(materials: Materials) -> None:
    with pytest.raises(FileMissing, match="there is no page `liftin`; did you mean `lifting`"):
        read_page(materials, "liftin", {})


def test_an_id_never_hands_back_what_a_terminal_could_act_on(materials: Materials) -> None:
    with pytest.raises(FileMissing) as missing:
        read_page(materials, "\x1b[2Jx" + "y" * 1000, {})

    assert str(missing.value).isprintable()


@pytest.mark.parametrize("id_", ["../outcomes/emergency", "lifting.md", "/etc/passwd", ""])
def test_only_pages_can_be_read(materials: Materials, id_: str) -> None:
    with pytest.raises(FileMissing):
        read_page(materials, id_, {})


@pytest.mark.parametrize("id_", TOPICS)
def test_every_page_can_be_read_without_answers(materials: Materials, id_: str) -> None:
    assert read_page(materials, id_, {}).text


@pytest.mark.parametrize("id_", TOPICS)
def test_every_page_has_sources(materials: Materials, id_: str) -> None:
    assert read_page(materials, id_, {}).sources


def test_a_page_says_why_it_is_for_the_person(materials: Materials) -> None:
    assert read_page(materials, "lifting", {"cause_lifting": "yes"}).because


def test_a_page_claims_no_reason_without_answers(materials: Materials) -> None:
    assert read_page(materials, "lifting", {}).because == ""


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("id_", TOPICS)
def test_every_form_of_a_page_has_its_sources(materials: Materials, id_: str, form: str) -> None:
    page = read_page(materials, id_, {})

    assert page.sources[0].partition("]")[0] in format_page(materials, page, form)


def test_markdown_begins_with_the_title(materials: Materials) -> None:
    page = read_page(materials, "lifting", {})

    assert format_page(materials, page, "markdown").splitlines()[0] == f"# {page.title}"


def test_text_fits_eighty_columns(materials: Materials) -> None:
    lines = format_page(materials, read_page(materials, "lifting", {}), "text").splitlines()

    assert [line for line in lines if len(line) > 80] == []


def test_html_is_one_file_that_fetches_nothing(materials: Materials) -> None:
    page = format_page(materials, read_page(materials, "lifting", {}), "html")

    assert not any(word in page for word in ("<script", "<img", "<link", "@import", "href=", "src="))


def test_every_form_says_when_it_was_looked_over(materials: Materials) -> None:
    page = read_page(materials, "lifting", {})

    assert f"Last looked over on {page.reviewed}." in format_page(materials, page, "markdown")


def test_a_list_has_the_id_to_ask_for_first(materials: Materials) -> None:
    lines = format_list(materials, every_page(materials)).splitlines()

    assert {line.split()[0] for line in lines} == set(materials.pages)


def test_a_list_says_why_a_page_is_offered(materials: Materials) -> None:
    assert "(because " in format_list(materials, pages_for(materials, {"cause_lifting": "yes"})).splitlines()[0]


def test_an_empty_list_is_empty(materials: Materials) -> None:
    assert format_list(materials, ()) == ""


@pytest.mark.parametrize("urgency", Urgency)
def test_every_urgency_has_a_page_to_read(materials: Materials, urgency: Urgency) -> None:
    assert [page.id for page in materials.library.pages.topics.values() if page.urgency >= urgency]


def test_a_page_wanted_at_an_age_says_why_it_is_for_the_person(materials: Materials) -> None:
    page = replace(materials.library.pages.topics["lifting"], wanted=Within("age", 65, 120))
    recorded = {"age": 70}
    advice = Advice(materials, assess(materials.protocol, recorded), recorded)

    assert page_text(materials, page, advice).because


def test_each_exercise_has_a_page(materials: Materials) -> None:
    page = read_page(materials, "bridge", {"region": "uk"})

    assert page.title == "Bridge"
    assert [line for line in page.text.split("\n") if line.startswith("## ")] == [
        *("## Start", "## How", "## What you should feel", "## A usual mistake", "## Easier"),
        *("## Leave it out with", "## Milder with", "## Why", "## How much", "## When to stop"),
    ]


def test_the_page_of_an_exercise_numbers_its_steps(materials: Materials) -> None:
    steps = materials.library.exercises["bridge"].steps

    assert f"1. {steps[0]}\n2. {steps[1]}" in read_page(materials, "bridge", {}).text


def test_an_exercise_that_everybody_may_do_is_left_out_by_nobody(materials: Materials) -> None:
    assert "Leave it out" not in read_page(materials, "core_brace", {}).text


def test_an_exercise_can_be_meant(materials: Materials) -> None:
    with pytest.raises(FileMissing, match="did you mean `bridge`"):
        read_page(materials, "brigde", {})


def test_a_page_on_a_topic_begins_with_its_short_answer(materials: Materials) -> None:
    page = read_page(materials, "lifting", {})

    assert page.in_two
    assert page.text == f"{page.short}\n\n{page.more}"
    assert page.more.startswith("## ")


def test_only_the_short_answer_can_be_had(materials: Materials) -> None:
    page = read_page(materials, "lifting", {})
    told = format_page(materials, page, "markdown", short=True)

    assert page.short in told
    assert page.more.split("\n")[0] not in told


def test_a_page_that_the_advice_speaks_against_says_what_comes_first(materials: Materials) -> None:
    recorded: dict[str, Value] = {"region": "uk", "saddle_numbness": "yes"}
    page = read_page(materials, "lifting", recorded)

    assert page.text.endswith("something else first: Call 999 or go to A&E now.") or "first:" in page.text
    assert "Lift" not in page.text
    assert format_page(materials, page, "markdown") == f"# {page.title}\n\n{page.text}"


@pytest.mark.parametrize("id_", TOPICS)
def test_every_page_is_found_by_its_everyday_words(materials: Materials, id_: str) -> None:
    for words in materials.library.pages.topics[id_].finds:
        assert id_ in [hit.page.id for hit in find(materials, {}, words)]

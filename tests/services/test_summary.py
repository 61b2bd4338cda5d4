"""The summary tells a professional what was said, all of it, and nothing that was not."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.patients import EVERY_ID, patient_called, shipped
from tests.services.remembered import AT_HOME, Person
from triage.errors import NothingToTake
from triage.model.guard import Value
from triage.model.vocabulary import NO, UNSURE, YES
from triage.services.materials import Materials, open_materials
from triage.services.summary import summary, summary_of

WHEN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ASKED = tuple(shipped().library.clinical)
NASTY = (
    "<script>alert(1)</script>",
    "[x](http://a.b)",
    "![x](http://a.b/c.png)",
    "{{ title }}",
    "# head\n\n- item",
    "\x1b[2J",
    "=1+1",
    "`a`",
)


def part(markdown: str, title: str) -> str:
    """What stands below a heading."""
    return markdown.partition(f"## {title}\n")[2].partition("\n## ")[0]


def told(recorded: dict[str, Value], materials: Materials | None = None, who: str = "") -> str:
    return summary(materials or shipped(), recorded, WHEN, who).markdown


@given(st.dictionaries(st.sampled_from(ASKED), st.sampled_from([YES, NO, UNSURE]), max_size=20))
@settings(deadline=None)
def test_every_answer_stands_where_it_belongs_and_nowhere_else(answers: dict[str, str]) -> None:
    said = told(dict(answers))
    places = {
        YES: part(said, "Reported") + part(said, "Background"),
        UNSURE: part(said, "Not sure"),
        NO: part(said, "Asked and denied"),
    }

    for finding, answer in answers.items():
        term, teaches = shipped().library.clinical[finding], shipped().protocol.vocabulary[finding].cause
        for place, text in places.items():
            stands = re.search(rf"(?:- |: |; |^){re.escape(term)}(?:$|;|\.)", text, re.MULTILINE) is not None
            assert stands is (place == answer and not (answer == NO and teaches)), (finding, answer, place)


@pytest.mark.parametrize("patient", EVERY_ID)
def test_it_is_whole_for_every_golden_patient(patient: str) -> None:
    said = told(dict(patient_called(patient).findings))

    assert not re.search(r"\{\{|\}\}|\{%|Undefined|\bNone\b|: \.|\(\)", said)
    assert "Self-reported. Nothing was examined or verified." in said


@pytest.mark.parametrize("patient", EVERY_ID)
def test_it_fits_on_a_page_or_two_of_text(patient: str) -> None:
    document = summary(shipped(), dict(patient_called(patient).findings), WHEN)

    assert len(document.text().splitlines()) <= 150


def test_a_name_stands_there_only_when_it_is_given() -> None:
    assert "**Who:**" not in told({"fever": "yes"})
    assert "**Who:** Rosa" in told({"fever": "yes"}, who="Rosa")


@pytest.mark.parametrize("name", NASTY)
def test_no_name_becomes_anything_but_text(name: str) -> None:
    found: list[str] = []

    class Seen(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append(tag)
            assert not [value for key, value in attrs if key in {"src", "href"} or key.startswith("on")]

    Seen().feed(summary(shipped(), {"fever": "yes"}, WHEN, name).html())
    assert not {"script", "img", "a", "iframe"} & set(found)


def test_it_speaks_spanish() -> None:
    said = told({"fever": "yes"}, open_materials(language="es"))

    assert "## Refiere\n\n- fiebre, tiritona o sudoración nocturna profusa" in said


def test_without_advice_there_is_nothing_to_sum_up(materials: Materials, tmp_path: Path) -> None:
    with pytest.raises(NothingToTake, match="type `triage` first"):
        summary_of(materials, Person(tmp_path / "journal.sqlite3").starts(), WHEN)


def test_the_last_advice_of_a_journal_is_summed_up(materials: Materials, tmp_path: Path) -> None:
    person = Person(tmp_path / "journal.sqlite3")
    turn = person.comes_to(AT_HOME)
    document = summary_of(materials, person.starts(), person.clock.now)

    assert turn.title in document.markdown
    assert document.name == "summary-2026-11-22"
    assert "## Over time" not in document.markdown


def test_only_what_the_advice_rests_on_is_cited() -> None:
    said = told({"fever": "yes"})
    cited = set(re.findall(r"[FK]\d+", part(said, "What the advice rests on")))

    assert set(re.findall(r"^- \[([FK]\d+)\]", part(said, "Sources"), re.MULTILINE)) == cited


def test_where_the_person_is_and_that_they_answered_themselves_is_not_told() -> None:
    assert "United" not in told({"region": "uk", "answering_for": "me", "fever": "yes"})
    assert "someone I look after" in told({"answering_for": "someone", "fever": "yes"})

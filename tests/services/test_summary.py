"""The summary tells a professional what was said, all of it, and nothing that was not."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.patients import EVERY_ID, patient_called, shipped
from tests.services.remembered import AT_HOME, Person
from tests.test_spanish import spanish
from triage.errors import NothingToTake
from triage.model.guard import Value
from triage.model.vocabulary import NO, UNSURE, YES
from triage.services.materials import Materials, open_materials
from triage.services.summary import sheet, sheet_of, summary, summary_of

WHEN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LONGEST = 150
"""Lines of 80 columns: a page or two."""
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


@pytest.mark.parametrize("patient", EVERY_ID[::4])
def test_it_is_whole_and_short_for_golden_patients(patient: str) -> None:
    document = summary(shipped(), dict(patient_called(patient).findings), WHEN)

    assert not re.search(r"\{\{|\}\}|\{%|Undefined|\bNone\b|: \.|\(\)", document.markdown)
    assert "Self-reported. Nothing was examined or verified." in document.markdown
    assert len(document.text().splitlines()) <= LONGEST


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


@pytest.mark.parametrize("kind", ["phone", "card"])
@pytest.mark.parametrize("patient", EVERY_ID[::12])
def test_a_sheet_is_whole_for_golden_patients(patient: str, kind: Literal["phone", "card"]) -> None:
    for materials in (shipped(), spanish()):
        said = sheet(materials, dict(patient_called(patient).findings), WHEN, kind).markdown

        assert len(said) > 200
        assert not re.search(r"\{\{|\}\}|\{%|Undefined|\bNone\b|: \.|\(\)", said)


@pytest.mark.parametrize(
    ("region", "number"), [("uk", "999"), ("us", "911"), ("au", "000"), ("nz", "111"), ("eu", "112")]
)
@pytest.mark.parametrize("kind", ["phone", "card"])
def test_a_sheet_has_the_number_of_the_country(region: str, number: str, kind: Literal["phone", "card"]) -> None:
    assert number in sheet(shipped(), {"region": region, "fever": "yes"}, WHEN, kind).markdown


def test_the_card_has_the_signs_that_need_help_at_once_and_two_dates() -> None:
    said = sheet(shipped(), {"region": "uk", "answering_for": "me"}, WHEN, "card").markdown

    assert "between your legs" in said
    assert "Made on 2026-11-23." in said
    assert re.search(r"Check again by 2026-1[12]-\d\d", said)


def test_the_script_begins_with_what_to_do_and_asks_when() -> None:
    said = sheet(shipped(), {"region": "uk", "fever": "yes"}, WHEN, "phone").markdown

    assert said.startswith("# To say on the phone\n\n**")
    assert '"When can you see me?"' in said


@pytest.mark.parametrize("kind", ["phone", "card"])
def test_each_sheet_is_set_in_its_own_way(kind: Literal["phone", "card"]) -> None:
    html = sheet(shipped(), {"fever": "yes"}, WHEN, kind).html()

    assert f'<body class="{kind}">' in html
    assert "<body>" in summary(shipped(), {"fever": "yes"}, WHEN).html()


def test_without_advice_there_is_no_sheet(materials: Materials, tmp_path: Path) -> None:
    with pytest.raises(NothingToTake):
        sheet_of(materials, Person(tmp_path / "journal.sqlite3").starts(), "card")

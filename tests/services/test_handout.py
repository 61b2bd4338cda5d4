"""The plan on one sheet: what is done is on it, and nothing else."""

from collections.abc import Mapping
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from tests.patients import shipped
from triage.engine.planning import plan
from triage.engine.settling import settle
from triage.model.guard import Value
from triage.model.training import History, Plan
from triage.services.handout import handout
from triage.services.planning_words import plan_turn

DAY = date(2026, 11, 23)
PEOPLE: Mapping[str, Mapping[str, Value]] = {
    "nothing special": {"pain_now": 2},
    "strong pain": {"pain_now": 7},
    "thin bones": {"osteoporosis": "yes", "pain_now": 2},
    "pregnant": {"pregnancy": "yes", "pain_now": 2},
    "cannot get down": {"cannot_reach_floor": "yes", "pain_now": 2},
    "a disc": {"prior_herniated_disc": "yes", "leg_pain_below_knee": "yes", "worse_bending": "yes", "pain_now": 2},
}


def plan_for(findings: Mapping[str, Value]) -> Plan:
    """The first plan of somebody of whom this is true."""
    materials = shipped()
    return plan(materials.programme, settle(materials.protocol, findings), History(), DAY)


def sheet(findings: Mapping[str, Value], recorded: Mapping[str, Value] | None = None) -> ET.Element:
    """Their sheet."""
    return ET.fromstring(handout(shipped(), plan_for(findings), recorded or {}).html)  # noqa: S314 - our own page


def text(element: ET.Element) -> str:
    """All that is read, in one line."""
    return " ".join(" ".join(element.itertext()).split())


@pytest.mark.parametrize("who", PEOPLE)
def test_every_chosen_exercise_is_on_it_with_its_dose_and_no_other(who: str) -> None:
    turn = plan_turn(shipped(), plan_for(PEOPLE[who]))
    root = sheet(PEOPLE[who])
    doses = [found.text for found in root.iter("p") if found.get("class") == "dose"]

    assert [found.text for found in root.iter("h2")] == [item.title for item in turn.items]
    assert doses == [item.dose for item in turn.items]
    assert {left.title for left in turn.left_out} & {found.text for found in root.iter("h2")} == set()


@pytest.mark.parametrize("who", PEOPLE)
def test_every_exercise_is_drawn_where_it_first_stands(who: str) -> None:
    root = sheet(PEOPLE[who])
    drawn: set[str | None] = set()
    for card in root.iterfind("./body/main/ol/li"):
        title = card.findtext("h2")
        assert (card.find(".//svg") is not None) is (title not in drawn)
        drawn.add(title)


@pytest.mark.parametrize("who", PEOPLE)
def test_nothing_of_it_comes_from_elsewhere(who: str) -> None:
    html = handout(shipped(), plan_for(PEOPLE[who]), {}).html
    root = ET.fromstring(html)  # noqa: S314 - our own page
    attributes = {name for element in root.iter() for name in element.attrib}

    assert "//" not in html.replace("<!--", "")
    assert attributes & {"src", "href", "style"} == set()
    assert list(root.iter("script")) == []


def test_the_steps_are_those_of_the_exercise() -> None:
    words = shipped().library.exercises["pelvic_tilt"]
    card = next(card for card in sheet(PEOPLE["nothing special"]).iter("li") if card.findtext("h2") == words.title)

    assert [step.text for step in card.iter("li")][1:] == [*words.start, *words.steps]


def test_how_it_is_made_milder_stands_with_it() -> None:
    words = shipped().library.exercises["bridge"]
    card = next(card for card in sheet(PEOPLE["thin bones"]).iter("li") if card.findtext("h2") == words.title)

    assert words.adapts["osteoporosis"] in [note.text for note in card.iter("p") if note.get("class") == "note"]


def test_what_must_never_wait_stands_at_the_foot_with_the_number_of_the_place() -> None:
    foot = sheet(PEOPLE["nothing special"], {"region": "uk"}).find("./body/footer")
    assert foot is not None

    assert "Stop at once and call 999" in text(foot)


def test_without_a_place_the_number_is_the_one_that_works_in_most() -> None:
    foot = sheet(PEOPLE["nothing special"]).find("./body/footer")
    assert foot is not None

    assert "112, 911 or your local emergency number" in text(foot)


def test_day_protocol_and_routine_are_stamped_on_it() -> None:
    materials = shipped()
    root = sheet(PEOPLE["nothing special"])

    assert "2026-11-23" in text(root)
    assert materials.protocol.digest[:12] in text(root)
    assert materials.programme.digest[:12] in text(root)


def test_the_name_of_the_file_tells_nothing_about_health() -> None:
    assert handout(shipped(), plan_for({}), {}).name == "exercises-2026-11-23"


def test_there_is_one_form_of_it() -> None:
    kept = handout(shipped(), plan_for({}), {})

    assert kept.form("html") == kept.html

"""Whom to call, as the settings have it, and that settings never change the advice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.patients import shipped
from triage.engine.assessment import assess
from triage.engine.interview import replay
from triage.model.settings import SETTINGS, Settings
from triage.services.advising import Advice
from triage.services.materials import Materials
from triage.services.whereabouts import region_for, regions_of, seeded

OWN = {"emergency": "0999 99", "crisis_line": "116 000"}


def numbers(materials: Materials, settings: Settings, recorded: str) -> tuple[str, str]:
    """The emergency number and the country that are shown."""
    region = region_for(replace(materials, settings=settings), recorded)
    return region.emergency, region.id


def test_the_country_that_was_answered_counts(materials: Materials) -> None:
    assert numbers(materials, Settings(region="uk"), "us") == ("911", "us")


@pytest.mark.parametrize("recorded", ["", "not_asked"])
def test_until_then_the_one_that_was_set_counts(recorded: str, materials: Materials) -> None:
    assert numbers(materials, Settings(region="uk"), recorded) == ("999", "uk")


def test_without_either_every_number_is_shown(materials: Materials) -> None:
    assert numbers(materials, Settings(), "") == ("112, 911 or your local emergency number", "unknown")


@pytest.mark.parametrize("recorded", ["", "uk"])
def test_own_numbers_stand_in_for_those_of_the_country_that_was_set(recorded: str, materials: Materials) -> None:
    assert numbers(materials, Settings(region="uk", numbers=OWN), recorded) == ("0999 99", "uk")


@pytest.mark.parametrize("recorded", ["", "uk", "unknown"])
def test_own_numbers_stand_in_everywhere_when_no_country_was_set(recorded: str, materials: Materials) -> None:
    assert numbers(materials, Settings(numbers=OWN), recorded)[0] == "0999 99"


@pytest.mark.parametrize(("recorded", "right"), [("us", "911"), ("unknown", "112, 911 or your local emergency number")])
def test_own_numbers_do_not_follow_into_another_country(recorded: str, right: str, materials: Materials) -> None:
    assert numbers(materials, Settings(region="uk", numbers=OWN), recorded)[0] == right


def test_a_number_that_is_not_their_own_is_the_one_of_the_country(materials: Materials) -> None:
    region = region_for(replace(materials, settings=Settings(region="uk", numbers=OWN)), "uk")

    assert (region.crisis_line, region.poison_line) == ("116 000", "111")


@pytest.mark.parametrize(("own", "said"), [("0800 1", "call 0800 1"), ("+44 1", "call +44 1"), ("ring 12", "ring 12")])
def test_an_own_advice_line_reads_on_in_its_sentence(own: str, said: str, materials: Materials) -> None:
    own_line = replace(materials, settings=Settings(numbers={"advice_line": own}))

    assert region_for(own_line, "").advice_line == said


def test_the_country_that_was_set_answers_its_question(materials: Materials) -> None:
    assert seeded(Settings(region="nz"), materials.protocol) == {"region": "nz"}


@pytest.mark.parametrize("region", ["", "atlantis"])
def test_a_country_that_the_protocol_does_not_know_answers_nothing(region: str, materials: Materials) -> None:
    assert seeded(Settings(region=region), materials.protocol) == {}


def test_every_country_fits_its_question(materials: Materials) -> None:
    for region in regions_of(materials.protocol):
        answers = seeded(Settings(region=region), materials.protocol)
        before = {"consent": "me"}

        interview = replay(materials.protocol, materials.machine, {**before, **answers})

        assert interview.recorded["region"] == region
        assert interview.state not in {*before, *answers}


def some_settings() -> st.SearchStrategy[Settings]:
    """Any settings that fit."""
    words = {name: st.sampled_from(setting.allowed) for name, setting in SETTINGS.items() if setting.kind == "word"}
    flags = {name: st.booleans() for name, setting in SETTINGS.items() if setting.kind == "flag"}
    lines = [setting.short for setting in SETTINGS.values() if setting.kind == "number"]
    numbers = st.dictionaries(st.sampled_from(lines), st.sampled_from(["112", "0800 1 (mum)"]))
    regions = st.sampled_from(["", *regions_of(shipped().protocol)])
    return st.builds(Settings, region=regions, numbers=numbers, **words, **flags)


def some_findings() -> st.SearchStrategy[dict[str, str | int]]:
    """Any findings that can be recorded."""
    asked = [finding for finding in shipped().protocol.vocabulary.values() if finding.derived is None]
    yes_no = [finding.id for finding in asked if finding.yes_no]
    return st.dictionaries(st.sampled_from(yes_no), st.sampled_from(["yes", "no", "unsure"]), max_size=12)


@given(some_settings(), some_findings(), st.sampled_from(["", "uk", "us", "unknown"]))
def test_settings_never_change_the_advice(settings: Settings, findings: dict[str, str | int], region: str) -> None:
    materials = shipped()
    recorded = {**findings, **({"region": region} if region else {})}
    assessment = assess(materials.protocol, recorded)

    plain = Advice(materials, assessment, recorded).outcome()
    own = Advice(replace(materials, settings=settings), assessment, recorded).outcome()

    assert (own.urgency, own.reasons, own.routine, own.unconfirmed) == (
        plain.urgency,
        plain.reasons,
        plain.routine,
        plain.unconfirmed,
    )
    assert [page.id for page in own.education] == [page.id for page in plain.education]

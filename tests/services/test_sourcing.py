"""The sources of an advice, each with what leans on it."""

import pytest

from tests.patients import EVERY_ID, shipped, walk_with
from triage.services.sourcing import keys, sources_of

EMERGENCY = "saddle-numbness-alone"


def test_a_source_is_told_with_title_address_and_date() -> None:
    source = sources_of(shipped(), walk_with(EMERGENCY).outcome)[1]

    assert (source.key, source.title, source.read) == ("F2", "NHS Northern Trust (NI)", "2026-11-22")
    assert source.address.startswith("northerntrust.hscni.net")


def test_how_a_source_was_read_is_no_part_of_what_a_person_sees() -> None:
    materials = shipped()
    notes = {key: source.note for key, source in materials.library.pages.sources.items() if source.note}
    told = [source for source in sources_of(materials, walk_with(EMERGENCY).outcome) if source.key in notes]

    assert [source.key for source in told if notes[source.key] in source.title] == []
    assert "F1" in {source.key for source in told}


def test_a_source_names_the_reasons_that_lean_on_it() -> None:
    outcome = walk_with(EMERGENCY).outcome
    shared = next(source for source in sources_of(shipped(), outcome) if source.key == "F6")

    assert set(shared.reasons) == {reason.text for reason in outcome.reasons if "F6" in keys(reason.sources)}
    assert len(shared.reasons) == 2


def test_a_source_to_be_verified_has_no_date() -> None:
    known = {source.key: source for source in sources_of(shipped(), walk_with(EMERGENCY).outcome)}

    assert known["K36"].read == ""


@pytest.mark.parametrize("patient", EVERY_ID)
def test_every_source_is_told_once(patient: str) -> None:
    outcome = walk_with(patient).outcome
    named = [source.key for source in sources_of(shipped(), outcome)]
    cited = {*keys(outcome.sources), *(key for reason in outcome.reasons for key in keys(reason.sources))}

    assert sorted(named) == sorted(cited)

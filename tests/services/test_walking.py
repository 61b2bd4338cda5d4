"""A walk is answered as its file says, and nobody is asked what it does not say."""

from pathlib import Path

import pytest

from tests.patients import EVERY_ID, WALKS, walk_with
from triage.errors import FileMissing
from triage.model.urgency import Urgency
from triage.model.walk import Expected, Walk
from triage.services.materials import Materials
from triage.services.walking import open_walk, walker


@pytest.mark.parametrize("id_", EVERY_ID[::8])
def test_a_walk_has_the_conversation_of_its_patient(id_: str, materials: Materials) -> None:
    walked = open_walk(materials, WALKS / f"{id_}.yaml").interview()

    assert walked == walk_with(id_).interview


def test_the_path_of_a_walk_is_its_questions_with_their_replies(materials: Materials) -> None:
    path = open_walk(materials, WALKS / "saddle-numbness-alone.yaml").path()

    assert [question for question, _ in path] == ["consent", "region", "saddle"]


def test_a_walk_that_does_not_say_stops_at_that_question(materials: Materials, tmp_path: Path) -> None:
    nowhere = Materials(materials.protocol, materials.library, tmp_path, tmp_path)

    interview = walker(nowhere, Walk("Ann", {"answering_for": "me"})).interview()

    assert interview.state == "region"


def test_a_walk_tells_what_was_expected_and_what_a_change_makes_of_it(materials: Materials) -> None:
    walk = Walk("Ann", {"flank_colic": "no"}, then={"fever": "yes"}, expect=Expected(Urgency.SOON))

    assert walker(materials, walk).remarks(Urgency.SELF_CARE) == (
        "The walk expects soon; the advice is self_care.",
        "If then `fever` were yes, the advice would go from self_care to urgent.",
    )


def test_a_walk_that_is_not_there_is_said_to_be_missing(materials: Materials, tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="no such file"):
        open_walk(materials, tmp_path / "nobody.yaml")

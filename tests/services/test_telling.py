"""A counterexample reads as a conversation, and replays as the one that the proof found."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.patients import shipped
from tests.proof import seeded
from triage.model.protocol import Protocol
from triage.proof.claims import Ground
from triage.proof.logic import Reading
from triage.proof.properties import PROPERTIES
from triage.proof.search import Search
from triage.proof.verdicts import Scene, Verdict, judge
from triage.services.telling import afterwards, as_walk, conversation, smallest_first, walks
from triage.services.walking import walker
from triage.source.walks import read_walk, write_walk

_TWO = (("many", "unsure"), ("few", "no"))
SEEDED: dict[str, Callable[[], Protocol]] = {
    "S3": seeded.unsure_is_forgotten,
    "S4": seeded.sure_is_milder,
    "S5": seeded.age_of_the_injury_asked_too_late,
    "S6": seeded.routine_for_everybody,
}


def verdict(protocol: Protocol, property_: str) -> Verdict:
    """What the search says of one property."""
    wanted = next(each for each in PROPERTIES if each.id == property_)
    return judge(Ground(Search(protocol), Reading(protocol)), wanted)


def test_a_conversation_is_a_line_a_question() -> None:
    lines = conversation((("consent", "me"), ("saddle", {"yes": ("a", "b"), "unsure": ("c",)}), ("age", 40)))

    assert list(lines) == ["consent  me", "saddle   yes: a, b; not sure: c", "age      40"]


def test_questions_answered_with_none_of_these_stand_together() -> None:
    lines = conversation((("consent", "me"), ("saddle", {}), ("legs", {}), ("age", 40)))

    assert list(lines) == ["consent  me", "saddle, legs: none of these", "age      40"]


def test_a_change_is_told_after_the_conversation(protocol: Protocol) -> None:
    scene = Scene("fever", "it is lost", change=("fever", "no", "yes"))

    assert list(afterwards(protocol, scene)) == ["and then fever changes from no to yes"]


def test_what_was_never_asked_and_is_there_is_told(protocol: Protocol) -> None:
    scene = Scene("fever", "it is missed", (("saddle", {}),), {"fever": "yes", "rash": "no", "saddle_numbness": "no"})

    assert next(afterwards(protocol, scene)) == "never asked: fever: yes"


def test_an_item_that_was_not_asked_of_the_person_was_never_asked(protocol: Protocol) -> None:
    scene = Scene("pregnancy", "it is missed", (("sex", "male"), ("safety", {})), {"sex": "male", "pregnancy": "yes"})

    assert next(afterwards(protocol, scene)) == "never asked: pregnancy: yes"


def test_the_conversation_with_the_fewest_signs_comes_first() -> None:
    many, few = (Scene(id_, "it is missed", (("saddle", {}),), {"fever": "yes", "rash": rash}) for id_, rash in _TWO)

    assert smallest_first((Scene("nobody", "it is missed"), many, few)) == (few, many, Scene("nobody", "it is missed"))


@pytest.mark.parametrize("property_", sorted(SEEDED))
def test_a_counterexample_replays_as_the_conversation_that_was_found(property_: str) -> None:
    protocol = SEEDED[property_]()
    materials = replace(shipped(), protocol=protocol)
    for scene in verdict(protocol, property_).counterexamples[:5]:
        walk = read_walk(protocol, write_walk(as_walk(protocol, property_, scene)).encode(), "walk.yaml")

        assert [question for question, _ in walker(materials, walk).path()] == [question for question, _ in scene.steps]


def test_a_counterexample_that_skips_a_sign_expects_the_advice_of_the_full_answers(tmp_path: Path) -> None:
    gate = "  infection:\n    section: illness\n"
    protocol = seeded.written(tmp_path, "lower-back.yaml", gate, f"{gate}    when: {{age: {{at_most: 64}}}}\n")
    scene = next(each for each in verdict(protocol, "S2").counterexamples if each.about == "fever")
    walk = as_walk(protocol, "S2", scene)
    advice = walker(replace(shipped(), protocol=protocol), walk).interview().assessment

    assert walk.expect is not None
    assert advice.urgency < walk.expect.urgency


def test_every_counterexample_has_a_file_of_its_own() -> None:
    protocol = seeded.unsure_is_forgotten()
    names = [name for name, _ in walks(protocol, verdict(protocol, "S3"))]

    assert "S3-fever.yaml" in names
    assert len(names) == len(set(names))


def test_what_nobody_can_say_makes_no_walk() -> None:
    protocol = seeded.bypassed()

    assert [name for name, _ in walks(protocol, verdict(protocol, "S1"))] == []

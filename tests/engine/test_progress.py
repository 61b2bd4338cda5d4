"""Progress that is honest: it never promises fewer questions than come."""

from tests.patients import EVERY_ID, walk_with
from triage.engine.interview import begin, replay
from triage.engine.machine import Machine
from triage.engine.progress import Progress, progress
from triage.model.protocol import Protocol


def test_the_first_question_is_number_one(protocol: Protocol, machine: Machine) -> None:
    assert progress(begin(protocol, machine)).asked == 1


def test_at_first_every_question_may_come(protocol: Protocol, machine: Machine) -> None:
    assert progress(begin(protocol, machine)).at_most == len(protocol.flow.questions)


def test_at_the_end_nothing_more_comes() -> None:
    walk = walk_with("nothing-but-an-ache")

    assert progress(walk.interview) == Progress(len(walk.turns), len(walk.turns))


def test_a_question_ruled_out_is_no_longer_counted(protocol: Protocol, machine: Machine) -> None:
    first = {"consent": "me", "region": "uk"}
    unsure = replay(protocol, machine, {**first, "saddle": dict.fromkeys(_items(protocol), "unsure")})
    sure = replay(protocol, machine, {**first, "saddle": dict.fromkeys(_items(protocol), "no")})

    assert progress(unsure).at_most == progress(sure).at_most + 1


def test_no_walk_has_more_questions_than_promised() -> None:
    walks = [walk_with(id_) for id_ in EVERY_ID]

    assert [walk.patient.id for walk in walks if min(turn.at_most for turn in walk.turns) < len(walk.turns)] == []


def test_the_promise_only_gets_better() -> None:
    promised = {id_: [turn.at_most for turn in walk_with(id_).turns] for id_ in EVERY_ID}

    assert [id_ for id_, most in promised.items() if most != sorted(most, reverse=True)] == []


def test_questions_are_counted_one_by_one() -> None:
    walk = walk_with("nothing-but-an-ache")

    assert [turn.asked for turn in walk.turns] == list(range(1, len(walk.turns) + 1))


def _items(protocol: Protocol) -> tuple[str, ...]:
    return protocol.flow.questions["saddle"].asks

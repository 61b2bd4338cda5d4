"""A conversation that is taken up again: what counts goes on, the rest is asked again and never assumed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.patients import walk_with
from triage.engine.interview import Interview
from triage.engine.machine import Machine
from triage.engine.recalling import Given, Recalled
from triage.engine.replies import Reply
from triage.engine.resuming import ask_again, resume
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def whole() -> Interview:
    """A conversation that came to care at home."""
    return walk_with("after-a-day-in-the-garden").interview


def recalled(protocol: Protocol, kept: dict[str, Reply], digest: str | None = None) -> Recalled:
    said = protocol.digest if digest is None else digest
    return Recalled({id_: Given(reply, NOON, said) for id_, reply in kept.items()}, digest=said)


def test_a_fresh_conversation_goes_on_where_it_was(protocol: Protocol, machine: Machine) -> None:
    kept = dict(list(whole().kept.items())[:9])
    resumed = resume(protocol, machine, recalled(protocol, kept), NOON + MINUTE)

    assert dict(resumed.interview.kept) == kept
    assert [step.question for step in resumed.interview.steps] == list(kept)
    assert (resumed.asked_again, resumed.changed) == ((), False)


def test_what_is_too_old_is_asked_again_and_shown(protocol: Protocol, machine: Machine) -> None:
    kept = dict(whole().kept)
    resumed = resume(protocol, machine, recalled(protocol, kept), NOON + 2 * HOUR)

    assert resumed.interview.state == "saddle"
    assert resumed.interview.taken_back["saddle"] == kept["saddle"]
    assert {"saddle", "legs", "review"} <= set(resumed.asked_again)
    assert "danger" not in resumed.asked_again
    assert "danger" in resumed.interview.kept


def test_a_changed_protocol_is_noted_and_every_warning_asked_again(protocol: Protocol, machine: Machine) -> None:
    resumed = resume(protocol, machine, recalled(protocol, dict(whole().kept), "another"), NOON)

    assert resumed.changed
    assert {"saddle", "danger", "infection"} <= set(resumed.asked_again)
    assert {"consent", "region"} <= set(resumed.interview.kept)


def test_an_answer_that_no_longer_fits_is_asked_anew(protocol: Protocol, machine: Machine) -> None:
    resumed = resume(protocol, machine, recalled(protocol, {"consent": "me", "region": "atlantis"}), NOON)

    assert resumed.interview.state == "region"
    assert "region" not in {**resumed.interview.kept, **resumed.interview.taken_back}
    assert resumed.asked_again == ("region",)


def test_an_answer_of_another_kind_is_not_even_shown(protocol: Protocol, machine: Machine) -> None:
    known = replace(recalled(protocol, {"consent": {"x": "yes"}, "saddle": "no"}), taken_back={"region": {"x": "no"}})
    resumed = resume(protocol, machine, known, NOON)

    assert (dict(resumed.interview.kept), dict(resumed.interview.taken_back)) == ({}, {})


def test_an_answer_to_a_question_that_is_gone_is_dropped(protocol: Protocol, machine: Machine) -> None:
    resumed = resume(protocol, machine, recalled(protocol, {"consent": "me", "horoscope": "yes"}), NOON)

    assert list(resumed.interview.kept) == ["consent"]
    assert resumed.asked_again == ("horoscope",)


def test_advice_stands_only_while_every_answer_does(protocol: Protocol, machine: Machine) -> None:
    known = recalled(protocol, dict(whole().kept))

    assert resume(protocol, machine, known, NOON + HOUR).interview.finished
    assert not resume(protocol, machine, known, NOON + HOUR + timedelta(seconds=1)).interview.finished


def test_asking_again_takes_back_and_goes_to_the_first() -> None:
    again = ask_again(whole(), ("legs", "review"))

    assert again.state == "legs"
    assert again.taken_back["legs"] == whole().kept["legs"]
    assert again.assessment.urgency is Urgency.SELF_CARE

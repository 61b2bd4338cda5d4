"""S7 is tried at every question and item, and a way back that leads elsewhere is found."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.proof.seeded import dead_end, emergency_before_anything_is_said, ruled, said
from triage.engine import interview as conversation
from triage.engine.interview import NOTHING, Interview, begin, reopen, reply
from triage.engine.machine import Machine
from triage.engine.replies import Reply
from triage.model.assessment import Assessment
from triage.model.guard import Findings
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.proof.slots import slots_of
from triage.proof.tour import tour
from triage.proof.verdicts import Verdict
from triage.services.retracing import retrace


def edit_that_forgets_to_look_again(interview: Interview, question: str, raw: object) -> Interview:
    """Only the answer is changed; what followed from the old one stays."""
    changed = reply(reopen(interview, question), raw)
    return replace(changed, steps=interview.steps, recorded=interview.recorded)


def edit_that_throws_all_away(interview: Interview, question: str, raw: object) -> Interview:
    """The conversation is at its start."""
    del question, raw
    return begin(interview.protocol, interview.machine)


def edit_that_forgets_what_came_later(interview: Interview, question: str, raw: object) -> Interview:
    """Every later question is asked once more."""
    earlier = reopen(interview, question)
    counted = {step.question: step.reply for step in earlier.steps}
    return reply(replace(earlier, kept=counted), raw)


def edit_that_loses_every_yes_at_the_second(interview: Interview, question: str, raw: object) -> Interview:
    """Who edits once more has said yes to nothing."""
    changed = reply(reopen(interview, question), raw)
    if not interview.taken_back:
        return changed
    return replace(
        changed, recorded={id_: "no" if value == "yes" else value for id_, value in changed.recorded.items()}
    )


def edit_that_asks_the_next_question_anew(interview: Interview, question: str, raw: object) -> Interview:
    """The answer after it is forgotten, too."""
    earlier = reopen(interview, question)
    order = list(interview.protocol.flow.questions)
    after = next((id_ for id_ in earlier.kept if order.index(id_) > order.index(question)), None)
    return reply(replace(earlier, kept={id_: said for id_, said in earlier.kept.items() if id_ != after}), raw)


def edit_that_cannot_be_undone_in_the_midst(interview: Interview, question: str, raw: object) -> Interview:
    """Who has not answered all questions loses what came later."""
    if interview.finished:
        return reply(reopen(interview, question), raw)
    return edit_that_forgets_what_came_later(interview, question, raw)


def back_that_goes_to_the_start_the_second_time(interview: Interview) -> Interview:
    """Only the first step back is right."""
    if interview.taken_back:
        return begin(interview.protocol, interview.machine)
    return reopen(interview, interview.steps[-1].question) if interview.steps else interview


def reopen_that_forgets_what_came_before(interview: Interview, question: str) -> Interview:
    """The question is asked, and nothing is known."""
    earlier = reopen(interview, question)
    return replace(earlier, steps=(), recorded={})


def back_that_keeps_the_answer(interview: Interview) -> Interview:
    """The last question is asked again, and its old answer still counts."""
    earlier = reopen(interview, interview.steps[-1].question)
    return replace(earlier, recorded=interview.recorded, steps=interview.steps)


def replay_that_stops_early(protocol: Protocol, machine: object, kept: object, known: object = None) -> Interview:
    """Nothing that was saved comes back."""
    del machine, kept, known
    return begin(protocol, Machine(protocol))


class Beginning:
    """A start that remembers what was kept in the conversation before."""

    def __init__(self) -> None:
        self.kept: dict[str, Reply] = {}

    def begin(self, protocol: Protocol, machine: Machine, known: Findings = NOTHING) -> Interview:
        """From what was remembered."""
        return replace(begin(protocol, machine, known), kept=dict(self.kept))

    def reply(self, interview: Interview, raw: object) -> Interview:
        """And remember it."""
        later = reply(interview, raw)
        self.kept |= later.kept
        return later


def advising(**wrong: object) -> property:
    """Advice that is always wrong in this."""
    right: Callable[[Interview], Assessment] = vars(Interview)["assessment"].fget

    def assessment(interview: Interview) -> Assessment:
        return replace(right(interview), **wrong)  # type: ignore[arg-type]

    return property(assessment)


@pytest.fixture(scope="module")
def verdict(protocol: Protocol) -> Verdict:
    return retrace(protocol)


def test_the_shipped_protocol_holds(verdict: Verdict) -> None:
    assert (verdict.property, verdict.status) == ("S7", "holds")


def test_every_item_and_every_other_answer_is_tried(verdict: Verdict, protocol: Protocol) -> None:
    others = sum(len(slot.values) - 1 for slot in slots_of(protocol))

    assert verdict.claims >= others


def test_the_tour_asks_every_item(protocol: Protocol) -> None:
    asked = {slot.key for stop in tour(protocol) for slot in stop.slots}

    assert {slot.key for slot in slots_of(protocol)} == asked


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("edit", edit_that_forgets_to_look_again),
        ("edit", edit_that_throws_all_away),
        ("edit", edit_that_forgets_what_came_later),
        ("edit", edit_that_asks_the_next_question_anew),
        ("edit", edit_that_loses_every_yes_at_the_second),
        ("edit", edit_that_cannot_be_undone_in_the_midst),
        ("back", back_that_keeps_the_answer),
        ("back", back_that_goes_to_the_start_the_second_time),
        ("reopen", reopen_that_forgets_what_came_before),
        ("replay", replay_that_stops_early),
    ],
)
def test_a_way_back_that_leads_elsewhere_is_found(
    name: str, wrong: object, monkeypatch: pytest.MonkeyPatch, protocol: Protocol
) -> None:
    monkeypatch.setattr(conversation, name, wrong)

    verdict = retrace(protocol)

    assert verdict.status == "fails"
    assert verdict.counterexamples[0].steps


@pytest.mark.parametrize(
    "wrong",
    [{"urgency": Urgency.SELF_CARE}, {"reasons": ()}, {"routine": True}, {"routine": False}],
    ids=str,
)
def test_other_advice_than_that_of_a_straight_run_is_found(
    wrong: dict[str, object], monkeypatch: pytest.MonkeyPatch, protocol: Protocol
) -> None:
    monkeypatch.setattr(Interview, "assessment", advising(**wrong))

    verdict = retrace(protocol)

    assert verdict.status == "fails"


def test_a_warning_that_is_not_told_to_be_replaced_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Interview, "assessment", advising(replaced={}))

    verdict = retrace(ruled("R19", said("bilateral_leg_symptoms", "yes")))

    assert verdict.status == "fails"


def test_a_start_that_remembers_the_conversation_before_is_found(
    monkeypatch: pytest.MonkeyPatch, protocol: Protocol
) -> None:
    beginning = Beginning()
    monkeypatch.setattr(conversation, "begin", beginning.begin)
    monkeypatch.setattr(conversation, "reply", beginning.reply)

    verdict = retrace(protocol)

    assert verdict.status == "fails"


def test_a_flow_with_a_dead_end_waits_for_s1() -> None:
    verdict = retrace(dead_end(), framed=False)

    assert (verdict.status, verdict.reason) == ("undecided", "it waits for S1")


def test_a_run_that_ends_before_the_question_is_found() -> None:
    verdict = retrace(emergency_before_anything_is_said())

    assert verdict.status == "fails"

"""The second writing of what a protocol means says the same as the engine."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.answers import person, some_findings
from tests.patients import shipped
from tests.proof import seeded
from triage.engine.assessment import assess
from triage.engine.interview import Interview, begin, reply
from triage.engine.machine import Machine
from triage.engine.settling import settle
from triage.model.guard import Value
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.proof.logic import END, TRUTH, Moment, Reading
from triage.proof.meaning import advise, converse, settled, truth
from triage.proof.search import Search
from triage.proof.slots import Choices, Slot, slots_of

PROTOCOL = shipped().protocol
SLOTS = slots_of(PROTOCOL)
SEARCH = Search(PROTOCOL)
READING = Reading(PROTOCOL)
VOICES = {voice.id: voice.fires(SEARCH, END) for voice in READING.voices}
TRUE_VOICES = {voice.id: voice.fires(SEARCH, TRUTH) for voice in READING.voices}


def some_choices() -> st.SearchStrategy[dict[tuple[str, str], Value]]:
    """People who differ from the mildest in a few answers."""
    mild = {slot.key: slot.values[0] for slot in SLOTS}
    one = st.sampled_from(SLOTS).flatmap(lambda slot: st.tuples(st.just(slot.key), st.sampled_from(slot.values)))
    return st.lists(one, max_size=9).map(lambda said: {**mild, **dict(said)})


def played(protocol: Protocol, machine: Machine, steps: tuple[tuple[str, object], ...]) -> Interview:
    """The engine's interview after these replies, each to the question named."""
    interview = begin(protocol, machine)
    for question, raw in steps:
        assert interview.state == question
        interview = reply(interview, raw)
    return interview


def numbered(choices: Choices, slots: tuple[Slot, ...] = SLOTS) -> tuple[dict[int, int], int]:
    """The choices as the search counts them: variable to value, and which are not the mildest."""
    chosen = {number: slot.values.index(choices[slot.key]) for number, slot in enumerate(slots)}
    return chosen, sum(1 << number for number, value in chosen.items() if value)


def holding(voices: Mapping[str, int], choices: Choices) -> set[str]:
    """The voices whose formulas hold."""
    chosen, changed = numbered(choices)
    return {id_ for id_, node in voices.items() if SEARCH.formulas.holds(node, chosen, changed)}


@settings(max_examples=800)
@given(some_findings())
def test_some_answers_settle_as_in_the_engine(findings: dict[str, Value]) -> None:
    assert settle(PROTOCOL, findings) == settled(PROTOCOL, findings)


@settings(max_examples=800)
@given(st.one_of(some_findings(), person()))
def test_any_answers_get_the_advice_of_the_engine(findings: dict[str, Value]) -> None:
    expected, actual = assess(PROTOCOL, findings), advise(PROTOCOL, findings)

    deciding = {reason.rule for reason in expected.deciding} if expected.urgency else actual.deciding
    assert (expected.urgency, deciding) == (actual.urgency, actual.deciding)
    assert (expected.routine, frozenset(expected.replaced.values())) == (actual.routine, actual.replaced)


def test_a_rule_with_the_name_of_a_warning_counts_beside_it() -> None:
    both: dict[str, Value] = {"fever": "yes", "first_episode": "yes"}
    protocol = seeded.added("fever", seeded.said("first_episode", "yes"), Urgency.EMERGENCY)

    assert advise(protocol, both).urgency is Urgency.EMERGENCY


@settings(max_examples=400)
@given(choices=some_choices())
def test_a_conversation_goes_as_in_the_engine(machine: Machine, choices: Choices) -> None:
    talk = converse(PROTOCOL, choices)
    interview = played(PROTOCOL, machine, talk.steps)

    assert interview.finished
    assert dict(interview.recorded) == dict(talk.recorded)
    assert (interview.assessment.urgency, interview.assessment.routine) == (talk.advice.urgency, talk.advice.routine)


def test_an_emergency_that_was_there_before_the_first_answer_ends_it_there_as_in_the_engine() -> None:
    protocol = seeded.emergency_before_anything_is_said()
    talk = converse(protocol, {slot.key: slot.values[0] for slot in slots_of(protocol)})

    assert [question for question, _ in talk.steps] == [protocol.flow.start]
    assert played(protocol, Machine(protocol), talk.steps).finished


@settings(max_examples=400)
@given(some_choices())
def test_the_formulas_of_the_search_hold_as_in_a_conversation(choices: Choices) -> None:
    talk = converse(PROTOCOL, choices)
    ended_early = talk.advice.urgency is Urgency.EMERGENCY
    chosen, changed = numbered(choices)
    asked = {
        question.id
        for at, question in enumerate(READING.questions)
        if SEARCH.formulas.holds(SEARCH.asked(at), chosen, changed)
    }
    last = next(at for at, question in enumerate(READING.questions) if question.id == talk.steps[-1][0])
    before = {question.id for question in READING.questions[: last + 1]}

    assert [question for question, _ in talk.steps] == [
        question.id for question in READING.questions if question.id in asked & before
    ]
    if not ended_early:
        assert {reason.rule for reason in assess(PROTOCOL, talk.recorded).reasons} == holding(VOICES, choices)


@settings(max_examples=400)
@given(some_choices())
def test_the_formulas_of_the_search_hold_for_the_full_answers(choices: Choices) -> None:
    full = truth(PROTOCOL, choices)

    assert {reason.rule for reason in assess(PROTOCOL, full).reasons} == holding(TRUE_VOICES, choices)


@settings(max_examples=150)
@given(some_choices(), st.integers(0, len(READING.questions) - 1))
def test_the_formulas_of_the_search_hold_at_every_moment(choices: Choices, at: int) -> None:
    talk = converse(PROTOCOL, choices)
    places = {question.id: place for place, question in enumerate(READING.questions)}
    until = min(at, places[talk.steps[-1][0]])
    said: dict[str, Value] = {}
    for question in READING.questions[: until + 1]:
        if question.id in dict(talk.steps):
            known = settle(PROTOCOL, said)
            machine_items = shipped().machine.items(question, known)
            said |= {item: choices[question.id, item] for item in machine_items}
    chosen, changed = numbered(choices)
    now = Moment("after", until)
    speaking = {
        voice.id for voice in READING.voices if SEARCH.formulas.holds(voice.fires(SEARCH, now), chosen, changed)
    }

    assert {reason.rule for reason in assess(PROTOCOL, said).reasons} == speaking

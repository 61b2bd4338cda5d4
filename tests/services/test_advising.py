"""The outcome in words: how soon, whom to call, why, and what to read."""

import re
from functools import cache

import pytest

from tests.patients import EVERY_ID, UNREMARKABLE, Walk, shipped, walk_with
from triage.engine.assessment import assess
from triage.engine.settling import fill
from triage.model.guard import Value
from triage.model.urgency import Urgency
from triage.services.advising import EXERCISE, Advice
from triage.services.turns import OutcomeTurn

REGIONS = tuple(shipped().library.pages.regions)
ONE_OF_EACH: dict[str, dict[str, Value]] = {
    "self_care": {},
    "physio": {"no_improvement_6_weeks": "yes"},
    "soon": {"tb_risk": "yes"},
    "urgent": {"fever": "yes"},
    "emergency": {"saddle_numbness": "yes"},
}
BELOW_EMERGENCY = tuple(ONE_OF_EACH)[:-1]


def every_walk() -> tuple[Walk, ...]:
    """The conversations of all golden patients."""
    return tuple(walk_with(id_) for id_ in EVERY_ID)


def exercises(walk: Walk) -> list[str]:
    """The pages with movements that a patient was offered."""
    topics = shipped().library.pages.topics
    return [page.id for page in walk.outcome.education if topics[page.id].topic == EXERCISE]


def advice(**findings: Value) -> Advice:
    """The advice for an unremarkable man of 40 with these findings."""
    materials = shipped()
    recorded = fill(materials.protocol, {**UNREMARKABLE, **findings}, "no")
    return Advice(materials, assess(materials.protocol, recorded), recorded)


@cache
def ending(urgency: str, region: str = "uk", answering_for: str = "me") -> OutcomeTurn:
    """An outcome of this urgency."""
    return advice(**ONE_OF_EACH[urgency], region=region, answering_for=answering_for).outcome()


@pytest.mark.parametrize("urgency", ONE_OF_EACH)
def test_the_example_has_the_urgency_it_is_for(urgency: str) -> None:
    assert ending(urgency).urgency is Urgency.named(urgency)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("urgency", ONE_OF_EACH)
def test_every_ending_names_the_emergency_number_of_the_place(urgency: str, region: str) -> None:
    assert shipped().library.pages.regions[region].emergency in ending(urgency, region).text


@pytest.mark.parametrize("region", REGIONS)
def test_an_emergency_names_the_number_in_its_first_line(region: str) -> None:
    first = ending("emergency", region).text.splitlines()[0]

    assert shipped().library.pages.regions[region].emergency in first


@pytest.mark.parametrize("region", REGIONS)
def test_an_emergency_names_where_to_go_in_its_first_line(region: str) -> None:
    first = ending("emergency", region).text.splitlines()[0]

    assert shipped().library.pages.regions[region].department in first


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("urgency", ONE_OF_EACH)
def test_every_ending_says_for_which_place_the_numbers_are(urgency: str, region: str) -> None:
    assert shipped().library.pages.regions[region].name in ending(urgency, region).text


def test_somebody_who_did_not_say_where_gets_the_numbers_for_anywhere() -> None:
    recorded: dict[str, Value] = {"saddle_numbness": "yes"}
    turn = Advice(shipped(), assess(shipped().protocol, recorded), recorded).outcome()

    assert "112, 911 or your local emergency number" in turn.text


@pytest.mark.parametrize("urgency", ONE_OF_EACH)
def test_every_ending_lists_what_to_watch_for(urgency: str) -> None:
    assert "## Signs that need help at once" in ending(urgency).text


@pytest.mark.parametrize("urgency", BELOW_EMERGENCY)
def test_every_ending_below_an_emergency_says_when_to_come_back(urgency: str) -> None:
    assert "## When to come back" in ending(urgency).text


def test_an_emergency_says_what_follows_the_visit() -> None:
    assert "Then do this check again." in ending("emergency").text


@pytest.mark.parametrize("urgency", BELOW_EMERGENCY)
def test_every_ending_below_an_emergency_says_what_to_say_on_the_phone(urgency: str) -> None:
    assert "I am calling about" in ending(urgency).text


@pytest.mark.parametrize("urgency", ONE_OF_EACH)
def test_every_ending_says_why(urgency: str) -> None:
    assert "\n## Why " in ending(urgency).text


@pytest.mark.parametrize("urgency", ONE_OF_EACH)
def test_every_ending_says_that_it_is_no_diagnosis(urgency: str) -> None:
    assert "not a diagnosis" in ending(urgency).text


@pytest.mark.parametrize("urgency", ONE_OF_EACH)
def test_every_ending_says_that_no_clinician_has_reviewed_it(urgency: str) -> None:
    assert "Clinician who has checked it: nobody" in ending(urgency).text


@pytest.mark.parametrize("urgency", ONE_OF_EACH)
def test_an_ending_for_somebody_looked_after_says_so(urgency: str) -> None:
    assert ending(urgency, answering_for="someone").text != ending(urgency).text


def test_no_ending_promises_that_all_is_well() -> None:
    promises = ("all clear", "nothing serious", "it is only", "you are safe", "nothing to worry", "nothing wrong")
    texts = {walk.patient.id: walk.outcome.text.lower() for walk in every_walk()}

    assert [(id_, promise) for id_, text in texts.items() for promise in promises if promise in text] == []


def test_no_ending_leaves_a_name_unfilled() -> None:
    texts = {walk.patient.id: walk.outcome.title + walk.outcome.text for walk in every_walk()}

    assert [id_ for id_, text in texts.items() if "{{" in text or "{%" in text] == []


def test_everything_in_an_ending_is_printable() -> None:
    texts = {walk.patient.id: walk.outcome.title + walk.outcome.text for walk in every_walk()}

    assert [id_ for id_, text in texts.items() if not text.replace("\n", "").isprintable()] == []


def test_every_reason_is_said_in_words() -> None:
    assert [walk.patient.id for walk in every_walk() if not all(reason.text for reason in walk.outcome.reasons)] == []


def test_every_reason_has_a_citation() -> None:
    assert [
        walk.patient.id for walk in every_walk() if not all(reason.sources for reason in walk.outcome.reasons)
    ] == []


def test_every_citation_of_the_ending_stands_once() -> None:
    sources = {walk.patient.id: walk.outcome.sources for walk in every_walk()}

    assert [id_ for id_, cited in sources.items() if len(set(cited)) != len(cited)] == []


def test_every_ending_has_a_page_to_read() -> None:
    assert [walk.patient.id for walk in every_walk() if not walk.outcome.education] == []


def test_pages_for_the_person_come_before_pages_for_everybody() -> None:
    tailored = {walk.patient.id: [bool(page.because) for page in walk.outcome.education] for walk in every_walk()}

    assert [id_ for id_, order in tailored.items() if order != sorted(order, reverse=True)] == []


def test_pages_with_exercises_are_offered_only_with_the_routine() -> None:
    assert [walk.patient.id for walk in every_walk() if exercises(walk) and not walk.outcome.routine] == []


def test_no_page_with_exercises_is_offered_above_physio() -> None:
    assert [walk.patient.id for walk in every_walk() if exercises(walk) and walk.outcome.urgency > Urgency.PHYSIO] == []


def test_every_page_offered_can_be_read() -> None:
    topics = shipped().library.pages.topics
    advices = {
        walk.patient.id: (Advice(shipped(), walk.interview.assessment, walk.interview.recorded), walk.outcome.education)
        for walk in every_walk()[::6]
    }

    assert [
        id_ for id_, (told, links) in advices.items() if not all(told.page(topics[link.id]) for link in links)
    ] == []


def test_an_emergency_offers_only_when_to_get_help() -> None:
    assert [page.id for page in ending("emergency").education] == ["when-to-get-help"]


def test_a_page_says_why_it_is_offered() -> None:
    first = advice(cause_lifting="yes").outcome().education[0]

    assert first.id == "lifting"
    assert first.because


def test_a_page_that_does_not_fit_is_not_offered() -> None:
    assert "lifting" not in [page.id for page in advice().outcome().education]


def test_the_protocol_is_named_with_its_digest() -> None:
    assert ending("self_care").protocol.digest == shipped().protocol.digest


def test_the_protocol_says_who_reviewed_it() -> None:
    assert ending("self_care").protocol.reviewed_by == "nobody"


def test_the_reasons_of_an_ending_come_most_urgent_first() -> None:
    levels = [reason.urgency for reason in advice(fever="yes", tb_risk="yes", osteoporosis="yes").outcome().reasons]

    assert levels == sorted(levels, reverse=True)


def test_a_reason_that_counts_for_nothing_is_not_told() -> None:
    assert advice(leg_pain_below_knee="yes").outcome().reasons == ()


def test_what_was_not_confirmed_is_told() -> None:
    assert advice(fever="unsure").outcome().unconfirmed == ("fever",)


UNSURE_AT_EVERY_LEVEL: dict[str, dict[str, Value]] = {
    "self_care": {"cause_weight": "unsure", "osteoporosis": "unsure"},
    "physio": {"tb_risk": "unsure"},
    "soon": {"fever": "unsure"},
    "urgent": {"saddle_numbness": "unsure"},
    "emergency": {"fever": "yes", "flank_colic": "yes", "pregnancy": "unsure", "sex": "female"},
}


def told_in(text: str) -> str:
    """What an ending says was told, as yes."""
    return "".join(re.findall(r"^(?:You told us|Tell the staff) about: (.*)$", text, re.MULTILINE))


def unsure_in(text: str) -> str:
    """What an ending says was answered with "not sure"."""
    return "".join(re.findall(r"^You were not sure about: (.*)$", text, re.MULTILINE))


@pytest.mark.parametrize("urgency", UNSURE_AT_EVERY_LEVEL)
def test_what_was_not_sure_is_never_told_back_as_said(urgency: str) -> None:
    given = advice(**UNSURE_AT_EVERY_LEVEL[urgency])
    turn = given.outcome()
    phrases = [shipped().library.findings[id_].told.replace("{{ your }}", "your") for id_ in turn.unconfirmed]

    assert turn.urgency is Urgency.named(urgency)
    assert phrases
    assert [phrase for phrase in phrases if phrase not in unsure_in(turn.text)] == []
    assert [phrase for phrase in phrases if phrase in told_in(turn.text)] == []


def test_what_counts_while_not_sure_is_said_as_not_sure() -> None:
    text = advice(age=67, flank_colic="yes", flank_colic_first_ever="unsure").outcome().text

    assert "a first pain of this kind" in unsure_in(text)
    assert "a first pain of this kind" not in told_in(text)
    assert "strong pain in waves" in told_in(text)


def test_with_a_fever_nobody_is_told_to_ask_what_if_one_starts() -> None:
    assert "What should happen if the fever rises or new signs start?" in advice(fever="yes").outcome().text


def test_without_a_fever_the_question_is_what_if_one_starts() -> None:
    assert "What should happen if a fever starts?" in advice(tb_risk="yes").outcome().text


def test_after_a_fall_on_a_blood_thinner_the_question_is_of_a_new_one() -> None:
    text = advice(anticoagulants="yes", minor_trauma="yes").outcome().text

    assert "What should happen after a new fall?" in text


def test_with_a_fever_nobody_is_told_not_to_wait_for_one() -> None:
    text = advice(sepsis_signs="yes", fever="yes").outcome().text

    assert "Do not wait for a visit to a doctor's office." in text


def test_a_known_aneurysm_is_one_that_was_found() -> None:
    text = advice(known_aaa="yes").outcome().text

    assert "Tell the staff that an aneurysm was found, and when." in text


def test_pain_of_a_few_days_is_not_asked_why_it_has_not_got_better() -> None:
    text = advice(cannot_do_daily_activities="yes").outcome().text

    assert "Why has it not got better yet?" not in text
    assert re.findall(r"^- *$", text, re.MULTILINE) == []


def test_pain_of_weeks_is_asked_why_it_has_not_got_better() -> None:
    assert "Why has it not got better yet?" in ending("physio").text


@pytest.mark.parametrize("urgency", BELOW_EMERGENCY)
def test_below_the_first_advice_stands_where_the_signs_are(urgency: str) -> None:
    assert "\n\nSigns to watch for are further down.\n" in ending(urgency).text.partition("\n## ")[0]


@pytest.mark.parametrize("urgency", BELOW_EMERGENCY)
def test_where_the_signs_are_is_not_said_in_the_first_lines(urgency: str) -> None:
    assert "further down" not in ending(urgency).text.partition("\n\n")[0]


def test_care_at_home_sends_nobody_with_a_listed_sign_to_a_new_check() -> None:
    text = ending("self_care").text

    assert "- Something new that is not in the lists below: do this check again at once." in text


def test_findings_that_were_never_asked_say_so() -> None:
    recorded: dict[str, Value] = {"fever": "yes"}

    assert Advice(shipped(), assess(shipped().protocol, recorded), recorded).findings["rash"] == "not_asked"

"""The shipped protocol with one mistake each, as a change of its value or of a copy of its files."""

import shutil
from dataclasses import replace
from pathlib import Path

from tests.patients import shipped
from triage.model.flow import Branch, Question
from triage.model.guard import ALWAYS, All, Guard, Is, Not, Within
from triage.model.protocol import Protocol, Rule
from triage.model.urgency import Urgency
from triage.places import flows_folder
from triage.source.protocol import load_protocol

PROTOCOL = shipped().protocol


def said(finding: str, *values: str) -> Guard:
    """The guard that a finding has one of these values."""
    return Is(finding, frozenset(values))


def written(folder: Path, file: str, find: str, put: str) -> Protocol:
    """The protocol of a copy of the shipped files in which something else stands in one place."""
    copy = folder / "flows"
    shutil.copytree(flows_folder(None), copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert text.count(find) == 1
    (copy / file).write_text(text.replace(find, put), encoding="utf-8")
    return load_protocol(copy)


def leading(ways: dict[str, tuple[Branch, ...]]) -> Protocol:
    """With other branches behind these questions."""
    flow = PROTOCOL.flow
    questions = {id_: replace(question, then=ways.get(id_, question.then)) for id_, question in flow.questions.items()}
    return replace(PROTOCOL, flow=replace(flow, questions=questions))


def without(*rules: str) -> Protocol:
    """Without these rules."""
    return replace(PROTOCOL, rules=tuple(rule for rule in PROTOCOL.rules if rule.id not in rules))


def ruled(id_: str, when: Guard, urgency: Urgency | None = None) -> Protocol:
    """With another condition, or level, of a rule."""

    def changed(rule: Rule) -> Rule:
        return replace(rule, when=when, urgency=rule.urgency if urgency is None else urgency)

    rules = tuple(changed(rule) if rule.id == id_ else rule for rule in PROTOCOL.rules)
    return replace(PROTOCOL, rules=rules)


def offered(**levels: Guard) -> Protocol:
    """With the routine offered at these levels."""
    return replace(PROTOCOL, routine={Urgency.named(level): when for level, when in levels.items()})


def dead_end() -> Protocol:
    """Only a yes to one item leads on from the mood."""
    return leading({"mood": (Branch("review", said("yf_fear", "yes")),)})


def circle() -> Protocol:
    """The review leads back."""
    return leading({"review": (Branch("mood"),)})


def unknown_question() -> Protocol:
    """The review leads nowhere."""
    return leading({"review": (Branch("nowhere"),)})


def bypassed() -> Protocol:
    """No branch leads to a question."""
    return leading({"mood": (Branch("outcome"),)})


def age_of_the_injury_asked_too_late() -> Protocol:
    """A big accident ends the conversation before it can be known to be old."""
    questions = PROTOCOL.flow.questions
    before = next(id_ for id_, question in questions.items() if question.then == (Branch("injury"),))
    return leading(
        {
            before: questions["injury"].then,
            "danger_body_again": (Branch("injury"),),
            "injury": questions["danger_body_again"].then,
        }
    )


def unsure_is_forgotten() -> Protocol:
    """No rule counts what is not sure."""
    return without("R21", "R22", "R23")


def sure_is_milder() -> Protocol:
    """Weak bones with pain on coughing are looked at only while the coughing is not sure."""
    return ruled("C19", All((said("cough_sneeze_pain", "unsure"), said("osteoporosis", "yes"))))


def never_fires() -> Protocol:
    """A rule contradicts itself."""
    return ruled("R20", All((said("cough_sneeze_pain", "yes"), said("cough_sneeze_pain", "no"))))


def never_decides() -> Protocol:
    """A rule is always outdone by the warning of its own finding."""
    return ruled("R20", said("fever", "yes"), Urgency.SOON)


def added(id_: str, when: Guard, urgency: Urgency, replaces: str | None = None) -> Protocol:
    """With one rule more."""
    rule = replace(PROTOCOL.rules[0], id=id_, when=when, urgency=urgency, replaces=replaces)
    return replace(PROTOCOL, rules=(*PROTOCOL.rules, rule))


def two_levels_for_one_warning() -> Protocol:
    """An old accident is urgent by one rule, and by another not even that when it hurts little."""
    old = (said("major_trauma", "yes"), said("trauma_age", "over_2_weeks"))
    return added("X01", All((*old, Within("pain_now", 0, 3))), Urgency.SOON, "major_trauma")


def two_levels_for_one_condition() -> Protocol:
    """A rule says soon of what another calls urgent."""
    twin = next(rule for rule in PROTOCOL.rules if rule.id == "R05")
    return added("X02", twin.when, Urgency.SOON)


def idle_question() -> Protocol:
    """What a question records is read by nothing."""
    return without("C16")


def routine_for_everybody() -> Protocol:
    """At physio the routine has no condition."""
    return replace(PROTOCOL, routine={**PROTOCOL.routine, Urgency.PHYSIO: ALWAYS})


def routine_too_high() -> Protocol:
    """The routine is offered to somebody who needs a doctor within days."""
    return replace(PROTOCOL, routine={**PROTOCOL.routine, Urgency.SOON: ALWAYS})


def infection_asked_of(when: Guard, base: Protocol = PROTOCOL) -> Protocol:
    """The infection checklist is for some people only."""
    questions = {**base.flow.questions, "infection": replace(base.flow.questions["infection"], when=when)}
    return replace(base, flow=replace(base.flow, questions=questions))


def named_like_a_warning() -> Protocol:
    """A warning sign that some are not asked, and a rule of the same name that is never missed."""
    return infection_asked_of(Within("age", 0, 64), added("fever", said("flank_colic", "yes"), Urgency.URGENT))


def excused_by_what_stood_in_already() -> Protocol:
    """A rule that more pain silences, where steady leg trouble (R19) stands in for a warning before and after."""
    legs = (said("bilateral_leg_symptoms", "yes"), said("leg_pain_below_knee", "yes"))
    return added("X06", All((*legs, said("hip_groin_pain", "no"))), Urgency.URGENT)


def asked_of_few_and_counted_as_unsure() -> Protocol:
    """A sign that few are asked counts as not sure for the others, and that is as urgent as the sign."""
    unsure = next(rule.when for rule in PROTOCOL.rules if rule.id == "R22")
    return infection_asked_of(said("trauma_age", "no_injury"), ruled("R22", unsure, Urgency.URGENT))


def asked_again_twice() -> Protocol:
    """What is still not sure of the saddle is asked a third time."""
    questions: dict[str, Question] = {}
    for id_, question in PROTOCOL.flow.questions.items():
        questions[id_] = question
        if id_ == "saddle_again":
            questions[id_] = replace(question, then=(Branch("saddle_third"),))
            questions["saddle_third"] = replace(question, id="saddle_third")
    return replace(PROTOCOL, flow=replace(PROTOCOL.flow, questions=questions))


def emergency_before_anything_is_said() -> Protocol:
    """A rule takes what was not asked yet for a yes."""
    return added("X02", Not(said("saddle_numbness", "no", "unsure")), Urgency.EMERGENCY)


def emergency_that_nobody_is_asked_about() -> Protocol:
    """A rule reads a yes-or-no finding that no question asks."""
    bite = replace(PROTOCOL.vocabulary["vomiting"], id="horse_bite")
    protocol = added("X01", said("horse_bite", "yes"), Urgency.EMERGENCY)
    return replace(protocol, vocabulary={**PROTOCOL.vocabulary, "horse_bite": bite})


def not_asked_again() -> Protocol:
    """Nobody who is not sure of the saddle is asked once more."""
    questions = {id_: question for id_, question in PROTOCOL.flow.questions.items() if id_ != "saddle_again"}
    questions["saddle"] = replace(questions["saddle"], then=(Branch("legs"),))
    return replace(PROTOCOL, flow=replace(PROTOCOL.flow, questions=questions))


def cancer_asked_of_few() -> Protocol:
    """A sign that is to be looked at within days applies to some people only."""
    cancer = replace(PROTOCOL.vocabulary["cancer_history"], applies=said("could_be_pregnant", "yes"))
    settling = (*PROTOCOL.settling, cancer)
    return replace(PROTOCOL, vocabulary={**PROTOCOL.vocabulary, "cancer_history": cancer}, settling=settling)

"""What was changed between two protocols, in words."""

from dataclasses import replace

from tests.proof import seeded
from tests.proof.seeded import PROTOCOL, said
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import Numbers
from triage.services.changes import Change, Part, changes


def changed(new: Protocol) -> tuple[Change, ...]:
    """What is not as in the shipped protocol."""
    return changes(PROTOCOL, new)


def test_nothing_is_changed_in_the_same_protocol() -> None:
    assert changed(PROTOCOL) == ()


def test_a_rule_is_shown_with_its_old_and_new_condition_and_level() -> None:
    assert changed(seeded.ruled("R20", said("fever", "yes"), Urgency.URGENT)) == (
        Change(
            "rule",
            "R20",
            "changed",
            (
                Part("when", "morning_stiffness_inflammatory is yes", "fever is yes"),
                Part("urgency", "soon", "urgent"),
            ),
        ),
    )


def test_a_rule_that_is_gone_is_shown_with_what_it_said() -> None:
    (change,) = changed(seeded.without("R20"))

    assert (change.how, change.parts[:2]) == (
        "removed",
        (Part("when", "morning_stiffness_inflammatory is yes", ""), Part("urgency", "soon", "")),
    )


def test_a_rule_that_is_new_is_added() -> None:
    (change,) = changes(seeded.without("R20"), PROTOCOL)

    assert (change.kind, change.id, change.how) == ("rule", "R20", "added")


def test_a_finding_is_shown_with_its_old_and_new_warning() -> None:
    milder = replace(PROTOCOL.vocabulary["fever"], warning=None)
    found = changed(replace(PROTOCOL, vocabulary={**PROTOCOL.vocabulary, "fever": milder}))

    assert Change("finding", "fever", "changed", (Part("warning", "urgent", ""),)) in found


def test_a_flag_is_shown_as_it_is_written() -> None:
    lasting = replace(PROTOCOL.vocabulary["fever"], lasting=True)

    assert changed(replace(PROTOCOL, vocabulary={**PROTOCOL.vocabulary, "fever": lasting})) == (
        Change("finding", "fever", "changed", (Part("lasting", "", "true"),)),
    )


def test_a_finding_that_is_worked_out_is_shown_with_its_condition_only() -> None:
    derived = replace(PROTOCOL.vocabulary["fever"], derived=said("vomiting", "yes"))

    (change,) = changed(replace(PROTOCOL, vocabulary={**PROTOCOL.vocabulary, "fever": derived}))

    assert change.parts == (Part("answers", "yes_no", ""), Part("derived", "", "vomiting is yes"))


def test_a_number_is_shown_with_its_range_and_unit() -> None:
    age = replace(PROTOCOL.vocabulary["age"], answers=Numbers(18, 120, "years", scale=False))
    found = changed(replace(PROTOCOL, vocabulary={**PROTOCOL.vocabulary, "age": age}))

    assert Change("finding", "age", "changed", (Part("answers", "0 to 120 years", "18 to 120 years"),)) in found


def test_a_question_is_shown_with_where_it_leads() -> None:
    (change,) = changed(seeded.dead_end())

    assert (change.kind, change.id) == ("question", "mood")
    assert [part.after for part in change.parts] == ["review if yf_fear is yes"]
    assert not change.decides


def test_the_routine_is_shown_by_level() -> None:
    (change,) = changed(seeded.offered(self_care=seeded.PROTOCOL.routine[Urgency.SELF_CARE]))

    assert (change.kind, [(part.name, part.after) for part in change.parts]) == ("routine", [("physio", "")])


def test_the_head_of_the_flow_is_compared() -> None:
    flow = replace(PROTOCOL.flow, version=2, reviewed_by="Dr A. Example")

    assert changed(replace(PROTOCOL, flow=flow)) == (
        Change(
            "flow",
            "lower-back",
            "changed",
            (Part("version", "1", "2"), Part("reviewed_by", "nobody", "Dr A. Example")),
        ),
    )


def test_only_what_full_answers_read_decides() -> None:
    rule = replace(PROTOCOL.rules[0], sources=("F1",))

    (change,) = changed(replace(PROTOCOL, rules=(rule, *PROTOCOL.rules[1:])))

    assert [part.name for part in change.parts] == ["sources"]
    assert not change.decides

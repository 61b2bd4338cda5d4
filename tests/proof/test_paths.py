"""Where answers lead, what is skipped and when a conversation ends: each seeded mistake is found by both provers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.proof import seeded
from tests.proof.counterexamples import each_counterexample, full, judged, proved, replayed, scene
from triage.engine.assessment import assess
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency


def test_an_answer_that_leads_nowhere_is_found() -> None:
    protocol = seeded.dead_end()
    for shown in each_counterexample(protocol, "S1", "mood"):
        with pytest.raises(AssertionError, match="no way leads on from `mood`"):
            replayed(protocol, shown)


def test_a_question_that_nobody_is_asked_is_found(tmp_path: Path) -> None:
    gated = "records: dark_pee_after_hard_exercise\n    when: {blood_in_urine: no}"
    protocol = seeded.written(tmp_path, "lower-back.yaml", "records: dark_pee_after_hard_exercise", gated)
    certificate = proved(protocol)

    assert not certificate.holds
    assert scene(certificate, "S1", "dark_pee").says == "no conversation reaches `dark_pee`"
    assert scene(certificate, "S8", "C15").says == "`C15` decides no outcome"


def test_a_question_behind_no_branch_is_found() -> None:
    for shown in each_counterexample(seeded.bypassed(), "S1", "review"):
        assert shown.says == "no branch leads to `review`"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (seeded.circle, "it goes in circles: `mood` → `review` → `mood`"),
        (seeded.unknown_question, "a branch leads to `nowhere`, which is no question"),
        (seeded.emergency_before_anything_is_said, "an emergency speaks before anything was said"),
    ],
)
def test_a_flow_that_is_no_way_is_not_looked_at_further(make: Callable[[], Protocol], says: str) -> None:
    certificate = proved(make())

    assert scene(certificate, "S1", "flow").says == says
    assert [each.status for each in certificate.verdicts] == ["fails"] + ["undecided"] * 6


def test_a_gate_that_skips_questions_is_found(tmp_path: Path) -> None:
    gate = "  infection:\n    section: illness\n"
    put = f"{gate}    when: {{age: {{at_most: 64}}}}\n"
    protocol = seeded.written(tmp_path, "lower-back.yaml", gate, put)
    for shown in each_counterexample(protocol, "S2", "fever"):
        interview = replayed(protocol, shown)

        assert interview.finished
        assert interview.assessment.urgency < assess(protocol, full(shown)).urgency


def test_an_advice_above_that_of_the_full_answers_is_found() -> None:
    protocol = seeded.asked_of_few_and_counted_as_unsure()
    for shown in each_counterexample(protocol, "S2", "R22/added"):
        interview = replayed(protocol, shown)

        assert interview.finished
        assert interview.assessment.urgency > assess(protocol, full(shown)).urgency
        assert shown.too_careful


def test_a_rule_with_the_name_of_a_warning_does_not_hide_that_the_warning_is_missed() -> None:
    for shown in each_counterexample(seeded.named_like_a_warning(), "S2", "fever"):
        assert full(shown)["fever"] == "yes"
        assert "infection" not in dict(shown.steps)


def test_an_emergency_sign_that_is_not_sure_and_not_asked_again_is_found() -> None:
    protocol = seeded.not_asked_again()
    for shown in each_counterexample(protocol, "S1", "saddle.saddle_numbness/unsure"):
        interview = replayed(protocol, shown)

        assert interview.finished
        assert interview.recorded["saddle_numbness"] == "unsure"


@pytest.mark.parametrize("property_", ["S2", "S3", "S4", "S5"])
def test_both_provers_take_the_last_word_of_what_is_asked_a_third_time(property_: str) -> None:
    assert [each.status for each in judged(seeded.asked_again_twice(), property_)] == ["holds", "holds"]


def test_an_emergency_that_a_later_answer_would_take_back_is_found() -> None:
    protocol = seeded.age_of_the_injury_asked_too_late()
    for shown in each_counterexample(protocol, "S5", "major_trauma"):
        interview = replayed(protocol, shown)

        assert interview.finished
        assert interview.assessment.urgency is Urgency.EMERGENCY
        assert assess(protocol, full(shown)).urgency < Urgency.EMERGENCY

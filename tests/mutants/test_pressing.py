"""Which mistakes touch an emergency or urgent part."""

import pytest

from tests.mutants.making import every_mutant, trees_of
from tests.mutants.pressing import Pressing
from triage.places import flows_folder

TREES = trees_of(flows_folder(None))
EVERY = {mutant.id: mutant for mutant in every_mutant(TREES)}
PRESSING = Pressing(TREES)


@pytest.mark.parametrize(
    "id_",
    [
        "rules:rules/R02/when/fever:add_unsure",
        "rules:rules/R19/when:any_all:any",  # it stands in for an emergency
        "rules:rules/C06/urgency:change_level:urgent",
        "findings:fever/warning:delete_warning",
        "findings:tb_risk/warning:change_level:physio",  # R17 counts it
        "findings:other_cauda_equina_sign/derived/any/saddle_numbness:delete_clause",
        "findings:could_be_pregnant/derived:delete_clause",
        "findings:weakness_onset_48h/applies:delete_clause",
        "lower-back:questions/saddle/asks/saddle_numbness:delete_item",
        "lower-back:questions/legs_again:delete_question",
        "lower-back:questions/age:delete_question",
        "lower-back:questions:swap_questions:region",  # with the first checklist
        "lower-back:questions/region/then:skip_question:saddle",
    ],
)
def test_it_is_pressing(id_: str) -> None:
    assert PRESSING.touched_by(EVERY[id_])


@pytest.mark.parametrize(
    "id_",
    [
        "rules:rules/C07/when/leg_pain_below_knee:add_unsure",
        "rules:routine/physio:routine:always",
        "findings:cause_age/derived:delete_clause",
        "findings:hip_groin_pain/warning:delete_warning",
        "lower-back:questions/mood/asks/yf_fear:delete_item",
        "lower-back:questions/daily_life:delete_question",
        "lower-back:questions/consent/then:skip_question:region",
    ],
)
def test_it_is_not(id_: str) -> None:
    assert not PRESSING.touched_by(EVERY[id_])

"""What a finding can be."""

import pytest

from triage.model.guard import Is
from triage.model.vocabulary import YES_NO, Aid, Answers, BodyMassIndex, Days, Finding, Numbers, Words


@pytest.mark.parametrize(
    ("answers", "yes_no"),
    [
        (Words(YES_NO), True),
        (Words(("yes", "no")), False),
        (Words(("me", "someone")), False),
        (Numbers(0, 10, "", scale=True), False),
    ],
)
def test_only_yes_no_and_unsure_make_a_yes_or_no_finding(answers: Answers, *, yes_no: bool) -> None:
    assert Finding("fever", answers).yes_no is yes_no


def test_a_derived_finding_can_be_a_yes_or_no_finding() -> None:
    assert Finding("child", Words(YES_NO), derived=Is("age", frozenset({"no"}))).yes_no


@pytest.mark.parametrize(
    ("aid", "kind", "told"),
    [
        (BodyMassIndex(25, 23), "body_mass_index", "body mass index, yes from 25, for some from 23"),
        (BodyMassIndex(30), "body_mass_index", "body mass index, yes from 30"),
        (Days((0, 14)), "days", "days, from 0, 14"),
    ],
)
def test_an_aid_has_a_kind_and_is_told(aid: Aid, kind: str, told: str) -> None:
    assert Finding("weight", Words(YES_NO), aid=aid).aid_kind == kind
    assert str(aid) == told


def test_most_findings_have_no_aid() -> None:
    assert Finding("fever", Words(YES_NO)).aid_kind is None

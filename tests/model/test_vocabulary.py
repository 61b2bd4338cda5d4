"""What a finding can be."""

import pytest

from triage.model.guard import Is
from triage.model.vocabulary import YES_NO, Answers, Finding, Numbers, Words


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

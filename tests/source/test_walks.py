"""Walk files are read strictly, and what is written can be read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers import some_findings
from tests.patients import WALKS, shipped
from triage.errors import ProblemsFound
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.walk import Expected, Walk
from triage.source.walks import read_walk, write_walk

PLAIN_TEXT = st.text(st.characters(categories=("L", "N", "P", "S"), include_characters=" "), min_size=1).filter(
    str.strip
)


def problems_of(text: str) -> list[str]:
    """What is said of a walk that cannot be used."""
    with pytest.raises(ProblemsFound) as found:
        read_walk(shipped().protocol, text.encode(), "walk.yaml")
    return [str(problem) for problem in found.value.problems]


def test_a_golden_walk_is_read_whole(protocol: Protocol) -> None:
    walk = read_walk(protocol, (WALKS / "both-legs-steady-and-not-numb-after-all.yaml").read_bytes(), "walk.yaml")

    assert walk.patient.startswith("A man")
    assert walk.findings["bilateral_leg_symptoms"] == "yes"
    assert walk.asked_again == {"saddle_numbness": "no"}
    assert walk.expect is not None
    assert walk.expect.urgency is Urgency.SOON


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("findings: {}", "walk.yaml:1:1: T010 a walk needs the field `patient`"),
        ("patient: Ann", "walk.yaml:1:1: T010 a walk needs the field `findings`"),
        (
            "patient: Ann\nfindings: {fevr: yes}",
            "walk.yaml:2:12: T022 no finding is called `fevr`; did you mean `fever`?",
        ),
        ("patient: Ann\nfindings: {age: 400}", "walk.yaml:2:17: T012 `age` runs from 0 to 120, not to 400"),
        (
            "patient: Ann\nfindings: {}\nthen: {fever: often}",
            "walk.yaml:3:15: T023 `fever` cannot be `often`; one of yes, no, unsure",
        ),
        (
            "patient: Ann\nfindings: {}\nexpect: {urgency: urgnt}",
            "walk.yaml:3:19: T011 `urgency` cannot be `urgnt`; did you mean `urgent`?",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, problem: str) -> None:
    assert problems_of(text) == [problem]


@given(
    patient=PLAIN_TEXT,
    evidence=PLAIN_TEXT,
    findings=some_findings(),
    words=st.dictionaries(st.sampled_from(["fever", "rash"]), st.sampled_from(["yes", "no", "unsure"])),
    expect=st.none()
    | st.builds(Expected, st.sampled_from(Urgency), st.just(("R01", "R02")), st.none(), st.none() | st.booleans()),
)
def test_what_is_written_can_be_read_again(
    patient: str, evidence: str, findings: dict[str, str | int], words: dict[str, str], expect: Expected | None
) -> None:
    walk = Walk(patient, findings, "counterexample", evidence, words, words, expect)

    assert read_walk(shipped().protocol, write_walk(walk).encode(), "walk.yaml") == walk

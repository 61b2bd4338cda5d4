"""Two protocols compared, with the changes behind what goes up and down, in words and as JSON."""

import json
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.proof import seeded
from tests.proof.seeded import PROTOCOL, said, written
from triage.errors import FileMissing, ProblemsFound
from triage.model.guard import ALWAYS, All, AnyOf
from triage.model.protocol import Accepted, Protocol, Rule
from triage.model.urgency import Urgency
from triage.places import flows_folder
from triage.proof.comparers import Searching
from triage.proof.difference import compare
from triage.services.comparing import Comparison, against_shipped, compare_named
from triage.services.comparison_words import as_text, lowered_as_text, summary, to_json

FEVER = "fever:\n  answers: yes_no\n  warning: urgent"
BY_PHONE = Accepted("fever", Urgency.SOON, "Dr A. Example", "2026-11-22", "seen by phone first")


def milder(folder: Path) -> Protocol:
    """The shipped protocol with a fever that only warns `soon`."""
    rules = ("R22", "fever", "R25")
    accepted = "".join(
        f'  - {{lowers: {id_}, to: physio, by: "Dr A. Example", on: 2026-11-22, reason: seen by phone first}}\n'
        for id_ in rules
    )
    protocol = written(folder, "rules.yaml", "\nroutine:\n", f"\naccepted:\n{accepted}\nroutine:\n")
    assert len(protocol.accepted) == len(rules)
    findings = folder / "flows" / "findings.yaml"
    text = findings.read_text(encoding="utf-8")
    assert text.count(FEVER) == 1
    findings.write_text(text.replace(FEVER, FEVER.replace("urgent", "soon")), encoding="utf-8")
    return protocol


def compared(new: Protocol, old: Protocol = PROTOCOL) -> Comparison:
    """The comparison of two protocols that may share a digest, since they were never written."""
    marked = replace(new, digest="f" * 64)
    return Comparison(("old", "new"), compare(old, marked))


def test_two_folders_are_compared(tmp_path: Path) -> None:
    milder(tmp_path)
    comparison = compare_named(str(flows_folder()), str(tmp_path / "flows"))

    assert [shift.about for shift in comparison.difference.down] == ["fever", "R25", "R22"]
    assert not comparison.difference.lowers


def test_the_same_files_need_no_proof() -> None:
    comparison = compare_named(str(flows_folder()), str(flows_folder()))

    assert comparison.difference.provers == ()
    assert summary(comparison) == "the same files: no advice differs"


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        compare_named(str(tmp_path / "none"), str(flows_folder()))


def test_what_cannot_be_used_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="T001"):
        compare_named(str(flows_folder()), str(tmp_path))


def test_a_protocol_is_compared_with_the_shipped_one(tmp_path: Path) -> None:
    protocol = written(
        tmp_path, "rules.yaml", "    when: {morning_stiffness_inflammatory: yes}\n", "    when: {fever: yes}\n"
    )

    comparison = against_shipped(protocol)

    assert [shift.about for shift in comparison.difference.down] == []
    assert [change.id for change in comparison.others] == ["R20"]


def test_the_shipped_protocol_is_the_same_as_itself() -> None:
    assert not against_shipped(PROTOCOL).difference.lowers


def test_a_changed_warning_stands_behind_every_rule_that_counts_it(tmp_path: Path) -> None:
    milder(tmp_path)
    comparison = compare_named(str(flows_folder()), str(tmp_path / "flows"))
    behind = {shift.about: comparison.behind(shift) for shift in comparison.difference.down}

    assert {about: [change.id for change in found] for about, found in behind.items()} == {
        "fever": ["fever"],
        "R25": ["fever"],
        "R22": ["fever"],
    }


def test_an_item_that_is_not_asked_stands_behind_its_finding() -> None:
    questions = {
        id_: replace(question, asks=tuple(item for item in question.asks if item != "fever"))
        for id_, question in PROTOCOL.flow.questions.items()
    }
    comparison = compared(replace(PROTOCOL, flow=replace(PROTOCOL.flow, questions=questions)))
    shift = next(shift for shift in comparison.difference.down if shift.about == "fever")

    assert {change.kind for change in comparison.behind(shift)} == {"question"}


def test_a_rule_that_stands_in_stands_behind_the_warning_it_lowers() -> None:
    rules = tuple(replace(rule, when=ALWAYS) if rule.id == "R18" else rule for rule in PROTOCOL.rules)
    comparison = compared(replace(PROTOCOL, rules=rules))
    shift = next(shift for shift in comparison.difference.down if shift.about == "major_trauma")

    assert [change.id for change in comparison.behind(shift)] == ["R18"]


def test_a_change_behind_nothing_is_another_change() -> None:
    flow = replace(PROTOCOL.flow, version=2)

    assert [change.kind for change in compared(replace(PROTOCOL, flow=flow)).others] == ["flow"]


def test_the_text_shows_what_goes_down_and_why() -> None:
    new = seeded.ruled("R20", said("morning_stiffness_inflammatory", "unsure"))

    text = as_text(compared(new))

    assert "changed   rule R20, when: morning_stiffness_inflammatory is yes, now\n" in text


def test_what_is_accepted_is_shown_with_who_when_and_why() -> None:
    fever = replace(PROTOCOL.vocabulary["fever"], warning=Urgency.SOON)
    new = replace(PROTOCOL, vocabulary={**PROTOCOL.vocabulary, "fever": fever}, accepted=(BY_PHONE,))

    text = lowered_as_text(compared(new))
    lines = text.splitlines()

    assert lines[:2] == ["GOES DOWN", "fever: urgent to soon (accepted)"]
    assert "accepted fever down to soon, by Dr A. Example, on 2026-11-22: seen by phone first" in " ".join(text.split())
    assert lines[-1].startswith("down: 1, 0 of them not accepted; up: 0; ")


def test_the_short_text_names_what_goes_up_and_what_else_was_changed() -> None:
    fever = replace(PROTOCOL.vocabulary["fever"], warning=Urgency.SOON)
    old = replace(PROTOCOL, vocabulary={**PROTOCOL.vocabulary, "fever": fever})
    new = replace(PROTOCOL, flow=replace(PROTOCOL.flow, version=2))

    paragraphs = lowered_as_text(compared(new, old)).split("\n\n")

    assert paragraphs[0].splitlines()[:2] == ["GOES UP", "  fever: soon to urgent"]
    others = paragraphs[1].splitlines()
    assert (others[0], others[-1]) == ("OTHER CHANGES", "  flow lower-back, version: 1, now 2")
    assert paragraphs[2].startswith("down: 0; up: ")


def test_what_falls_further_than_accepted_says_so() -> None:
    fever = replace(PROTOCOL.vocabulary["fever"], warning=Urgency.PHYSIO)
    new = replace(PROTOCOL, vocabulary={**PROTOCOL.vocabulary, "fever": fever}, accepted=(BY_PHONE,))

    assert "fever: urgent to physio (NOT ACCEPTED: accepted down to soon only)" in as_text(compared(new))


def test_an_acceptance_that_is_not_needed_is_noted() -> None:
    text = as_text(compared(replace(PROTOCOL, accepted=(BY_PHONE,))))

    assert "accepted, and not needed in this comparison: fever down to soon" in text


def test_what_was_not_decided_is_noted() -> None:
    comparison = Comparison(("old", "new"), compare(PROTOCOL, seeded.without("R21"), (partial(Searching, budget=0),)))

    assert "not decided, so counted as going down: R21" in as_text(comparison)


def test_files_that_are_only_written_otherwise_are_said_to_be() -> None:
    assert "the files are only written otherwise" in as_text(compared(PROTOCOL))


def test_the_routine_is_said_in_its_own_words() -> None:
    text = as_text(compared(seeded.routine_for_everybody()))

    assert "routine: offered to more people, with physio or above (NOT ACCEPTED)" in text
    assert "; the routine is offered\n" in text


def test_the_routine_for_fewer_people_goes_up() -> None:
    text = as_text(compared(PROTOCOL, seeded.routine_for_everybody()))

    assert "GOES UP\nroutine: offered to fewer people, with physio or above\n" in text


def test_answers_that_are_all_the_mildest_are_said_to_be() -> None:
    text = as_text(compared(seeded.offered(physio=ALWAYS)))

    assert (
        "routine: offered to fewer people, with self_care or above\n  answers   the mildest answer to everything\n"
        in text
    )


def test_the_furthest_fall_is_shown_beside_the_smallest_answers() -> None:
    causes = All((said("cause_lifting", "yes"), said("cough_sneeze_pain", "yes")))
    rule = Rule("X01", AnyOf((said("fever", "yes"), causes)), Urgency.EMERGENCY, None, "infection", ())

    text = " ".join(as_text(compared(PROTOCOL, replace(PROTOCOL, rules=(*PROTOCOL.rules, rule)))).split())

    assert "X01: emergency to self_care (NOT ACCEPTED) answers fever: yes before emergency, because of X01" in text
    assert (
        "furthest cough_sneeze_pain: yes, cause_lifting: yes; before emergency, because of X01; now self_care" in text
    )
    assert "changed rule X01 removed changed rule X01, when: fever is yes or (cause_lifting is yes and" in text


def test_without_the_second_prover_the_first_compares_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    milder(tmp_path)
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)

    comparison = compare_named(str(flows_folder()), str(tmp_path / "flows"))

    assert comparison.difference.provers == ("search",)


def test_a_long_condition_is_shortened_to_where_it_changed() -> None:
    asked = ("fever", "vomiting", "anticoagulants", "osteoporosis", "saddle_numbness")
    old, new = (
        seeded.ruled("R20", All((*(said(id_, "yes") for id_ in asked), said("cancer_history", word))))
        for word in ("yes", "no")
    )

    text = " ".join(as_text(compared(new, old)).split())

    assert "rule R20, when: … yes and cancer_history is yes, now … yes and cancer_history is no" in text


def test_no_line_is_wider_than_a_terminal(tmp_path: Path) -> None:
    milder(tmp_path)
    new = as_text(compare_named(str(flows_folder()), str(tmp_path / "flows")))

    assert max(len(line) for line in new.splitlines()[4:]) <= 80


def test_the_json_says_the_same(tmp_path: Path) -> None:
    milder(tmp_path)
    told = json.loads(to_json(compare_named(str(flows_folder()), str(tmp_path / "flows"))))
    first = told["down"][0]

    assert (told["lowers"], [each["about"] for each in told["down"]]) == (False, ["fever", "R25", "R22"])
    assert (first["from"], first["to"], first["accepted"]["by"]) == ("urgent", "soon", "Dr A. Example")
    assert first["smallest"]["answers"] == {"fever": "yes"}
    assert first["changes"][0]["parts"] == {"warning": {"before": "urgent", "after": "soon"}}


def test_the_json_says_what_goes_up(tmp_path: Path) -> None:
    milder(tmp_path)
    told = json.loads(to_json(compare_named(str(tmp_path / "flows"), str(flows_folder()))))

    assert [(each["about"], each["from"], each["to"]) for each in told["up"]] == [
        ("fever", "soon", "urgent"),
        ("R25", "soon", "urgent"),
        ("R22", "physio", "soon"),
    ]

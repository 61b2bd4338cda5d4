"""The certificate says in Markdown and in JSON what was proved, and what was not."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.proofs import gated_proof, shipped_proof
from triage.errors import FileMissing
from triage.model.prevalence import Limit
from triage.model.protocol import Accepted
from triage.model.urgency import Urgency
from triage.proof.difference import compare
from triage.services.budgeting import open_budget
from triage.services.certificate_json import as_json
from triage.services.certificates import as_markdown
from triage.services.certified import Certified
from triage.services.issuing import issue, write_certificate, write_counterexamples
from triage.source.walks import read_walk

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def certified() -> Certified:
    return issue(shipped_proof(), TODAY)


@pytest.fixture(scope="module")
def failing() -> Certified:
    return issue(gated_proof(), TODAY)


@pytest.fixture(scope="module", params=[True, False], ids=["accepted", "not accepted"])
def lowered(request: pytest.FixtureRequest) -> tuple[Certified, bool]:
    """Of a protocol in which a rule was lowered, with and without somebody's word."""
    proof = shipped_proof()
    word = Accepted("C06", Urgency.PHYSIO, "Dr A. Example", "2026-11-20", "seen within two weeks anyway")
    milder = replace(
        proof.protocol,
        rules=tuple(rule for rule in proof.protocol.rules if rule.id != "C06"),
        accepted=(word,) if request.param else (),
        digest="0" * 64,
    )
    milder_proof = replace(proof, protocol=milder)
    return issue(milder_proof, TODAY, compare(proof.protocol, milder)), bool(request.param)


def test_the_certificate_says_that_it_holds(certified: Certified) -> None:
    assert "| Result | **holds** |" in as_markdown(certified)
    assert json.loads(as_json(certified))["holds"] is True


def test_it_names_the_protocol_and_who_reviewed_it(certified: Certified) -> None:
    text = as_markdown(certified)

    assert f"`{certified.protocol.digest}`" in text
    assert "nobody: no clinician has reviewed it yet" in text
    assert json.loads(as_json(certified))["protocol"] == {
        "id": "lower-back",
        "version": certified.protocol.flow.version,
        "digest": certified.protocol.digest,
        "reviewed_by": "nobody",
    }


def test_it_counts_the_conversations_exactly(certified: Certified) -> None:
    count = certified.proof.certificate.conversations

    assert count is not None
    assert f"(exactly {count})" in as_markdown(certified)
    assert json.loads(as_json(certified))["conversations"] == str(count)


@pytest.mark.parametrize("rule", ["R18", "R19"])
def test_it_shows_each_rule_that_lowers_a_level_in_a_conversation(certified: Certified, rule: str) -> None:
    assert f"**{rule}** stands in for `" in as_markdown(certified)


def test_it_shows_what_stands_before_a_sign_that_not_everybody_is_asked_about(certified: Certified) -> None:
    assert "| `pregnancy_warning_signs` | could_be_pregnant is yes |" in as_markdown(certified)


def test_it_names_every_hazard(certified: Certified) -> None:
    text = as_markdown(certified)

    assert [hazard.id for hazard in certified.hazards.hazards if hazard.id not in text] == []


def test_it_says_what_is_not_proved(certified: Certified) -> None:
    assert certified.not_proved[0] == "That the rules are right. Only a clinician can say so: none has."
    assert [line for line in certified.not_proved if f"\n- {line}\n" not in as_markdown(certified)] == []
    assert json.loads(as_json(certified))["not_proved"] == list(certified.not_proved)


def test_what_fails_is_shown_as_a_conversation(failing: Certified) -> None:
    text = as_markdown(failing)

    assert "| Result | **does not hold**: S2 fails |" in text
    assert "### S2" in text
    assert "never asked: " in text


def test_what_goes_down_is_listed_with_who_accepted_it(lowered: tuple[Certified, bool]) -> None:
    certified, accepted = lowered
    by = "Dr A. Example | 2026-11-20 | seen within two weeks anyway" if accepted else "**nobody** | | "

    assert f"| `C06` | soon | physio | {by} |" in as_markdown(certified)
    assert certified.holds is accepted


def test_programs_are_told_who_accepted_it(lowered: tuple[Certified, bool]) -> None:
    certified, accepted = lowered
    (down,) = json.loads(as_json(certified))["compared"]["down"]

    assert (down["about"], down["from"], down["to"]) == ("C06", "soon", "physio")
    assert (down["accepted"] is not None) is accepted


def test_a_broken_budget_is_said_and_fails_it(certified: Certified) -> None:
    budget = open_budget(None, certified.protocol)
    assert budget is not None
    tight = replace(budget.prevalence, people=300, limits=(Limit(Urgency.SOON, 100, "a test"),))
    spent = replace(certified, budget=replace(budget, prevalence=tight).count())

    assert "| Result | **does not hold**: the budget is broken |" in as_markdown(spent)
    assert "| Budget | **broken** |" in as_markdown(spent)
    assert json.loads(as_json(spent))["budget"]["holds"] is False


def test_what_was_not_counted_is_said(certified: Certified) -> None:
    assert "| Budget | not counted |" in as_markdown(certified)


def test_what_is_tried_is_not_said_to_be_proved(certified: Certified) -> None:
    properties = {each["id"]: each["status"] for each in json.loads(as_json(certified))["properties"]}

    assert (properties["S7"], properties["S2"]) == ("tried", "holds")


def test_hazards_that_only_tests_close_are_not_said_to_be_proved(certified: Certified) -> None:
    text = as_markdown(certified).partition("**Closed by tests**")[2].partition("\n")[0]
    tested = [hazard.id for hazard in certified.standing.closed_with_tests if not hazard.properties]

    assert tested
    assert [id_ for id_ in tested if id_ not in text] == []


def test_a_reviewer_is_named_by_the_protocols_own_word(certified: Certified) -> None:
    flow = replace(certified.protocol.flow, reviewed_by="Dr A. Example")
    signed = replace(certified, protocol=replace(certified.protocol, flow=flow))

    assert "| Reviewed by | Dr A. Example, by the protocol's own word |" in as_markdown(signed)
    assert "the protocol names Dr A. Example, and nothing here checks that" in signed.not_proved[0]


def test_a_file_without_a_name_is_refused(certified: Certified) -> None:
    with pytest.raises(FileMissing, match="needs a name"):
        write_certificate(certified, Path())


@pytest.mark.parametrize("name", ["certificate.md", "certificate.json"])
def test_it_is_written_for_people_and_for_programs(certified: Certified, name: str, tmp_path: Path) -> None:
    written = write_certificate(certified, tmp_path / name)

    assert [file.name for file in written] == ["certificate.md", "certificate.json"]
    assert written[0].read_text(encoding="utf-8") == as_markdown(certified)
    assert json.loads(written[1].read_text(encoding="utf-8"))["certificate"] == 1


def test_a_folder_that_is_not_there_is_said_to_be_missing(certified: Certified, tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="cannot be written: no such file"):
        write_certificate(certified, tmp_path / "nowhere" / "certificate.md")


def test_each_counterexample_is_written_as_a_walk(failing: Certified, tmp_path: Path) -> None:
    written = write_counterexamples(failing, tmp_path / "walks")

    assert "S2-fever.yaml" in {file.name for file in written}
    assert all(read_walk(failing.protocol, file.read_bytes(), file.name).kind == "counterexample" for file in written)


def test_where_nothing_fails_no_walk_is_written(certified: Certified, tmp_path: Path) -> None:
    assert write_counterexamples(certified, tmp_path / "walks") == ()

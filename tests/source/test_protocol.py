"""Rules, the routine, the evidence, and all of it or nothing."""

import re
from pathlib import Path

import pytest
import yaml

from tests.bad_files import copy_shipped
from tests.source.tools import SMALL, said_of_small, small_protocol
from triage.errors import FileMissing, ProblemsFound
from triage.model.guard import ALWAYS
from triage.model.protocol import Coverage, Protocol
from triage.model.urgency import Urgency
from triage.places import flows_folder
from triage.source.protocol import FILES, cited, load_protocol, load_to_compare, read_protocol

EVIDENCE = Path(__file__).parents[3] / "shared" / "evidence" / "evidence.yaml"
RULE = "R01: {when: {fever: yes, age: {at_least: 70}}, urgency: emergency, suspects: infection, sources: [F1]}"
LESS = "raise it, or list it under `accepted` in rules.yaml"
GONE = "put it back, or list it under `accepted` in rules.yaml, with `to: self_care`"


def test_a_protocol_is_read(tmp_path: Path) -> None:
    protocol = load_protocol(small_protocol(tmp_path))

    assert [rule.id for rule in protocol.rules] == ["R01"]


def test_the_routine_is_offered_where_the_protocol_says(tmp_path: Path) -> None:
    assert load_protocol(small_protocol(tmp_path)).routine == {Urgency.SELF_CARE: ALWAYS}


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="there is no folder"):
        load_protocol(tmp_path / "none")


@pytest.mark.parametrize("name", FILES)
def test_a_protocol_without_one_of_its_files_is_not_loaded(tmp_path: Path, name: str) -> None:
    (small_protocol(tmp_path) / name).unlink()

    assert read_protocol(tmp_path)[0] is None


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file_is_told(tmp_path: Path, name: str) -> None:
    (small_protocol(tmp_path) / name).write_text("# nothing yet\n", encoding="utf-8")

    with pytest.raises(ProblemsFound, match=rf"{name}:1: T010 nothing is written here"):
        load_protocol(tmp_path)


def test_every_empty_file_is_told(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).touch()

    assert len(read_protocol(tmp_path)[1].found) == len(FILES)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_a_half_written_shipped_file_is_not_loaded(tmp_path: Path, name: str, share: float) -> None:
    path = copy_shipped(tmp_path, content=False).flows / name
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(ProblemsFound):
        load_protocol(path.parent)


def test_the_digest_changes_with_every_file(tmp_path: Path) -> None:
    digests = {load_protocol(small_protocol(tmp_path)).digest}
    for name in FILES:
        path = small_protocol(tmp_path) / name
        path.write_text(f"{SMALL[name]}# changed\n", encoding="utf-8")
        digests.add(load_protocol(tmp_path).digest)

    assert len(digests) == 5


def test_every_source_that_is_cited_is_found_with_its_place(tmp_path: Path) -> None:
    words = cited(small_protocol(tmp_path))

    assert [f"{word.text} {word.place}".replace(f"{tmp_path.name}/", "") for word in words] == [
        "F1 findings.yaml:4:74",
        "F1 findings.yaml:5:73",
        "F1 rules.yaml:2:101",
        "F1 rules.yaml:3:40",
    ]


@pytest.mark.parametrize(
    ("find", "replace", "message"),
    [
        ("rules:\n", "ruels:\n", "1:1: T009 the rules file has no field `ruels`; did you mean `rules`?"),
        (RULE, "R01: always", "2:8: T008 the rule `R01` is written as fields (`name: value`)"),
        (
            RULE,
            RULE.replace("when: {fever: yes, age: {at_least: 70}}, ", ""),
            "2:8: T010 the rule `R01` needs the field `when`",
        ),
        (
            RULE,
            RULE.replace("emergency", "now"),
            "2:59: T011 `urgency` cannot be `now`; one of self_care, physio, soon, urgent, emergency",
        ),
        (RULE, RULE.replace("suspects: infection, ", ""), "2:8: T010 the rule `R01` needs the field `suspects`"),
        (
            RULE,
            RULE.replace("}, urgency", "}, replaces: fevr, urgency"),
            "2:60: T022 no finding is called `fevr`; did you mean `fever`?",
        ),
        (
            RULE,
            RULE.replace("}, urgency", "}, replaces: sex, urgency"),
            "2:60: T014 `sex` has no warning above `emergency`; `replaces` is for lowering one",
        ),
        (RULE, RULE.replace("suspects: infection", "suspects: flu"), "2:80: T028 no explanation is called `flu`"),
        (
            "routine: {self_care: always, sources: [F1]}",
            "routine: always",
            "3:10: T008 `routine` is written as fields (`name: value`)",
        ),
        (
            "self_care: always",
            "urgent: always",
            "3:11: T009 `routine` has no field `urgent`; it has `self_care`, `physio`, `sources`",
        ),
        (
            "self_care: always",
            "self_care: {}",
            "3:22: T021 a guard without a condition; write `always` if it always holds",
        ),
    ],
)
def test_a_slip_in_the_rules_is_told_where_it_stands(tmp_path: Path, find: str, replace: str, message: str) -> None:
    said = said_of_small(tmp_path, "rules.yaml", find, replace)

    assert said[0] == f"rules.yaml:{message}"


def test_rules_are_no_list(tmp_path: Path) -> None:
    (small_protocol(tmp_path) / "rules.yaml").write_text("- R01", encoding="utf-8")

    assert [problem.message for problem in read_protocol(tmp_path)[1].found] == [
        "the rules file is written as fields (`name: value`)"
    ]


def test_a_rule_may_stand_in_for_a_higher_warning(tmp_path: Path) -> None:
    rule = "  R02: {when: {numb: yes, sex: male}, urgency: soon, replaces: numb, suspects: nerves, sources: [F1]}\n"
    protocol = load_protocol(small_protocol(tmp_path, "rules.yaml", "routine:", f"{rule}routine:"))

    assert protocol.rules[1].replaces == "numb"


def test_an_explanation_of_a_finding_must_exist(tmp_path: Path) -> None:
    assert said_of_small(tmp_path, "findings.yaml", "suspects: nerves", "suspects: nevres") == [
        "findings.yaml:5:55: T028 no explanation is called `nevres`; did you mean `nerves`?"
    ]


def test_what_the_evidence_asks_for_is_counted(tmp_path: Path) -> None:
    assert load_protocol(small_protocol(tmp_path)).coverage == Coverage(findings=2, rules=1, causes=1)


@pytest.mark.parametrize(
    ("find", "replace", "message"),
    [
        (
            "fever: urgent",
            "fever: emergency",
            f"1:12: T035 the evidence says `emergency` for `fever`; the protocol says `urgent`, which is less; {LESS}",
        ),
        ("fever: urgent", "cough: urgent", f"1:12: T036 the evidence has `cough`; the protocol has not; {GONE}"),
        ("fever: urgent", "sex: urgent", f"1:12: T036 the evidence has `sex`; the protocol has not; {GONE}"),
        (
            "fever: urgent",
            "fever: now",
            "1:19: T011 `fever` cannot be `now`; one of self_care, physio, soon, urgent, emergency",
        ),
        ("R01: emergency", "R02: emergency", f"2:9: T036 the evidence has `R02`; the protocol has not; {GONE}"),
        (
            "causes: [lifting]",
            "causes: [sitting]",
            "3:10: T036 the evidence has the cause `sitting`; the protocol has not; put it back",
        ),
        (
            "causes: [lifting]",
            "causes: [fever]",
            "3:10: T036 the evidence has the cause `fever`; the protocol has not; put it back",
        ),
        (
            "causes: [lifting]",
            "cause: [lifting]",
            "3:1: T009 the evidence file has no field `cause`; did you mean `causes`?",
        ),
    ],
)
def test_what_falls_short_of_the_evidence_is_told(tmp_path: Path, find: str, replace: str, message: str) -> None:
    assert f"evidence.yaml:{message}" in said_of_small(tmp_path, "evidence.yaml", find, replace)


def test_what_falls_short_of_the_evidence_is_refused(tmp_path: Path) -> None:
    folder = small_protocol(tmp_path, "evidence.yaml", "fever: urgent", "fever: emergency")

    with pytest.raises(ProblemsFound, match="T035"):
        load_protocol(folder)


def test_what_falls_short_of_the_evidence_is_loaded_to_be_compared(tmp_path: Path) -> None:
    protocol, less = load_to_compare(small_protocol(tmp_path, "evidence.yaml", "fever: urgent", "fever: emergency"))

    assert [problem.code for problem in less] == ["T035"]
    assert [rule.id for rule in protocol.rules] == ["R01"]


def test_what_is_wrong_otherwise_is_not_even_compared(tmp_path: Path) -> None:
    folder = small_protocol(tmp_path, "evidence.yaml", "fever: urgent", "fever: now")

    with pytest.raises(ProblemsFound, match="T011"):
        load_to_compare(folder)


def test_the_evidence_is_no_list(tmp_path: Path) -> None:
    (small_protocol(tmp_path) / "evidence.yaml").write_text("- fever", encoding="utf-8")

    assert [problem.message for problem in read_protocol(tmp_path)[1].found] == [
        "the evidence file is written as fields (`name: value`)"
    ]


def test_a_protocol_may_be_more_careful_than_the_evidence(tmp_path: Path) -> None:
    assert said_of_small(tmp_path, "evidence.yaml", "fever: urgent", "fever: soon") == []


def test_the_shipped_protocol_holds_all_that_the_evidence_asks_for(protocol: Protocol) -> None:
    assert protocol.coverage == Coverage(findings=70, rules=25, causes=20)


def listed() -> dict[str, dict[str, str]]:
    """The list of the evidence that ships with the protocol."""
    text = (flows_folder() / "evidence.yaml").read_text(encoding="utf-8")
    top: dict[str, dict[str, str]] = yaml.safe_load(text)
    return top


def in_the_evidence(kind: str, level: str) -> dict[str, str]:
    """Ids with their levels, from the evidence itself where it lies beside the repository."""
    if not EVIDENCE.is_file():
        return listed()["findings" if kind == "findings" else "rules"]
    entries = yaml.safe_load(EVIDENCE.read_text(encoding="utf-8"))[kind]
    return {entry["id"]: entry[level] for entry in entries}


def test_the_list_has_the_findings_of_the_evidence_with_their_levels() -> None:
    assert listed()["findings"] == in_the_evidence("findings", "level")


def test_the_list_has_the_rules_of_the_evidence() -> None:
    assert set(listed()["rules"]) == set(in_the_evidence("combination_rules", "then"))


def test_the_list_has_the_levels_that_the_rules_of_the_evidence_name() -> None:
    named = {
        id_: level
        for id_, words in in_the_evidence("combination_rules", "then").items()
        for level in re.findall(r"emergency|urgent|soon|physio|self_care", words)[:1]
    }

    assert {id_: listed()["rules"][id_] for id_ in named} == named

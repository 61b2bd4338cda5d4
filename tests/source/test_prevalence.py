"""The prevalence file as it is read: what it may leave out, what it must say, and where it is wrong."""

from pathlib import Path

import pytest

from tests.source.tools import small_protocol
from triage.errors import Problems
from triage.model.prevalence import Cited, Limit, Prevalence
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.places import flows_folder
from triage.services.materials import Materials
from triage.source.figures import asked
from triage.source.prevalence import FILE, read_prevalence, read_usual
from triage.source.protocol import FILES, load_protocol

SMALL = """\
cohort: whoever comes
people: 500
seed: 7
usual: {age: 40, sex: male, pain: 3}
budget:
  emergency: {at_most: 5, because: beds}
  soon_or_above: {at_most: 30.5, because: doctors}
compare:
  serious_cause: {percent: 0.9, sources: [F28]}
findings:
  age: {spread: {18 to 59: 80, 60 to 90: 20}, assumption: adults}
  pain: {spread: {0 to 10: 100}, assumption: any}
  sex: {spread: {female: 50, male: 50}, assumption: half}
  fever: {yes: 2, unsure: 1, sources: [F1]}
  numb: {yes: 1, assumption: rare}
  lifting: {yes: 30, assumption: common}
"""


def small(folder: Path, find: str = "", replace: str = "") -> tuple[Prevalence | None, list[str]]:
    """The small file with one thing written otherwise, and what is said of it."""
    assert find in SMALL
    protocol = load_protocol(small_protocol(folder))
    (folder / FILE).write_text(SMALL.replace(find, replace, 1), encoding="utf-8")
    problems = Problems()
    read = read_prevalence(folder, protocol, problems, {"F1", "F28"})
    return read, [str(problem).removeprefix(f"{folder.name}/{FILE}:") for problem in problems.found]


@pytest.fixture(scope="session")
def shipped(protocol: Protocol) -> Prevalence:
    """The shipped file."""
    problems = Problems()
    read = read_prevalence(flows_folder(), protocol, problems)
    assert read is not None, problems.found
    return read


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    read, said = small(tmp_path)

    assert said == []
    assert read is not None
    assert (read.cohort, read.people, read.seed) == ("whoever comes", 500, 7)
    assert read.usual == {"age": 40, "sex": "male", "pain": 3}
    assert read.compare == {"serious_cause": Cited(90, ("F28",))}
    assert set(read.figures) == {"age", "pain", "sex", "fever", "numb", "lifting"}


def test_limits_stand_from_the_least_urgent(tmp_path: Path) -> None:
    read, _ = small(tmp_path)

    assert read is not None
    assert read.limits == (Limit(Urgency.SOON, 3050, "doctors"), Limit(Urgency.EMERGENCY, 500, "beds"))


def test_what_is_worked_out_stands_after_what_it_reads(tmp_path: Path) -> None:
    read, _ = small(tmp_path)

    assert read is not None
    assert read.order.index("ill") > max(read.order.index("fever"), read.order.index("numb"))


def test_a_folder_without_the_file_has_no_figures_and_no_usual_answers(tmp_path: Path) -> None:
    protocol = load_protocol(small_protocol(tmp_path))
    problems = Problems()

    read = read_prevalence(tmp_path, protocol, problems)
    usual = read_usual(tmp_path, protocol, problems)

    assert (read, usual, problems.found) == (None, {}, [])


def test_a_link_to_nowhere_is_not_taken_for_a_missing_file(tmp_path: Path) -> None:
    protocol = load_protocol(small_protocol(tmp_path))
    (tmp_path / FILE).symlink_to(tmp_path / "gone")
    problems = Problems()

    read_prevalence(tmp_path, protocol, problems)

    assert [problem.code for problem in problems.found] == ["T001"]


def test_a_file_with_a_mistake_is_not_used_at_all(tmp_path: Path) -> None:
    read, _ = small(tmp_path, "people: 500", "people: 5")

    assert read is None


@pytest.mark.parametrize(
    ("find", "replace", "said"),
    [
        ("seed: 7\n", "", "1:1: T010 the prevalence file needs the field `seed`"),
        ("seed: 7", "seed: seven", "3:7: T012 `seed` is a whole number, not `seven`"),
        ("people: 500", "people: 5", "2:9: T023 `people` runs from 100 to 200000, not to 5"),
        ("cohort: whoever comes\n", "", "1:1: T010 the prevalence file needs the field `cohort`"),
        ("age: 40, ", "", "4:8: T010 `usual` needs the field `age`"),
        ("age: 40", "age: 400", "4:14: T023 `age` runs from 0 to 120, not to 400"),
        ("sex: male", "sex: man", "4:23: T023 `sex` cannot be `man`; one of female, male"),
        ("pain: 3", "pain: 3, fever: no", "4:38: T022 no finding with answers of its own is called `fever`"),
        (", because: beds", "", "6:14: T010 `emergency` needs the field `because`"),
        ("at_most: 5,", "at_most: 500,", "6:24: T073 `at_most` is a percentage from 0 to 100 such as `2.5`, not `500`"),
        (
            "soon_or_above",
            "soon_or_more",
            "7:3: T009 `budget` has no field `soon_or_more`; did you mean `soon_or_above`?",
        ),
        (
            "serious_cause",
            "serious_case",
            "9:3: T009 `compare` has no field `serious_case`; did you mean `serious_cause`?",
        ),
        ("sources: [F28]", "sources: [F82]", "9:43: T029 no source is called `F82`; did you mean `F28`?"),
        ("sources: [F1]", "sources: [F2]", "14:40: T029 no source is called `F2`; did you mean `F28`?"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, find: str, replace: str, said: str) -> None:
    assert said in small(tmp_path, find, replace)[1]


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    protocol = load_protocol(small_protocol(tmp_path))
    text = SMALL.replace("seed: 7", "seed: x").replace("sex: male", "sex: man").replace("yes: 30", "yes: 130")
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    problems = Problems()

    read_prevalence(tmp_path, protocol, problems)

    assert sorted(problem.code for problem in problems.found) == ["T012", "T023", "T073"]


def test_usual_answers_are_read_beside_figures_that_are_wrong(tmp_path: Path) -> None:
    protocol = load_protocol(small_protocol(tmp_path))
    (tmp_path / FILE).write_text(SMALL.replace("yes: 30", "yes: 130"), encoding="utf-8")
    problems = Problems()

    usual = read_usual(tmp_path, protocol, problems)

    assert (usual, problems.found) == ({"age": 40, "sex": "male", "pain": 3}, [])


def test_the_file_is_no_part_of_the_protocol_and_its_digest() -> None:
    assert FILE not in FILES


def test_the_shipped_file_says_how_often_everything_asked_is_said(protocol: Protocol, shipped: Prevalence) -> None:
    assert set(shipped.figures) == {finding.id for finding in asked(protocol)}


def test_the_shipped_file_says_what_is_usual_of_everything_that_is_not_yes_or_no(
    protocol: Protocol, shipped: Prevalence
) -> None:
    assert set(shipped.usual) == {finding.id for finding in asked(protocol) if not finding.yes_no}


def test_every_source_of_the_shipped_file_is_a_known_citation(materials: Materials, shipped: Prevalence) -> None:
    figures = {key for figure in shipped.every_figure for key in figure.sources}
    compared = {key for cited in shipped.compare.values() for key in cited.sources}

    assert figures | compared <= set(materials.library.pages.sources)


def test_each_shipped_figure_is_cited_or_assumed_never_both(shipped: Prevalence) -> None:
    assert all(bool(figure.sources) != bool(figure.assumption) for figure in shipped.every_figure)

"""Every shipped text as its reader would read it, and what a mistake in one would be called."""

from datetime import date

import pytest

from tests.bad_files import TODAY, shipped_signs
from triage.places import content_folder
from triage.services.proofreading import Proof, grades_in_words, languages, proofread, summary


@pytest.fixture(scope="module", params=sorted(languages(content_folder())))
def proof(request: pytest.FixtureRequest) -> Proof:
    return proofread(content_folder(), request.param, TODAY, [finding.id for finding in shipped_signs()])


def test_nothing_is_to_mend_in_the_shipped_words(proof: Proof) -> None:
    assert [str(problem) for problem in proof.problems] == []


def test_every_page_is_easy_enough(proof: Proof) -> None:
    assert proof.rules is not None
    assert not [grade for grade in proof.grades if proof.rules.is_harder(grade.value, proof.rules.page)]


def test_the_mean_is_easier_than_the_limit_by_half_a_grade(proof: Proof) -> None:
    assert proof.rules is not None
    mean = sum(grade.value for grade in proof.grades) / len(proof.grades)

    assert not proof.rules.is_harder(mean, 70.0 if proof.rules.measure == "inflesz" else 5.5)


def test_every_page_is_graded(proof: Proof) -> None:
    assert proof.rules is not None
    folder = content_folder() / proof.rules.language
    pages = {f"topics/{path.name}" for path in (folder / "topics").glob("*.md")}

    assert pages <= {grade.file for grade in proof.grades}


def test_the_hardest_page_is_listed_first(proof: Proof) -> None:
    assert proof.rules is not None
    lines = grades_in_words(proof).split("\n")
    values = [grade.value for grade in proof.grades]
    hardest = min(values) if proof.rules.measure == "inflesz" else max(values)

    assert lines[1].split()[0] == f"{hardest:.1f}"
    assert lines[-1] == summary(proof)


def test_a_text_past_its_day_is_told() -> None:
    late = proofread(content_folder(), "en", date(2029, 1, 1))

    assert {problem.code for problem in late.problems} == {"T130"}


def test_without_signs_no_question_needs_a_time() -> None:
    assert "T126" not in {problem.code for problem in proofread(content_folder(), "en", TODAY).problems}

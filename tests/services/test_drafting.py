"""Drafts stand where they belong, and harm nothing that is there."""

from datetime import date
from pathlib import Path

import pytest

from tests.bad_files import Folders, copy_shipped, said_of
from triage.errors import DraftRefused
from triage.services.drafting import Desk, RuleFields, new_page, new_question, new_rule
from triage.source.protocol import load_protocol

TODAY = date(2026, 11, 23)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return copy_shipped(tmp_path)


@pytest.fixture
def desk(folders: Folders) -> Desk:
    return Desk(folders.flows, folders.content, load_protocol(folders.flows))


def codes(folders: Folders) -> set[str]:
    return {problem.split(" ")[1] for problem in said_of(folders)}


def test_a_page_lacks_only_what_is_marked(desk: Desk, folders: Folders) -> None:
    draft = new_page(desk, "bending-at-work", "Bending at work", "movement", TODAY)

    assert draft.places == ("content/en/topics/bending-at-work.md:1",)
    assert codes(folders) == {"T068", "T029"}


def test_a_page_stands_behind_those_of_its_topic(desk: Desk) -> None:
    new_page(desk, "bending-at-work", "", "movement", TODAY)

    head = desk.words("topics/bending-at-work.md").read_text(encoding="utf-8")
    assert "place: 6\n" in head
    assert "reviewed: 2026-11-23\nreview_by: 2027-11-23\n" in head


def test_a_leap_day_has_an_anniversary(desk: Desk) -> None:
    new_page(desk, "leap", "", "care", date(2028, 2, 29))

    assert "review_by: 2029-02-28\n" in desk.words("topics/leap.md").read_text(encoding="utf-8")


def test_a_question_lacks_only_what_is_marked(desk: Desk, folders: Folders) -> None:
    new_question(desk, "bends_at_work", "daily_life")

    assert codes(folders) == {"T068", "T029"}


def test_a_question_stands_behind_the_one_that_is_named(desk: Desk) -> None:
    new_question(desk, "bends_at_work", "daily_life")

    questions = list(load_protocol(desk.flows).flow.questions)
    assert questions[questions.index("daily_life") + 1] == "bends_at_work"


def test_a_rule_lacks_only_its_words(desk: Desk, folders: Folders) -> None:
    new_rule(desk, "C26", RuleFields("{fever: yes, rash: yes}", "urgent", "infection", ["F1"]))

    assert codes(folders) == {"T068"}
    assert load_protocol(desk.flows).rules[-1].id == "C26"


def test_nothing_else_is_changed(desk: Desk) -> None:
    before = (desk.flows / "lower-back.yaml").read_text(encoding="utf-8").split("\n")
    new_question(desk, "bends_at_work", "daily_life")
    after = (desk.flows / "lower-back.yaml").read_text(encoding="utf-8").split("\n")

    at = after.index("  bends_at_work:")
    assert after[:at] + after[at + 4 :] == before


@pytest.mark.parametrize("name", ["Bending", "bending at work", "../bending", "", "é", "-a", "a_"])
def test_a_name_that_cannot_be_one_is_refused(name: str, desk: Desk) -> None:
    with pytest.raises(DraftRefused, match="cannot be a name"):
        new_page(desk, name, "", "care", TODAY)


def test_what_is_there_is_not_written_over(desk: Desk) -> None:
    before = desk.words("topics/lifting.md").read_bytes()

    with pytest.raises(DraftRefused, match=r"there is a file `content/en/topics/lifting\.md` already"):
        new_page(desk, "lifting", "", "care", TODAY)
    with pytest.raises(DraftRefused, match="a question or a finding called `fever` already"):
        new_question(desk, "fever", "daily_life")
    with pytest.raises(DraftRefused, match="the next free number is `C26`"):
        new_rule(desk, "C01", RuleFields("always", "soon", "infection"))
    assert desk.words("topics/lifting.md").read_bytes() == before


def test_what_is_meant_is_asked(desk: Desk) -> None:
    with pytest.raises(DraftRefused, match="did you mean `daily_life`"):
        new_question(desk, "bends_at_work", "daily_live")
    with pytest.raises(DraftRefused, match="did you mean `movement`"):
        new_page(desk, "a", "", "movment", TODAY)
    with pytest.raises(DraftRefused, match="did you mean `infection`"):
        new_rule(desk, "C26", RuleFields("always", "soon", "infektion"))
    with pytest.raises(DraftRefused, match="no name of a rule"):
        new_rule(desk, "rule", RuleFields("always", "soon", "infection"))

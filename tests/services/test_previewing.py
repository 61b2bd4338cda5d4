"""What an author sees while writing."""

from pathlib import Path

import pytest

from tests.bad_files import Folders, copy_shipped
from tests.patients import WALKS
from triage.errors import FileMissing
from triage.model.urgency import Urgency
from triage.places import content_folder, flows_folder
from triage.services.previewing import Desk
from triage.services.reading import PageText
from triage.services.turns import OutcomeTurn, QuestionTurn

SHIPPED = Desk(flows_folder(), content_folder())


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return copy_shipped(tmp_path)


def test_a_page_is_shown_with_its_reason_for_this_patient() -> None:
    seen = SHIPPED.preview("lifting")

    assert isinstance(seen.shown, PageText)
    assert seen.shown.because.startswith("a lift")
    assert seen.problems == ()
    assert "(self_care)" in seen.about


def test_a_question_is_shown_as_it_is_met() -> None:
    seen = SHIPPED.preview("saddle")

    assert isinstance(seen.shown, QuestionTurn)
    assert seen.shown.id == "saddle"


def test_a_question_that_this_patient_never_meets_is_not_shown() -> None:
    assert SHIPPED.preview("saddle_again").shown is None


def test_another_patient_comes_to_other_advice() -> None:
    desk = Desk(flows_folder(), content_folder(), patient=WALKS / "saddle-numbness-alone.yaml")
    seen = desk.preview("advice")

    assert isinstance(seen.shown, OutcomeTurn)
    assert seen.shown.urgency is Urgency.EMERGENCY


def test_it_speaks_other_languages() -> None:
    seen = Desk(flows_folder(), content_folder(), "es").preview("lifting")

    assert isinstance(seen.shown, PageText)
    assert seen.shown.title == "Levantar y llevar cosas"


def test_what_is_wrong_is_told_and_the_page_is_shown_all_the_same(folders: Folders) -> None:
    page = folders.content / "en" / "topics" / "lifting.md"
    page.write_text(page.read_text(encoding="utf-8").replace("topic: movement", "topic: movment"), encoding="utf-8")

    seen = Desk(folders.flows, folders.content).preview("age")

    assert [str(problem.place) for problem in seen.problems] == ["content/en/topics/lifting.md:4:8"]


def test_a_protocol_that_cannot_be_used_shows_only_what_is_wrong(folders: Folders) -> None:
    (folders.flows / "rules.yaml").write_text("rules: [\n", encoding="utf-8")

    seen = Desk(folders.flows, folders.content).preview("lifting")

    assert seen.problems
    assert (seen.shown, seen.materials) == (None, None)


def test_a_page_that_cannot_be_filled_in_says_why(folders: Folders) -> None:
    page = folders.content / "en" / "topics" / "lifting.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ nonsense }}\n", encoding="utf-8")

    seen = Desk(folders.flows, folders.content).preview("lifting")

    assert [problem.place.file for problem in seen.problems] == ["content/en/topics/lifting.md"]
    assert seen.shown is None


def test_a_name_that_nothing_has_is_refused() -> None:
    with pytest.raises(FileMissing, match="did you mean `lifting`"):
        SHIPPED.preview("liftin")


def test_a_saved_file_is_noticed(folders: Folders) -> None:
    desk = Desk(folders.flows, folders.content)
    before = desk.changed()
    page = folders.content / "en" / "topics" / "lifting.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    assert desk.changed() != before

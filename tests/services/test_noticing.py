"""What the diary shows that needs a question, in words; it holds the routine back until it is answered."""

from pathlib import Path

import pytest

from tests.patients import shipped
from tests.services.diarist import Diarist
from tests.services.remembered import Person
from triage.errors import NotOffered
from triage.model.urgency import Urgency
from triage.services.noticing import ToldNotice, due

NUMB = "it feels numb between my legs"


@pytest.fixture
def diarist(tmp_path: Path) -> Diarist:
    """Somebody with a journal and nothing in it."""
    return Diarist(Person(tmp_path / "kept" / "journal.sqlite3"))


def noticed(diarist: Diarist) -> list[ToldNotice]:
    """What is not answered."""
    return list(due(shipped(), diarist.remembering, diarist.clock.now))


def ready(diarist: Diarist) -> None:
    """Check the back and answer what comes first, up to the plan."""
    diarist.checks()
    diarist.trainee.ready()
    assert diarist.trainee.training.standing().step == "plan"


def test_a_diary_without_anything_strange_asks_nothing(diarist: Diarist) -> None:
    diarist.writes(4, "sat all day")

    assert noticed(diarist) == []


def test_a_warning_word_is_told_with_what_was_written_and_whom_to_call(diarist: Diarist) -> None:
    diarist.writes(4, NUMB)
    (notice,) = noticed(diarist)

    assert (notice.asks, notice.label, notice.finding) == ("check", "Check my back", "saddle_numbness")
    assert notice.title == "A question about: new numbness or tingling between your legs or around your bottom"
    assert notice.text.startswith('You wrote "numb between my legs" (22 November).')
    assert notice.emergency.startswith("If this is so, call ")


def test_a_warning_word_about_no_emergency_calls_nobody(diarist: Diarist) -> None:
    diarist.writes(4, "lost weight")

    assert [(notice.finding, notice.emergency) for notice in noticed(diarist)] == [("unexplained_weight_loss", "")]


def test_words_of_despair_name_a_crisis_line_before_anything_else(diarist: Diarist) -> None:
    diarist.writes(9, "I cannot go on, and a fever too, it went numb between my legs")

    assert [notice.finding for notice in noticed(diarist)] == ["suicidal_thoughts", "saddle_numbness", "fever"]
    assert "To talk to someone now, call " in noticed(diarist)[0].emergency


def test_the_number_is_that_of_where_the_person_said_they_are(diarist: Diarist) -> None:
    diarist.checks()
    region = str(diarist.chronicle.checked["region"])
    diarist.clock.move(minutes=5)
    diarist.writes(4, NUMB)

    assert f"call {shipped().library.regions[region].emergency} now" in noticed(diarist)[0].emergency


def test_a_check_of_the_back_answers_it(diarist: Diarist) -> None:
    diarist.writes(4, NUMB)
    diarist.clock.move(minutes=5)
    diarist.checks()

    assert noticed(diarist) == []


def test_without_the_routine_a_review_is_a_check(diarist: Diarist) -> None:
    for ago in range(30):
        diarist.writes(5, at=f"{29 - ago} days ago")
    asked = {notice.rule: notice.asks for notice in noticed(diarist)}

    assert asked == {"week_2": "check", "week_4": "check"}


def test_with_the_routine_a_review_is_a_review(diarist: Diarist) -> None:
    diarist.checks()
    diarist.clock.move(days=1)
    for day in range(30):
        diarist.clock.move(days=1)
        diarist.writes(5 - day // 7)
        if day == 14:
            diarist.checks()
    for _ in range(7):
        diarist.clock.move(days=1)
        diarist.writes(5)
    asked = {notice.rule: (notice.asks, notice.label) for notice in noticed(diarist)}

    assert asked["week_4"] == ("review", "Answer the questions")


def test_a_notice_holds_the_routine_back_and_says_why(diarist: Diarist) -> None:
    ready(diarist)
    diarist.clock.move(minutes=1)
    diarist.writes(4, NUMB)
    standing = diarist.trainee.training.standing()

    assert (standing.kind, standing.step, standing.label) == ("check_first", "check", "Check my back")
    assert standing.title == noticed(diarist)[0].title
    assert standing.text == (
        noticed(diarist)[0].emergency,
        noticed(diarist)[0].text,
        "There is no session until your back is checked again.",
    )
    with pytest.raises(NotOffered):
        diarist.trainee.training.plan()


def test_the_routine_goes_on_when_it_is_answered(diarist: Diarist) -> None:
    ready(diarist)
    diarist.clock.move(minutes=1)
    diarist.writes(4, NUMB)
    diarist.clock.move(minutes=1)

    ready(diarist)


def test_several_notices_have_a_line_each(diarist: Diarist) -> None:
    ready(diarist)
    diarist.clock.move(minutes=1)
    diarist.writes(4, "a fever", leg=3)
    standing = diarist.trainee.training.standing()

    assert list(standing.text[:-1]) == [notice.text for notice in noticed(diarist)]
    assert len(standing.text) == 3


def test_a_notice_that_asks_for_a_review_makes_it_due_with_its_reason(diarist: Diarist) -> None:
    diarist.checks()
    diarist.trainee.ready()
    for ago in range(7, 14):
        diarist.writes(1, at=f"{ago} days ago")
    for ago in range(7):
        diarist.writes(4, at=f"{ago} days ago")
    diarist.clock.move(hours=1)
    standing = diarist.trainee.training.standing()

    assert (standing.kind, standing.step, standing.label) == ("review", "review", "Answer")
    assert "up to 21 November, pain went up from 1.0 to 3.6" in standing.text[0]


def test_a_day_of_another_year_has_its_year(diarist: Diarist) -> None:
    diarist.writes(4, NUMB, at="2025-12-30")

    assert "(30 December 2025)" in noticed(diarist)[0].text


def test_where_nobody_can_tell_it_says_so(diarist: Diarist) -> None:
    diarist.writes(5, at="20 days ago")
    texts = {notice.rule: notice.text for notice in noticed(diarist)}

    assert texts["week_2"].startswith("It has been 2 weeks. You wrote too little for me to tell")
    assert texts["gap"].startswith("I heard nothing from you for 20 days, up to 22 November.")


def test_every_finding_that_words_can_be_about_can_be_told_and_is_asked_about_by_a_check() -> None:
    materials = shipped()
    asked = {finding for question in materials.protocol.flow.questions.values() for finding in question.asks}

    for finding in materials.library.warning_words:
        assert materials.library.findings[finding].told, finding
        assert finding in asked, finding


@pytest.mark.parametrize("finding", list(shipped().library.warning_words))
def test_whom_to_call_is_said_for_every_emergency_and_for_nothing_else(diarist: Diarist, finding: str) -> None:
    phrase = shipped().library.warning_words[finding][0]
    diarist.writes(4, " ".join(part[0] for part in phrase))
    emergencies = {
        notice.finding: shipped().protocol.vocabulary[notice.finding].warning is Urgency.EMERGENCY
        for notice in noticed(diarist)
    }

    assert emergencies
    assert emergencies == {notice.finding: bool(notice.emergency) for notice in noticed(diarist)}


def test_without_a_journal_there_is_nothing_to_ask_about() -> None:
    assert noticed(Diarist(Person(None))) == []

"""What the diary shows that needs a question: on a screen of its own when it is found, and on the first screen."""

from pathlib import Path

import pytest

from tests.services.diarist import Diarist
from tests.services.remembered import EMERGENCY, Person
from tests.ui.driving import LARGE, SMALL, USUAL, click_on, is_home, question, text
from tests.ui.keeping import NUMB, Sitting, at_diary, at_first
from triage.services.home import Act
from triage.services.noticing import ToldNotice
from triage.ui.diary_screen import DiaryScreen
from triage.ui.interview_screen import InterviewScreen
from triage.ui.notice_screen import NoticeScreen

ABOUT = "A question about: new numbness or tingling between your legs or around your bottom"
CALL = "If this is so, call 999 now."


@pytest.fixture
def diarist(tmp_path: Path) -> Diarist:
    """Somebody whose back was checked, and who may exercise."""
    diarist = Diarist(Person(tmp_path / "kept" / "journal.sqlite3"))
    diarist.checks()
    diarist.clock.move(hours=1)
    return diarist


def acts(sitting: Sitting) -> list[Act]:
    return [entry.act for entry in sitting.app.home.entries]


def strong_pain(diarist: Diarist) -> None:
    """Two days of strong pain; one more needs a check."""
    for _ in range(2):
        diarist.clock.move(days=1)
        diarist.writes(8)
    diarist.clock.move(days=1)


async def test_what_a_number_shows_is_said_at_once(diarist: Diarist) -> None:
    strong_pain(diarist)
    async with at_diary(diarist, "8") as sitting:
        assert isinstance(sitting.app.screen, NoticeScreen)
        assert "Strong pain for days" in sitting.said
        assert "Pain was 6 or more on 3 days in a row" in sitting.said


async def test_a_number_that_shows_nothing_new_leads_nowhere_else(diarist: Diarist) -> None:
    strong_pain(diarist)
    async with at_diary(diarist, "8", "2", "9") as sitting:
        assert isinstance(sitting.app.screen, DiaryScreen)


async def test_check_now_begins_the_check(diarist: Diarist) -> None:
    strong_pain(diarist)
    async with at_diary(diarist, "8", "1") as sitting:
        assert isinstance(sitting.app.screen, InterviewScreen)
        assert question(sitting.app).id == "consent"
        assert len(sitting.app.screen_stack) == 2


async def test_later_goes_back_to_the_diary_and_the_first_screen_says_it(diarist: Diarist) -> None:
    strong_pain(diarist)
    async with at_diary(diarist, "8") as sitting:
        await click_on(sitting.pilot, sitting.app, "Later")
        assert isinstance(sitting.app.screen, DiaryScreen)
        assert "Saved: 8." in sitting.said
        await sitting.press("b")

        assert is_home(sitting.app)
        assert "Strong pain for days" in sitting.said
        assert acts(sitting)[0] == "check"


async def test_a_key_that_is_still_held_chooses_nothing(diarist: Diarist) -> None:
    strong_pain(diarist)
    async with at_diary(diarist, pause=60) as sitting:
        await sitting.press("8", "1", "enter", "2")

        assert isinstance(sitting.app.screen, NoticeScreen)


async def test_words_that_may_be_a_warning_sign_are_asked_about_at_once(diarist: Diarist) -> None:
    typed = ["space" if character == " " else character for character in NUMB]
    async with at_diary(diarist, "enter", *["tab"] * 10) as sitting:
        await sitting.pilot.press(*typed)
        await sitting.press("ctrl+s")

        assert isinstance(sitting.app.screen, NoticeScreen)
        assert ABOUT in sitting.said


@pytest.mark.parametrize("size", [USUAL, LARGE, SMALL])
async def test_whom_to_call_is_the_first_thing_said(diarist: Diarist, size: tuple[int, int]) -> None:
    diarist.writes(4, NUMB)
    async with at_diary(diarist, "4", size=size) as sitting:
        said = sitting.said

        assert "Emergency? Call 999 now." in "\n".join(text(sitting.app).splitlines()[:4])
        assert said.index("bottom") < said.index(CALL)


async def test_on_a_short_screen_the_step_is_shown_before_it_is_taken(diarist: Diarist) -> None:
    diarist.writes(4, NUMB)
    async with at_diary(diarist, "4", size=SMALL) as sitting:
        for _ in range(8):
            if "1 Check my back" in sitting.said:
                break
            await sitting.press("enter")
        assert isinstance(sitting.app.screen, NoticeScreen)
        await sitting.press("enter")

        assert isinstance(sitting.app.screen, InterviewScreen)


async def test_at_the_start_the_first_screen_says_what_needs_a_question(diarist: Diarist) -> None:
    diarist.writes(4, NUMB)
    async with at_first(diarist) as sitting:
        said = sitting.said

        assert said.index(ABOUT) < said.index(CALL) < said.index("How can I help you today?")
        assert acts(sitting)[0] == "check"
        assert acts(sitting).count("check") == 1
        await sitting.press("enter")
        assert isinstance(sitting.app.screen, InterviewScreen)


async def test_help_that_comes_first_stays_first(diarist: Diarist) -> None:
    diarist.person.comes_to(EMERGENCY)
    diarist.starts()
    diarist.clock.move(hours=1)
    diarist.writes(4, NUMB)
    async with at_first(diarist) as sitting:
        said = sitting.said

        assert acts(sitting)[:2] == ["advice", "check"]
        assert said.index("Not had help yet?") < said.index(ABOUT)


async def test_once_the_back_was_checked_nothing_is_left_of_it(diarist: Diarist) -> None:
    diarist.writes(4, NUMB)
    diarist.clock.move(hours=1)
    diarist.checks()
    async with at_first(diarist) as sitting:
        assert "A question about" not in sitting.said


async def test_without_a_journal_nothing_is_looked_for() -> None:
    async with at_first(Diarist(Person(None))) as sitting:
        assert sitting.app.due == ()


REVIEW = ToldNotice("rising", "review", "It is getting worse", "It went up.", "Answer the questions", "")
CHECK = ToldNotice("strong_pain", "check", "Strong pain for days", "For 3 days.", "Check my back", "")


async def test_a_review_is_answered_by_the_questions_of_the_review(diarist: Diarist) -> None:
    async with at_first(diarist) as sitting:
        sitting.app.due = (REVIEW,)
        sitting.app.home.renew()
        await sitting.press()
        assert acts(sitting)[0] == "review"
        await sitting.settle()
        await sitting.press("1")

        assert isinstance(sitting.app.screen, InterviewScreen)
        assert question(sitting.app).id != "consent"


async def test_several_notices_offer_each_step_once(diarist: Diarist) -> None:
    async with at_diary(diarist) as sitting:
        sitting.app.push_screen(NoticeScreen((REVIEW, CHECK, CHECK), "Later", ("", ""), 0))
        await sitting.settle()
        rows = [line.strip() for line in text(sitting.app).splitlines() if line.strip()[:1] in {">", "2", "3"}]

        assert rows == ["> 1  Check my back", "2  Answer the questions", "3  Later"]

"""A checklist: every item gets an explicit answer, and none is given beforehand."""

from tests.ui.driving import LARGE, click_on, press_on, question, settled, shown, text
from triage.ui.app import TriageApp
from triage.ui.outcome_screen import OutcomeScreen


def marks(app: TriageApp) -> list[str]:
    """The marks on the screen, from the top."""
    return [word for line in text(app).splitlines() for word in ("[ ]", "[x]", "[?]", "[-]") if word in line]


async def test_no_item_is_answered_beforehand(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="saddle")

        assert marks(app) == ["[ ]"] * 6


async def test_on_a_screen_that_grows_every_item_comes_into_sight(app: TriageApp) -> None:
    async with shown(app, size=(80, 16)) as pilot:
        await press_on(pilot, app, until="saddle")
        await pilot.resize_terminal(*LARGE)
        await settled(pilot)

        assert marks(app) == ["[ ]"] * 6
        assert "None of these" in text(app)


async def test_a_number_goes_through_the_answers(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="daily_life")
        seen = []
        for _ in range(4):
            await pilot.press("2")
            seen.append(marks(app)[1])

    assert seen == ["[x]", "[?]", "[-]", "[ ]"]


async def test_y_n_and_u_answer_and_go_on(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="daily_life")
        await pilot.press("y", "n", "u")

        assert marks(app) == ["[x]", "[-]", "[?]", "[ ]", "[ ]", "[ ]"]
        assert "> 4" in text(app)


async def test_space_and_enter_answer_the_item_in_focus(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="daily_life")
        await pilot.press("j", "space", "down", "enter", "up", "k")

        assert marks(app) == ["[ ]", "[x]", "[x]", "[ ]", "[ ]", "[ ]"]
        assert "> 1" in text(app)


async def test_going_on_says_what_it_means(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="daily_life")
        assert "0  None of these" in text(app)
        await pilot.press("1")
        assert "0  None of the others" in text(app)
        await pilot.press(*"nnnnnn")

        assert "> 0  Continue" in text(app)
        assert question(app).id == "daily_life"
        await pilot.press("enter")
        await pilot.pause()
        assert question(app).id == "history"


async def test_every_answer_arrives(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="daily_life")
        await pilot.press("2", "3", "3", "0")
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()

        assert question(app).previous == {
            item.value: {1: "yes", 2: "unsure"}.get(number, "no") for number, item in enumerate(question(app).options)
        }
        assert marks(app) == ["[ ]"] * 6
        assert text(app).count("You said: yes") == 1
        assert text(app).count("You said: not sure") == 1


async def test_an_item_is_answered_by_clicking(app: TriageApp) -> None:
    async with shown(app) as pilot:
        await press_on(pilot, app, until="saddle")
        await click_on(pilot, app, "Leaking pee")
        assert marks(app)[2] == "[x]"
        await click_on(pilot, app, "None of the others")

        assert isinstance(app.screen, OutcomeScreen)

"""The way through the guided routine: from what stands before it, through plan and session, to what follows."""

from typing import TYPE_CHECKING, Literal

from triage.services.training import Training
from triage.ui.pacing import Pacing
from triage.ui.plan_screen import PlanScreen
from triage.ui.session_end_screen import SessionEndScreen
from triage.ui.session_screen import SessionScreen
from triage.ui.standing_screen import StandingScreen

if TYPE_CHECKING:
    from triage.model.training import Plan
    from triage.services.beats import SessionEnd
    from triage.services.standing import Step
    from triage.ui.exercise_screen import Wished
    from triage.ui.routine_app import RoutineApp


class RoutineFlow:
    """Says which screen comes next; what may come at all, `Training` decides."""

    def __init__(self, app: "RoutineApp", training: Training) -> None:
        self._app = app
        self._training = training

    def go(self) -> None:
        """Show where the person stands."""
        standing = self._training.standing()
        if standing.kind == "ready":
            self._show_plan()
        elif standing.kind == "check_in":
            self.take("check_in")  # one screen less between a person and their routine
        else:
            self._app.show_alone(StandingScreen(standing, self._app.emergency_line, self._app.notice))

    def take(self, step: "Step") -> None:
        """Take the next step."""
        match step:
            case "set_up":
                self._app.talk(self._training.set_up())
            case "check_in":
                self._app.talk(self._training.check_in())
            case "review":
                self._app.talk(self._training.review())
            case "again":
                self._app.talk(self._training.again())
            case "plan":
                self._show_plan()
            case "check" | "advice" | "home":
                self._app.leave_routine(step)

    def begin(self) -> None:
        """Begin the session."""
        app = self._app
        exercising, pacing = self._training.begin(app.seconds), Pacing(app.pause)
        app.push_screen(SessionScreen(exercising, app.materials, app.emergency_line, app.notice, pacing))

    def end(self, end: "SessionEnd") -> None:
        """Show what was done."""
        self._app.show_alone(SessionEndScreen(end, self._app.emergency_line))

    def open(self, exercise: str) -> None:
        """Show an exercise of the plan."""
        from triage.services.choosing import how_to, others  # noqa: PLC0415 - for those who look
        from triage.services.planning_words import plan_turn  # noqa: PLC0415
        from triage.ui.exercise_screen import ExerciseScreen  # noqa: PLC0415

        plan, materials = self._training.plan(), self._app.materials
        words = next(item for item in plan_turn(materials, plan).items if item.exercise == exercise)
        instead = tuple((other.exercise, other.title) for other in others(materials, plan, exercise))
        screen = ExerciseScreen(words, how_to(materials, exercise), instead, materials, self._app.emergency_line)
        self._app.push_screen(screen, self._wish)

    def ask(self, what: Literal["why", "mild"]) -> None:
        """Tell the reasons, or ask for a milder time."""
        if what == "why":
            self._tell_why(self._training.plan())
        else:
            self._training.wish("usual_days" if self._training.easy_days else "easy_days")
            self._renew()

    def _tell_why(self, plan: "Plan") -> None:
        from triage.services.plan_page import why_page  # noqa: PLC0415 - for those who ask
        from triage.services.planning_words import plan_turn  # noqa: PLC0415
        from triage.ui.page_screen import PageScreen  # noqa: PLC0415

        page = why_page(self._app.materials, plan_turn(self._app.materials, plan))
        self._app.push_screen(PageScreen(page, self._app.emergency_line, self._app.materials))

    def _wish(self, wished: "Wished | None") -> None:
        if wished is not None:
            self._training.wish(wished.wish, wished.exercise, wished.instead)
            self._renew()

    def _renew(self) -> None:
        from triage.services.planning_words import plan_turn  # noqa: PLC0415 - as above

        if isinstance(self._app.screen, PlanScreen):
            self._app.screen.show(plan_turn(self._app.materials, self._training.plan()))

    def _show_plan(self) -> None:
        from triage.services.planning_words import plan_turn  # noqa: PLC0415 - as above

        turn = plan_turn(self._app.materials, self._training.plan())
        self._app.show_alone(PlanScreen(turn, self._app.emergency_line, self._app.notice))

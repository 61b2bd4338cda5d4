"""A session as it goes, for every front end: what to show now, and what a person can do about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil

from triage.engine import session
from triage.engine.happenings import (
    Eased,
    Event,
    ExerciseEnded,
    PhaseBegan,
    RepetitionDone,
    Scored,
    SessionEnded,
)
from triage.engine.running import ENDED, Running, State
from triage.model.training import Effort, Plan
from triage.services import session_words
from triage.services.beats import Act, Beat, Cue, PainQuestion, Phase, Remark, SessionEnd
from triage.services.materials import Materials
from triage.services.posing import pose
from triage.services.session_end import session_end
from triage.services.session_log import SessionLog, Unlogged

LAST_SECONDS = 3
"""That are counted aloud."""
_PHASES: dict[State, Phase] = {
    "ready": "ready",
    "hold": "hold",
    "release": "release",
    "switch": "switch",
    "rest": "rest",
    "eased": "eased",
    "pain": "pain",
    "done": "done",
    "into": "move",
    "moving": "move",
    "between": "rest",
    "offer": "rest",
    "left": "done",
    "unsettled": "stopped",
    "numb": "stopped",
}
"""What a person sees them as."""
_CUES: dict[State, Cue] = {
    "ready": "ready",
    "into": "begin",
    "hold": "begin",
    "moving": "begin",
    "release": "release",
    "switch": "switch",
    "rest": "rest",
    "between": "rest",
    "offer": "rest",
    "eased": "ready",
    "pain": "end",
    "done": "finished",
    "left": "finished",
    "unsettled": "warning",
    "numb": "warning",
}
_COUNTED = frozenset[State](("ready", "hold", "moving", "switch", "rest", "between", "eased"))
"""The phases whose last seconds are counted."""
_SHORT = 4
"""Seconds of a phase that is too short to be counted."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Everything that is said in a phase."""

    title: str
    side: str
    says: str
    steps: tuple[str, ...]
    feel: str
    coming: str
    asks: PainQuestion | None
    remark: Remark | None
    end: SessionEnd | None


class Exercising:
    """Leads one person through one session.

    `clock` gives seconds that only go forward, and `before` is the pain that was told at the check-in.
    """

    def __init__(
        self,
        materials: Materials,
        plan: Plan,
        *,
        clock: Callable[[], float],
        log: SessionLog | None = None,
        before: int | None = None,
    ) -> None:
        self._materials = materials
        self._clock = clock
        self._log = log or Unlogged()
        self._started = False
        self._milder = True
        """Whether the exercise could become milder when that was last wished for."""
        self._running = session.begin(materials.programme, plan, clock(), before)
        self._words = self._say()
        self._beat = self._shown("ready")

    @property
    def beat(self) -> Beat:
        """The moment as it was at the last tick, act or score; no time passes."""
        return self._beat

    @property
    def efforts(self) -> tuple[Effort, ...]:
        """What was done so far, in order, the exercise at hand included."""
        return self._running.efforts

    def tick(self) -> Beat:
        """The moment now; to be called at least once a second while time goes on: after a gap of five, it pauses."""
        return self._moved(*session.tick(self._running, self._clock()))

    def act(self, act: Act) -> Beat:
        """The moment after the person has done this."""
        return self._moved(*session.act(self._running, act, self._clock()))

    def score(self, pain: int, *, moved_down: bool = False) -> Beat:
        """The moment after the answer to the pain question, from 0 to 10; where none is open, nothing changes."""
        return self._moved(*session.score(self._running, pain, self._clock(), moved_down=moved_down))

    def _moved(self, running: Running, events: tuple[Event, ...]) -> Beat:
        """Keep what happened, and tell what is now."""
        before, self._running = self._running, running
        for event in events:
            self._keep(event)
        if events:
            self._words = self._say()
        began = [event.state for event in events if isinstance(event, PhaseBegan)]
        beat = self._shown(_CUES[began[-1]] if began else _counted(before, running))
        self._beat = replace(beat, cue=None) if beat.cue is not None else beat
        return beat

    def _keep(self, event: Event) -> None:
        match event:
            case PhaseBegan(state="into" | "moving"):
                self._start()
            case RepetitionDone(exercise, side, held):
                self._log.repeated(exercise, side, held)
            case ExerciseEnded(effort):
                self._start()
                self._log.ended(effort)
            case Scored(exercise, pain, moved_down):
                self._log.scored(exercise, pain, moved_down=moved_down)
            case Eased(milder=milder):
                self._milder = milder
            case SessionEnded("done"):
                scores = [effort.pain for effort in self.efforts if effort.pain is not None]
                self._log.finished(scores[-1] if scores else None)
            case _:
                pass

    def _start(self) -> None:
        if not self._started:
            self._started = True
            self._log.started()

    def _say(self) -> _Words:
        materials, running = self._materials, self._running
        end = session_end(materials, running) if running.state in ENDED else None
        return _Words(
            title=session_words.title(materials, running.part.exercise.id),
            side=session_words.side_words(materials, running),
            says=session_words.says(materials, running, milder=self._milder) if end is None else end.title,
            steps=session_words.steps(materials, running),
            feel=session_words.feel(materials, running),
            coming=session_words.coming(materials, running),
            asks=session_words.pain_question(materials, running) if running.state == "pain" else None,
            remark=session_words.remark(materials, running),
            end=end,
        )

    def _shown(self, cue: Cue | None) -> Beat:
        running, words = self._running, self._words
        at_work = running.state in {"into", "hold", "moving"} and not running.by_minutes
        return Beat(
            phase=_PHASES[running.state],
            paused=running.paused,
            exercise=running.part.exercise.id,
            title=words.title,
            number=running.at + 1,
            exercises=len(running.script.parts),
            side=running.side,
            side_words=words.side,
            says=words.says,
            steps=words.steps,
            feel=words.feel,
            repetition=running.turn + at_work,
            repetitions=running.goal,
            set=running.set,
            sets=running.dose.sets,
            left=running.left,
            lasts=running.span.lasts,
            coming=words.coming,
            pose=pose(running),
            cue=cue,
            asks=words.asks,
            remark=words.remark,
            end=words.end,
        )


def _counted(before: Running, running: Running) -> Cue | None:
    """Whether another of the last seconds has begun."""
    if running.state not in _COUNTED or running.span.lasts <= _SHORT or running.paused:
        return None
    seconds = ceil(running.left)
    return "count" if 0 < seconds <= LAST_SECONDS and seconds < ceil(before.left) else None

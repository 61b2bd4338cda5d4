"""Fill in a measure: item by item, back, and at the end what it came to; only what was finished is kept."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from triage.engine.filling import OTHER, SAME, Filling, Step
from triage.engine.measuring import times_of
from triage.model.diary import Measured
from triage.model.events import Filled
from triage.model.measure import HIGHEST, LONGEST_ACTIVITY, Measure
from triage.render.clean import clean
from triage.services.materials import Materials
from triage.services.measure_turns import MeasureResult, MeasureTurn
from triage.services.measure_words import measure_text, result
from triage.services.remembering import Remembering
from triage.services.turns import Option, Scale


class Measuring:
    """One person filling in one measure."""

    def __init__(
        self, materials: Materials, remembering: Remembering, clock: Callable[[], datetime], measure_id: str
    ) -> None:
        self._materials = materials
        self._remembering = remembering
        self._clock = clock
        self.measure: Measure = materials.measures.measures[measure_id]
        self._earlier = remembering.diary.pages.measured()
        self._filling = Filling(self.measure, self._named_before())
        self._result: MeasureResult | None = None

    @property
    def turn(self) -> MeasureTurn | MeasureResult:
        """What is asked now, or what it came to."""
        if self._result is not None:
            return self._result
        assert self._filling.step is not None  # noqa: S101 - after the last there is a result
        return self._asked(self._filling.step)

    @property
    def started(self) -> bool:
        """Whether something was answered that leaving would lose."""
        return self._result is None and bool(self._filling.replies)

    def reply(self, value: object) -> MeasureTurn | MeasureResult:
        """Answer what is asked; the last answer has everything kept.

        Raises:
            ReplyRefused: it does not fit; the message says what would.
        """
        if self._result is None:
            named = isinstance(value, str) and self._filling.step == Step("activity")
            self._filling = self._filling.reply(" ".join(clean(str(value)).split()) if named else value)
            if self._filling.step is None:
                self._result = self._finished()
        return self.turn

    def back(self) -> MeasureTurn | MeasureResult:
        """Return to the question before, where there is one; what is finished stands."""
        if self._result is None:
            self._filling = self._filling.back()
        return self.turn

    def _finished(self) -> MeasureResult:
        filled = Filled(self.measure.id, self._filling.answers, self._filling.activities)
        diary, id_, now = self._remembering.diary, uuid4().hex, self._clock()
        diary.pages.fill(id_, filled)
        last = Measured(id_, now, filled.measure, dict(filled.answers), filled.activities)
        times = times_of(self.measure, (*self._earlier, last))
        return result(self._materials, self.measure, times, kept=diary.keeps)

    def _named_before(self) -> tuple[str, ...]:
        """The activities of the last time."""
        times = times_of(self.measure, self._earlier)
        return times[-1].filled.activities if times else ()

    def _asked(self, step: Step) -> MeasureTurn:
        words, filling = self._materials.library.measures[self.measure.id], self._filling
        ask, hint = self._question(step)
        return MeasureTurn(
            measure=self.measure.id,
            title=clean(words.title),
            kind=step.kind,
            ask=ask,
            intro=tuple(map(clean, words.intro)) if self._begins(step) else (),
            hint=hint,
            options=self._options(step),
            scale=self._scale(step),
            given=filling.dropped[0] if filling.dropped else None,
            asked=len(filling.replies) + 1,
            at_most=filling.at_most,
            longest=LONGEST_ACTIVITY if step.kind == "activity" else 0,
        )

    def _begins(self, step: Step) -> bool:
        """Whether this is the first step that the words before it are for."""
        if self.measure.kind == "activities":
            return step.kind == "activity" and not self._filling.activities
        return not self._filling.replies

    def _question(self, step: Step) -> tuple[str, str]:
        """What is asked, and what helps to answer."""
        named = self._filling.activities
        match step.kind:
            case "statements":
                return self._say("ask_ticks"), ""
            case "again":
                return self._say("ask_again"), ""
            case "activity" if named:
                return self._say("ask_more", of=len(self.measure.items)), self._say("no_more")
            case "activity":
                return self._say("ask_one"), ""
            case "score":
                ask = clean(self._materials.library.measures[self.measure.id].items[step.items[0]].ask)
                if self.measure.kind != "activities":
                    return ask, ""
                return self._say("ask_activity", activity=named[int(step.items[0]) - 1], ask=ask), ""

    def _options(self, step: Step) -> tuple[Option, ...]:
        if step.kind == "again":
            before = "; ".join(self._filling.before)
            return (Option(SAME, self._say("same", activities=before)), Option(OTHER, self._say("other")))
        statements = dict(
            zip(self.measure.items, self._materials.library.measures[self.measure.id].statements, strict=False)
        )
        return tuple(Option(item, clean(statements[item])) for item in step.items if item in statements)

    def _scale(self, step: Step) -> Scale | None:
        if step.kind != "score":
            return None
        words = self._materials.library.measures[self.measure.id].items[step.items[0]]
        return Scale(0, HIGHEST, "", clean(words.low), clean(words.high))

    def _say(self, key: str, **names: object) -> str:
        return measure_text(self._materials, key, names)

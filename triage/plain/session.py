"""A session in spoken-style lines: what to do now, sparse counts, and a letter at any time."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from triage.plain.countdown import Countdown
from triage.plain.lines import InputEnded, Leave, Lines
from triage.services.beats import Act, Beat, PainQuestion, Phase, SessionEnd
from triage.services.materials import Materials
from triage.services.routine_words import routine_text, seconds_in_words
from triage.services.wishes import ENGLISH, meant

if TYPE_CHECKING:
    from triage.services.cueing import Cues
    from triage.services.exercising import Exercising

_ACTS: Mapping[str, Act] = {
    "pause": "pause",
    "next": "next",
    "previous": "previous",
    "more": "more",
    "ease": "ease",
    "hurts": "hurts",
    "numb": "numb",
    "end": "leave",
}
"""What can be wished for at any moment; the wish to leave is heard by `Lines`."""
KEYS = (*(typed for wish in _ACTS for typed in ENGLISH[wish] if len(typed) == 1), *ENGLISH["leave"])
"""The letters of it, in English."""
_AT_THE_QUESTION = frozenset[Act](("numb", "leave"))
"""What of it can be typed instead of an answer."""
_LOW, _HIGH = 0, 10
_LAST_SECONDS = 3
_TIMED = frozenset[Phase](("ready", "move", "hold", "switch", "rest"))
"""The phases that a person waits or works through, and whose length is told."""
_WORTH_TELLING = 4.5
"""Seconds of the shortest time that is told."""
_TICK = 0.5
"""Seconds between two looks at the clock: a longer gap is taken for a computer that was asleep."""
_NO_NAMES: Mapping[str, object] = {}


class SessionInLines:
    """Leads one person through one session."""

    def __init__(self, materials: Materials, exercising: "Exercising", lines: Lines, cues: "Cues") -> None:
        self._materials = materials
        self._exercising = exercising
        self._lines = lines
        self._cues = cues
        self._countdown = Countdown()
        self._moment: tuple[object, ...] = ()
        """What the last line was about."""
        self._number = 0
        """Of the exercise that was introduced last."""
        self._introduced = False
        """Whether it waits since then for the person to be ready."""
        self._says = ""
        """What was said last to be done."""
        self._remark = ""
        self._score: int | None = None
        """The answer to the first question after an exercise, until the second is answered."""

    def lead(self) -> SessionEnd:
        """Go on until the session is over.

        Raises:
            InputEnded: nobody can say any more that it hurts; what was done is kept.
        """
        beat = self._exercising.beat
        try:
            while beat.end is None:
                self._tell(beat)
                beat = self._next(self._exercising.beat)
        except InputEnded:
            self._exercising.act("leave")
            raise
        finally:
            self._cues.hush()
        self._tell_end(beat.end)
        self._give(beat, beat.end.title)
        return beat.end

    def _next(self, beat: Beat) -> Beat:
        """The beat after whatever comes first: something typed, or the next moment to tell of."""
        waits = beat.paused or beat.lasts == 0
        typed_in = self._lines.typed
        line = typed_in.readline() if waits else typed_in.within(min(self._countdown.until_next(beat), _TICK))
        if line is None:
            return self._exercising.tick()
        try:
            typed = self._lines.heard(line).lower()
            act = _ACTS.get(meant(self._lines.phrases, typed, _ACTS))
        except Leave:
            typed, act = "", "leave"
        if beat.asks is not None and act not in _AT_THE_QUESTION:
            return self._answered(typed)
        if act is not None:
            self._cues.hush()
            return self._exercising.act(act)
        if not typed and waits:
            return self._go_on(beat)
        self._lines.say(*([self._text("plain_unknown")] if typed else []), self._where(beat), self._text("plain_keys"))
        return self._exercising.tick()

    def _go_on(self, beat: Beat) -> Beat:
        """Go on from where it waits; who has read how to begin needs no rest before it."""
        if not beat.paused:
            return self._exercising.act("next")
        gone_on = self._exercising.act("pause")
        return self._exercising.act("next") if self._introduced and gone_on.phase == "rest" else gone_on

    def _tell(self, beat: Beat) -> None:
        """Say what is new since the last line."""
        remark = beat.remark.text if beat.remark is not None else ""
        if remark != self._remark:
            self._remark = remark
            self._lines.say(*(["", remark] if remark else []))
        if beat.asks is not None:
            self._ask(beat, beat.asks)
            return
        self._score = None
        if beat.number != self._number:
            self._introduce(beat)
        elif _moment(beat) != self._moment:
            self._begin(beat)
        elif (left := self._countdown.due(beat)) is not None:
            self._lines.say(self._left(left))
            self._give(beat, str(left))

    def _introduce(self, beat: Beat) -> None:
        """Say what the exercise is, and wait for the person to be ready: lines take time to be read out."""
        self._number = beat.number
        self._lines.say("")
        self._say("plain_exercise", {"number": beat.number, "of": beat.exercises, "title": beat.title})
        self._lines.say(*(f"  {number}  {step}" for number, step in enumerate(beat.steps, 1)), beat.feel)
        self._say("plain_begin")
        self._give(beat, beat.title)
        self._moment = _moment(beat if beat.paused else self._exercising.act("pause"))
        self._introduced, self._says = True, beat.says

    def _begin(self, beat: Beat) -> None:
        """Say what has begun."""
        self._moment = _moment(beat)
        self._countdown.begin(beat)
        if not beat.paused or beat.says != self._says:
            self._lines.say(self._where(beat))
        if beat.paused or beat.lasts == 0:
            self._say("plain_paused" if beat.paused else "plain_wait")
        self._introduced, self._says = self._introduced and beat.paused, beat.says
        self._give(beat, beat.says)

    def _left(self, seconds: int) -> str:
        if seconds <= _LAST_SECONDS:
            return str(seconds)
        return self._text("plain_left", {"time": seconds_in_words(self._materials, seconds)})

    def _where(self, beat: Beat) -> str:
        """One line that stands alone: which side, how many, what to do, how long."""
        counted = beat.phase in {"move", "hold"} and beat.repetitions > 1 and beat.repetition > 0
        of = {"number": beat.repetition, "of": beat.repetitions, "set": beat.set, "sets": beat.sets}
        repetition = self._text("plain_set" if beat.sets > 1 else "plain_repetition", of) if counted else ""
        timed = beat.phase in _TIMED and beat.left > _WORTH_TELLING
        left = seconds_in_words(self._materials, round(beat.left)) if timed else ""
        return " ".join(_sentence(part) for part in (beat.side_words, repetition, beat.says, left) if part)

    def _ask(self, beat: Beat, asks: PainQuestion) -> None:
        """Say the question that is open, once."""
        moment = ("pain", self._number, self._score)
        if self._moment == moment:
            return
        self._moment = moment
        if self._score is not None:
            self._lines.say("", asks.moved_down, self._text("plain_yes_no"))
            return
        self._lines.say("", asks.ask, f"  {_LOW} = {asks.low_words}, {_HIGH} = {asks.high_words}")
        self._say("plain_score", {"low": _LOW, "high": _HIGH})
        self._give(beat, asks.ask)

    def _answered(self, typed: str) -> Beat:
        """Take the answer to one of the two questions after an exercise."""
        if self._score is None and typed.isascii() and typed.isdigit() and len(typed) <= len(str(_HIGH)):
            score = int(typed)
            if _LOW <= score <= _HIGH:
                self._score = score
                return self._exercising.beat
        elif self._score is not None and (said := meant(self._lines.phrases, typed, ("yes", "no"))):
            return self._exercising.score(self._score, moved_down=said == "yes")
        self._say("plain_unknown")
        self._moment = ()
        return self._exercising.beat

    def _tell_end(self, end: SessionEnd) -> None:
        self._lines.say("", end.title, "-" * len(end.title))
        for done in end.done:
            pain = [self._text("plain_pain", {"number": done.pain})] if done.pain is not None else []
            self._lines.say(" ".join(["-", _sentence(f"{done.title}: {done.text}"), *pain]))
        for paragraph in end.text:
            self._lines.say("", paragraph)

    def _give(self, beat: Beat, words: str) -> None:
        if beat.cue is not None:
            self._cues.give(beat.cue, words)
        if self._cues.speechless:
            self._lines.tell(self._text("no_voice"))

    def _text(self, key: str, names: Mapping[str, object] = _NO_NAMES) -> str:
        return routine_text(self._materials, key, names)

    def _say(self, key: str, names: Mapping[str, object] = _NO_NAMES) -> None:
        self._lines.say(self._text(key, names))


def _moment(beat: Beat) -> tuple[object, ...]:
    """What a line tells of: a new one is due when it is another."""
    return (beat.phase, beat.paused, beat.number, beat.side, beat.set, beat.repetition, beat.lasts)


def _sentence(text: str) -> str:
    """The text with a mark at its end: voices stop there."""
    return text if text.endswith((".", "!", "?")) else f"{text[:1].upper()}{text[1:]}."

"""What is said beside the moving figure: which exercise, which side, what to do now, and how long."""

from math import ceil

from textual.content import Content
from textual.geometry import Size

from triage.services.beats import Beat
from triage.ui import labels
from triage.ui.phrasing import Phrases
from triage.ui.widgets.digits import HEIGHT, big, width_of
from triage.ui.widgets.drawing import BLANK, both_ends, hanging, text_lines
from triage.ui.widgets.sheet import Line, Paint, Sheet

LOW = 12
"""Rows below which digits are not big."""
HIGH = 24
"""Rows from which they are twice as big, so that they can be read from the floor."""
MINUTE = 60
_ZONES = {
    "green": ("key", labels.ZONE_GREEN),
    "amber": ("yes", labels.ZONE_AMBER),
    "red": ("alarm", labels.ZONE_RED),
}
"""The look of each zone, and its mark: told by shape and words as well."""


class SessionWords(Sheet):
    """Draws a beat; the digits and the dots have their places whatever is said."""

    DEFAULT_CSS = """
    SessionWords { width: 34; height: 1fr; }
    """

    def __init__(self, beat: Beat) -> None:
        super().__init__()
        self._beat = beat
        self._sound = self._note = ""
        self._shown: object = None

    def show(self, beat: Beat, sound: str = "", note: str = "") -> None:
        """The next moment, what a sound stood for, and what else there is to know; the same is not drawn anew."""
        self._beat, self._sound, self._note = beat, sound, note
        looks = (*_looks(beat), sound, note, self.size)
        if looks != self._shown:
            self._shown = looks
            self._drawn = None
            self.refresh()

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        beat, room = self._beat, self.size.height
        phrases = self.phrases
        count = phrases.say("exercise_of", number=beat.number, exercises=beat.exercises)
        lines = [*both_ends(Content.styled(beat.title, paint["section"]), Content.styled(count, paint["quiet"]), width)]
        lines += _side(beat, width, paint)
        if beat.asks is not None:  # the question stands below
            return tuple(lines)
        now = [*_now(beat, phrases, width, paint, room - len(lines)), *_repetitions(beat, phrases, width, paint)]
        lines += [*self._clock(Size(width, room), paint, room - len(lines) - len(now)), *now]
        lines += text_lines(beat.coming, paint["quiet"], width) if beat.coming else []
        if self._note and beat.phase == "ready":
            lines += [BLANK, *text_lines(self._note, paint["quiet"], width)]
        lines += _how(beat, width, paint, room - len(lines))
        return tuple(lines)

    def _clock(self, size: Size, paint: Paint, room: int) -> list[Line]:
        """The seconds that are left, and what a sound stood for; nothing where it waits for the person."""
        beat, sound = self._beat, self._sound
        if not beat.lasts:
            return []
        left = ceil(beat.left)
        text = f"{left // MINUTE}:{left % MINUTE:02}" if beat.lasts > MINUTE else str(left)
        heard = Content.styled(f"({sound})" if sound else "", paint["quiet"])
        look = paint["quiet" if beat.paused or beat.phase in {"rest", "ready"} else "key"]
        if size.height < LOW or room < HEIGHT + 2:
            said = text if beat.lasts > MINUTE else self.phrases.say("seconds", number=text)
            return both_ends(Content.styled(said, look), heard, size.width)
        scale = 2 if size.height >= HIGH and width_of(text, 2) <= size.width else 1
        rows = [Line(Content.styled(row, look)) for row in big(text, scale)]
        return [Line(heard), *rows, BLANK]


def _looks(beat: Beat) -> tuple[object, ...]:
    return (
        beat.phase,
        beat.paused,
        beat.exercise,
        beat.number,
        beat.side,
        beat.says,
        beat.repetition,
        beat.repetitions,
        beat.set,
        beat.coming,
        beat.remark,
        ceil(beat.left),
    )


def _side(beat: Beat, width: int, paint: Paint) -> list[Line]:
    """Left at the left, right at the right."""
    if not beat.side_words:
        return []
    words = beat.side_words.upper()
    if beat.side == "left":
        return [Line(Content.styled(f"{labels.TO_LEFT} {words}", paint["key"]))]
    said = Content.styled(f"{words} {labels.TO_RIGHT}", paint["key"])
    return [Line(Content(" " * max(width - said.cell_length, 0)) + said)]


def _now(beat: Beat, phrases: Phrases, width: int, paint: Paint, room: int) -> list[Line]:
    """The one thing to do, and what the last score means."""
    says = text_lines(phrases.say("paused") if beat.paused else beat.says, paint["ask"], width)
    remark = _remark(beat, width, paint)
    if beat.lasts or len(remark) + 1 + len(says) > room:
        return [*says, *remark]
    # Where nothing goes on by itself, what it means comes before what can be done about it.
    return [*remark, BLANK, *says]


def _remark(beat: Beat, width: int, paint: Paint) -> list[Line]:
    if beat.remark is None:
        return []
    role, mark = _ZONES[beat.remark.zone]
    text = Content.styled(beat.remark.text, paint[role])
    return [BLANK, *map(Line, hanging(text, Content.styled(f"{mark} ", paint[role]), width))]


def _repetitions(beat: Beat, phrases: Phrases, width: int, paint: Paint) -> list[Line]:
    if beat.repetitions < 2 or not beat.lasts:  # noqa: PLR2004 - one is not counted, and nothing while it waits
        return []
    done = labels.DOT_DONE * beat.repetition + labels.DOT_LEFT * max(beat.repetitions - beat.repetition, 0)
    said = phrases.say("times_of", number=beat.repetition, times=beat.repetitions)
    if beat.sets > 1:
        said = f"{said}, {phrases.say('round_of', number=beat.set, rounds=beat.sets)}"
    return [BLANK, *both_ends(Content.styled(done, paint["key"]), Content.styled(said, paint["quiet"]), width)]


def _how(beat: Beat, width: int, paint: Paint, room: int) -> list[Line]:
    """How it is done, while there is time to read it; as much as there is room for."""
    if beat.phase not in {"ready", "rest", "switch", "eased"} and not beat.paused:
        lines = [BLANK, *text_lines(beat.feel, paint["quiet"], width)]
        return lines if len(lines) <= room else []
    if not beat.lasts:  # it waits, and this exercise is over
        return []
    lines = [BLANK]
    for step in beat.steps:
        more = text_lines(step, paint["body"], width, f"{labels.BULLET} ")
        if len(lines) + len(more) > room:
            break
        lines += more
    return lines if len(lines) > 1 else []

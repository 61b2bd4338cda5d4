"""A measure in plain lines: each question one block, each answer one line, and at the end what it came to."""

from collections.abc import Callable
from typing import TextIO

from triage.errors import Exit, ReplyRefused
from triage.plain.ear import Ear
from triage.plain.lines import InputEnded, Leave, Lines, lines_between
from triage.services.materials import Materials
from triage.services.measure_turns import MeasureLine, MeasureResult, MeasureTurn
from triage.services.measure_words import measure_text
from triage.services.measuring import Measuring
from triage.services.phrasing import Phrases
from triage.services.typed import picked, several
from triage.services.wishes import meant

_RULE = "-" * 40


def fill_in(
    materials: Materials,
    begin: Callable[[str], Measuring],
    listed: tuple[MeasureLine, ...],
    streams: tuple[TextIO, TextIO],
    measure: str | None = None,
) -> Exit:
    """Fill in a measure, or have the person pick one of those listed first; leaving early keeps nothing of it."""
    lines = lines_between(Ear(streams[0]), streams[1], materials)
    try:
        MeasureInLines(materials, begin(measure or _picked(materials, lines, listed)), lines).lead()
    except Leave:
        lines.say(measure_text(materials, "left"))
    except InputEnded:
        lines.say(measure_text(materials, "ended"))
        return Exit.UNFINISHED
    return Exit.DONE


def list_of(listed: tuple[MeasureLine, ...]) -> tuple[str, ...]:
    """Every measure with its number: what it is for, and whether it is due."""
    return tuple(
        text
        for number, line in enumerate(listed, 1)
        for text in (
            f"  {number}  {line.title} [{line.measure}]",
            f"     {line.about}",
            f"     {line.standing}",
        )
    )


def _picked(materials: Materials, lines: Lines, listed: tuple[MeasureLine, ...]) -> str:
    lines.say("", measure_text(materials, "list_about"), "", *list_of(listed), "", measure_text(materials, "pick"))
    return lines.pick([line.measure for line in listed])


class MeasureInLines:
    """Leads one person through one measure."""

    def __init__(self, materials: Materials, measuring: Measuring, lines: Lines) -> None:
        self._materials = materials
        self._measuring = measuring
        self._lines = lines

    def lead(self) -> MeasureResult:
        """Ask until everything is answered, then say what it came to.

        Raises:
            Leave: the person wants to go.
            InputEnded: there is nothing more to read.
        """
        turn = self._measuring.turn
        while isinstance(turn, MeasureTurn):
            self._show(turn)
            turn = self._ask(turn)
        self._tell(turn)
        return turn

    def _ask(self, turn: MeasureTurn) -> MeasureTurn | MeasureResult:
        """Listen until an answer changes the turn."""
        while True:
            line = self._lines.hear()
            if meant(self._lines.phrases, line, ("back",)):
                return self._measuring.back()
            try:
                return self._measuring.reply(_read(turn, line))
            except ReplyRefused as refused:
                self._lines.say(self._lines.not_taken(refused), self._how(turn))

    def _show(self, turn: MeasureTurn) -> None:
        """One block: where we are, the question, the answers, how to answer."""
        say, phrases = self._lines.say, self._lines.phrases
        step = phrases.say("plain_step", title=turn.title, asked=turn.asked, at_most=turn.at_most)
        say("", step, _RULE)
        for paragraph in turn.intro:
            say(paragraph, "")
        say(
            turn.ask, *([_before(phrases, turn)] if turn.given is not None else []), *([turn.hint] if turn.hint else [])
        )
        if turn.options:
            say("", *(f"  {number}  {option.label}" for number, option in enumerate(turn.options, 1)))
        if turn.kind == "statements":
            say(f"  0  {phrases.say('none_of_these')}")
        if turn.scale is not None:
            scale = turn.scale
            say(f"  {scale.low} = {scale.low_words}, {scale.high} = {scale.high_words}")
        say("", self._how(turn), f"({measure_text(self._materials, 'keys')})")

    def _how(self, turn: MeasureTurn) -> str:
        return measure_text(self._materials, f"how_{turn.kind}")

    def _tell(self, told: MeasureResult) -> None:
        say = self._lines.say
        say("", told.title, "=" * min(len(told.title), self._lines.width), told.headline, "")
        for change in told.changes:
            say(change.text, "")
        for paragraph in told.text:
            say(paragraph, "")
        say(*(f"- {line}" for line in told.told), *([""] if told.told else []))
        say(told.credit, *(f"  {source}" for source in told.sources))


def _read(turn: MeasureTurn, line: str) -> object:
    """What a typed line means as a reply to this."""
    values = [option.value for option in turn.options]
    match turn.kind:
        case "statements":
            words = several(line)
            return [] if words == ["0"] else [picked(values, word) for word in words]
        case "again":
            return picked(values, line)
        case _:
            return line


def _before(phrases: Phrases, turn: MeasureTurn) -> str:
    """What was answered before going back: shown, never assumed."""
    if isinstance(turn.given, tuple):
        values = [option.value for option in turn.options]
        ticked = " ".join(str(values.index(item) + 1) for item in turn.given if item in values)
        return phrases.say("you_said", answer=ticked or phrases.say("none_of_these"))
    labels = {option.value: option.label for option in turn.options}
    return phrases.say("you_said", answer=labels.get(str(turn.given), str(turn.given)))

"""The card with one step of a measure: a number, statements to tick, or the name of an activity."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textual.content import Content
from textual.events import Key, Paste
from textual.message import Message

from triage.render.clean import clean
from triage.services.measure_turns import MeasureTurn
from triage.ui import labels
from triage.ui.labels import Hint
from triage.ui.pacing import Pacing
from triage.ui.picking import pick
from triage.ui.widgets.drawing import BLANK, Look, Row, several_rows, text_lines
from triage.ui.widgets.masthead import TALL
from triage.ui.widgets.question_lines import scale_lines
from triage.ui.widgets.rows import Rows
from triage.ui.widgets.sheet import Line, Paint, Target

TICK = Hint("Enter", "hint_tick", "enter")
ON = Hint("0", "hint_go_on", "0")
KEEP = Hint("Enter", "hint_go_on", "enter")
LETTERS = Hint("A-Z 0-9", "hint_write")
BEFORE = Hint("Esc", "hint_back", "escape")


class MeasureCard(Rows):
    """One step; the same card shows the next."""

    @dataclass
    class Replied(Message):
        """The person has answered."""

        value: object

    def __init__(self, turn: MeasureTurn, pacing: Pacing) -> None:
        super().__init__()
        self._pacing = pacing
        self.show(turn)

    def show(self, turn: MeasureTurn) -> None:
        """Put another step on the card, with what was ticked or written there before."""
        self.turn = turn
        self._ticked = set(turn.given) if isinstance(turn.given, tuple) else set()
        self._entry = str(turn.given) if turn.kind == "activity" and turn.given else ""
        self._refusal = self._typed = ""
        self.at = 0
        self.redraw()

    def refuse(self, why: str) -> None:
        """Say why an answer was not taken."""
        self._refusal = why
        self.redraw()

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The keys that work on this step."""
        match self.turn.kind:
            case "score":
                return (labels.DIGITS, labels.SIDEWAYS, labels.CHOOSE)
            case "statements":
                return (labels.MOVE, TICK, ON)
            case "again":
                return (labels.MOVE, labels.CHOOSE)
            case "activity":
                return (LETTERS, KEEP, BEFORE)

    def lines(self, width: int, paint: Paint) -> tuple[Line, ...]:
        look = Look(width, paint, self.at if self.has_focus else -1, self.hovered)
        apart = [BLANK] if self.app.size.height >= TALL else []
        lines: list[Line] = []
        for text in self.turn.intro:
            lines += [*text_lines(text, paint["body"], width), *apart]
        lines += text_lines(self.turn.ask, paint["ask"], width)
        for text in (self.turn.hint, self._given()):
            lines += text_lines(text, paint["quiet"], width) if text else []
        lines += [*apart, *self._answers(look)]
        return (
            (*lines, *apart, *text_lines(f"{self._refusal}.", paint["refusal"], width, "! "))
            if self._refusal
            else (*lines,)
        )

    def _given(self) -> str:
        """What was answered before, where it does not stand in its place again."""
        labelled = {option.value: option.label for option in self.turn.options}
        given = self.turn.given
        if self.turn.kind not in {"score", "again"} or given is None:
            return ""
        return self.phrases.say("you_said", answer=labelled.get(str(given), str(given)))

    def _answers(self, look: Look) -> list[Line]:
        if self.turn.kind == "activity":
            return self._field(look)
        if self.turn.scale is not None:
            return scale_lines(self.turn.scale, self._entry, look)
        return several_rows(self._rows(), look)

    def _rows(self) -> tuple[Row, ...]:
        options = enumerate(self.turn.options, 1)
        if self.turn.kind == "again":
            return tuple(Row(str(number), option.label, labels.CIRCLE, "key") for number, option in options)
        ticks = tuple(
            Row(str(number), option.label, labels.MARKS["yes" if option.value in self._ticked else ""], "key")
            for number, option in options
        )
        return (*ticks, Row("0", self.phrases.say("continue") if self._ticked else self.phrases.say("none_of_these")))

    def _field(self, look: Look) -> list[Line]:
        count = f" {len(self._entry)}/{self.turn.longest}"
        shown = Content(self._entry + labels.CURSOR).wrap(max(look.width - len(count), 1))
        field = [Line(line.stylize(look.paint["field"])) for line in shown]
        field[-1] = Line(field[-1].content + Content.styled(count, look.paint["quiet"]))
        return field

    def keys(self) -> tuple[str, ...]:
        return tuple(row.key for row in self._rows()) if self.turn.options else ()

    def accepts(self, trigger: str) -> bool:
        return not self._pacing.too_soon(trigger)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """What each key does on this step."""
        if self.turn.scale is None:
            return super().acts()
        return {
            **dict.fromkeys(("left", "h"), lambda: self._step(-1)),
            **dict.fromkeys(("right", "l"), lambda: self._step(1)),
            **dict.fromkeys(("enter", "space"), self._send),
            "backspace": lambda: self._write(""),
        }

    def digit(self, digit: str) -> None:
        """A number is sure at once, unless 1 may become 10; a row is chosen."""
        scale = self.turn.scale
        if scale is None:
            super().digit(digit)
            return
        numbers = tuple(str(number) for number in range(scale.low, scale.high + 1))
        picked = pick(numbers, self._typed, digit)
        self._typed = picked.typed
        if picked.row is not None:
            self._entry = numbers[picked.row]
            self.redraw()
            if picked.sure:
                self._send()

    def choose(self, index: int) -> None:
        """Tick a statement, or answer."""
        if self.turn.kind == "again":
            self._reply(self.turn.options[index].value)
        elif index < len(self.turn.options):
            self._ticked ^= {self.turn.options[index].value}
            self.focus_row(index)
        else:
            self._reply(tuple(option.value for option in self.turn.options if option.value in self._ticked))

    def clicked(self, target: Target) -> None:
        """Act on what was clicked."""
        if target.act == "number" and self.accepts("click"):
            self._trigger = "click"
            self._entry = str(target.value)
            self._send()
        else:
            super().clicked(target)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """While a name is written, letters and marks stand in it, whatever they do elsewhere."""
        return self.turn.kind == "activity" and key != "escape" and bool(character and character.isprintable())

    def on_key(self, event: Key) -> None:
        """Write the name; the other steps are as rows are."""
        if self.turn.kind != "activity" or event.key == "escape" or event.key.startswith("ctrl+"):
            return
        event.stop()
        event.prevent_default()
        if event.key == "enter":
            if self.accepts(event.key):
                self._trigger = event.key
                self._reply(self._entry)
        elif event.key == "backspace":
            self._write(self._entry[:-1])
        elif event.character and event.is_printable:
            self._write(self._entry + event.character)

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted as typed."""
        if self.turn.kind == "activity":
            event.stop()
            self._write(self._entry + " ".join(clean(event.text[: 4 * self.turn.longest]).split()))

    def on_focus(self) -> None:
        """Show where the pointer is."""
        self.redraw()

    def on_blur(self) -> None:
        """Hide the pointer."""
        self.redraw()

    def _write(self, text: str) -> None:
        self._entry = text[: self.turn.longest]
        self._refusal = self._typed = ""
        self.redraw()

    def _step(self, step: int) -> None:
        scale = self.turn.scale
        assert scale is not None  # noqa: S101 - only a scale has steps
        first = scale.low if step > 0 else scale.high
        now = int(self._entry) + step if self._entry else first
        self._entry, self._typed = str(min(max(now, scale.low), scale.high)), ""
        self.redraw()

    def _send(self) -> None:
        if self._entry:
            self._reply(int(self._entry))
        else:
            self.refuse(self.phrases.say("type_number_first"))

    def _reply(self, value: object) -> None:
        self._pacing.answered(self._trigger)
        self.post_message(self.Replied(value))

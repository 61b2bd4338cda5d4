"""The conversation in plain lines: numbered answers, one block a question, no cursor movement."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

from triage.errors import Exit, ReplyRefused
from triage.render.clean import clean
from triage.render.markdown import WIDTH, to_text, wrap
from triage.services.ending import Ended
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.reading import page_text
from triage.services.turns import OutcomeTurn, QuestionTurn, ReviewLine, Turn

if TYPE_CHECKING:
    from triage.services.walking import Walker

LONGEST_LINE = 4096
"""Characters of a typed line that are looked at."""
LONGEST_PICK = 3
"""Digits of the number that picks an answer."""
_ENDED = "The input ended before there was advice. Nothing was decided."
_KEYS = "b back · ? why · r start again · q leave"


class Leave(Exception):
    """The person wants to go."""


class InputEnded(Exception):
    """There is nothing more to read."""


def converse(materials: Materials, typed: TextIO, out: TextIO, walker: "Walker | None" = None) -> Ended:
    """Ask until there is advice, then offer the pages; a conversation without advice ends with a non-zero code.

    A walker answers first, as far as the walk goes.
    """
    talk = _Talk(Interviewing(materials), materials, typed, out, _width(out))
    turn: Turn = talk.interviewing.turn if walker is None else talk.replay(walker)
    urgency = None
    try:
        while True:
            if isinstance(turn, OutcomeTurn):
                urgency = turn.urgency
                talk.show_outcome(turn)
                if walker is not None:
                    talk.say("", *walker.remarks(turn.urgency))
                turn = talk.after_outcome(turn)
            else:
                turn = talk.ask(turn)
            urgency = None if isinstance(turn, QuestionTurn) else turn.urgency
    except Leave:
        return Ended(Exit.DONE, urgency)
    except InputEnded:
        if urgency is not None:
            return Ended(Exit.DONE, urgency)
        talk.say(_ENDED)
        return Ended(Exit.UNFINISHED)


@dataclass(frozen=True, slots=True)
class _Talk:
    interviewing: Interviewing
    materials: Materials
    typed: TextIO
    out: TextIO
    width: int
    """Columns of a line."""

    def say(self, *lines: str) -> None:
        """Write lines, wrapped."""
        for line in lines:
            self.out.write("\n".join(wrap(clean(line), self.width)) + "\n")
        self.out.flush()

    def hear(self) -> str:
        """The next line typed; `b`, `?` and the like are for the caller."""
        self.out.write("> ")
        self.out.flush()
        line = self.typed.readline(LONGEST_LINE + 1)
        if not line:
            self.out.write("\n")
            raise InputEnded
        if len(line) > LONGEST_LINE and not line.endswith("\n"):
            self._skip_line()
            return "\N{HORIZONTAL ELLIPSIS}"
        if line.strip().lower() == "q":
            raise Leave
        return line.strip()

    def _skip_line(self) -> None:
        """Read to the end of the line, so that no part of it counts as an answer."""
        while (rest := self.typed.readline(LONGEST_LINE)) and not rest.endswith("\n"):
            pass

    def replay(self, walker: "Walker") -> Turn:
        """Show each question that the walk answers, with its answer as it would be typed."""
        self.say("", f"Walk: {walker.walk.patient}", *([walker.walk.evidence] if walker.walk.evidence else []))
        turn: Turn = self.interviewing.turn
        while isinstance(turn, QuestionTurn):
            said = walker.reply(self.interviewing.interview)
            if said is None:
                self.say("", "The walk does not say. Go on from here.")
                break
            self.show_question(turn)
            self.say(f"> {line_for(turn, said)}")
            turn = self.interviewing.reply(said)
        return turn

    def ask(self, turn: QuestionTurn) -> Turn:
        """Show a question until an answer or a wish changes the turn."""
        self.show_question(turn)
        while True:
            line = self.hear()
            match line.lower():
                case "b":
                    return self.interviewing.back()
                case "r":
                    return self.interviewing.restart()
                case "?":
                    self.say("", to_text(turn.why, self.width), "", to_text(turn.meaning, self.width), "")
                    continue
            try:
                return self._answer(turn, line)
            except ReplyRefused as refused:
                self.say(f"Not taken: {refused}.", _how_to_answer(turn))

    def _answer(self, turn: QuestionTurn, line: str) -> Turn:
        if turn.kind == "review" and line != "0":
            return self.interviewing.reopen(_picked([step.question for step in turn.review if step.counts], line))
        return self.interviewing.reply(read_line(turn, line))

    def show_question(self, turn: QuestionTurn) -> None:
        """One block: where we are, the question, the answers, how to answer."""
        self.say("", f"{turn.section} · question {turn.asked}, at most {turn.at_most}", "-" * 40)
        if turn.intro:
            self.say(*turn.intro, "")
        self.say(turn.ask)
        self.say(*(text for text in (turn.frame, turn.hint) if text))
        if turn.sensitive:
            self.say(to_text(turn.why, self.width))
        if turn.options or turn.review:
            self.say("")
        numbered = turn.kind != "review"
        for number, option in enumerate(turn.options, 1):
            self.say(f"  {number if numbered else 0}  {option.label}")
        for number, line in enumerate((line for line in turn.review if line.counts), 1):
            self.say(f"  {number}  {line.name}: {line.answer}")
        self._show_withdrawn(turn.review)
        if turn.kind == "checklist":
            self.say("  0  None of these")
        if turn.scale is not None and turn.scale.low_words:
            self.say(f"  {turn.scale.low} = {turn.scale.low_words}, {turn.scale.high} = {turn.scale.high_words}")
        self.say("", _how_to_answer(turn), f"({_KEYS})")

    def _show_withdrawn(self, lines: tuple[ReviewLine, ...]) -> None:
        for line in lines:
            if not line.counts:
                self.say(f"  -  {line.name}: {line.answer} (no longer counts)")

    def show_outcome(self, turn: OutcomeTurn) -> None:
        """The advice, complete."""
        self.say("", "=" * self.width, turn.title.upper(), "=" * self.width, "", to_text(turn.text, self.width), "")
        self._show_withdrawn(turn.withdrawn)
        if turn.reasons:
            self.say("Every reason, with its sources:")
        for reason in turn.reasons:
            self.say(f"- {reason.text} ({', '.join(_keys(reason.sources))})")
        self.say("", "Sources:", *(f"  {source}" for source in turn.sources))
        stamp = turn.protocol
        reviewed = f"reviewed by {stamp.reviewed_by}"
        self.say("", f"Protocol {stamp.id} {stamp.version}, {stamp.digest[:12]}, {reviewed}", "")
        if turn.education:
            self.say("Pages for you:")
        for number, page in enumerate(turn.education, 1):
            because = f" (because {page.because})" if page.because else ""
            self.say(f"  {number}  {page.title}{because}")
        # The advice is longer than a screen: what to do stands at the end as well, where the eye is.
        self.say("", "-" * 40, to_text(turn.text.partition("\n\n")[0], self.width))

    def after_outcome(self, turn: OutcomeTurn) -> Turn:
        """Pages to read, or a change of mind."""
        while True:
            self.say("", "Type a number to read a page. (b change the last answer · r start again · q leave)")
            line = self.hear()
            changes: Mapping[str, Callable[[], Turn]] = {
                "b": self.interviewing.back,
                "r": self.interviewing.restart,
            }
            if line.lower() in changes:
                return changes[line.lower()]()
            try:
                self.show_page(_picked([page.id for page in turn.education], line))
            except ReplyRefused as refused:
                self.say(f"Not taken: {refused}.")

    def show_page(self, id_: str) -> None:
        """One page to read."""
        page = self.materials.library.pages.topics[id_]
        text = page_text(self.materials, page, self.interviewing.advice)
        self.say("", text.title, "=" * min(len(text.title), self.width), "", to_text(text.text, self.width), "")
        self.say("Sources:", *(f"  {source}" for source in text.sources))


def _width(out: TextIO) -> int:
    """A comfortable line, or what the terminal has."""
    return min(WIDTH, get_terminal_size().columns) if out.isatty() else WIDTH


def read_line(turn: QuestionTurn, line: str) -> object:
    """What a typed line means as a reply to this question.

    Raises:
        ReplyRefused: it means nothing here.
    """
    values = [option.value for option in turn.options]
    match turn.kind:
        case "checklist":
            return _read_checklist(values, line)
        case "choice" | "review":
            return values[0] if turn.kind == "review" else _picked(values, line)
        case "yes_no":
            words = {"y": "yes", "n": "no", "u": "unsure", "yes": "yes", "no": "no", "not sure": "unsure"}
            return words.get(line.lower()) or _picked(values, line)
        case _:
            return line


def line_for(turn: QuestionTurn, reply: object) -> str:
    """The line that says `reply`, as `read_line` takes it."""
    values = [option.value for option in turn.options]
    if turn.kind == "review":
        return "0"
    if isinstance(reply, Mapping):
        yes = [str(values.index(item) + 1) for item in reply["yes"]]
        unsure = [f"{values.index(item) + 1}?" for item in reply["unsure"]]
        return " ".join([*yes, *unsure]) or "0"
    return str(values.index(str(reply)) + 1) if values else str(reply)


def _read_checklist(values: list[str], line: str) -> dict[str, list[str]]:
    """``1 3 4?`` is yes to the first and third, not sure of the fourth, no to the rest; ``0`` is no to all."""
    if line == "0":
        return {"yes": [], "unsure": []}
    words = line.replace(",", " ").split()
    if not words:
        raise ReplyRefused("an empty line is no answer")
    yes = [_picked(values, word) for word in words if not word.endswith("?")]
    unsure = [_picked(values, word.removesuffix("?")) for word in words if word.endswith("?")]
    return {"yes": yes, "unsure": unsure}


def _picked(values: list[str], word: str) -> str:
    if word.isascii() and word.isdigit() and len(word) <= LONGEST_PICK and 1 <= int(word) <= len(values):
        return values[int(word) - 1]
    shown = "".join(character for character in word[:40] if character.isprintable())
    raise ReplyRefused(f"`{shown}` is not a number from 1 to {len(values)}")


def _how_to_answer(turn: QuestionTurn) -> str:
    match turn.kind:
        case "checklist":
            return "Type the numbers that are true, such as 1 3. Not sure of 2: type 2?. None of these: 0."
        case "review":
            return "Type 0 if all is right, or the number of an answer to change it."
        case "number" | "scale":
            assert turn.scale is not None  # noqa: S101 - a number has its limits
            return f"Type a whole number from {turn.scale.low} to {turn.scale.high}."
        case _:
            return "Type the number of your answer."


def _keys(sources: tuple[str, ...]) -> list[str]:
    return [source.partition("]")[0].lstrip("[") for source in sources]

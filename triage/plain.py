"""The conversation in plain lines: numbered answers, one block a question, no cursor movement."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

from triage.errors import Exit, NotSaved, ReplyRefused
from triage.render.ascii import writable
from triage.render.clean import clean
from triage.render.markdown import WIDTH, to_text, wrap
from triage.services.asides import aside, key_line
from triage.services.clock import local_now
from triage.services.ending import Ended
from triage.services.home import home
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.reading import PageText, page_text
from triage.services.remembering import Remembering
from triage.services.turns import OutcomeTurn, QuestionTurn, ReviewLine, Turn
from triage.services.typed import how_to_answer, line_for, picked, read_line, said_before

if TYPE_CHECKING:
    from triage.services.walking import Walker

LONGEST_LINE = 4096
"""Characters of a typed line that are looked at."""
_ENDED = "The input ended before there was advice. Nothing was decided."
_AFTERWARDS = "Type a number to read a page. (b change the last answer · s save the advice · r start again · q leave)"
_KEYS = "b back · ? why · r start again · q leave"


class Leave(Exception):
    """The person wants to go."""


class InputEnded(Exception):
    """There is nothing more to read."""


def converse(
    materials: Materials,
    typed: TextIO,
    out: TextIO,
    walker: "Walker | None" = None,
    remembering: Remembering | None = None,
) -> Ended:
    """Ask until there is advice, then offer the pages; a conversation without advice ends with a non-zero code.

    A walker answers first, as far as the walk goes. What is remembered is offered first, and kept as it goes.
    """
    urgency = None
    remembering = remembering or Remembering(None)
    talk = _Talk(Interviewing(materials), materials, typed, out, _width(out))
    try:
        talk = talk.take_up(remembering)
        turn: Turn = talk.interviewing.turn if walker is None else talk.replay(walker)
        while True:
            if isinstance(turn, OutcomeTurn):
                urgency = turn.urgency
                talk.show_outcome(turn)
                if walker is not None:
                    talk.say("", *walker.remarks(turn.urgency))
                talk.interviewing.settle()  # an emergency is shown first, then stored
            else:
                talk.show_question(turn)
            talk.tell(remembering.notice)
            turn = talk.after_outcome(turn) if isinstance(turn, OutcomeTurn) else talk.ask(turn)
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
    told: list[str] = field(default_factory=list)
    """What was said to be wrong, and need not be said again."""

    def say(self, *lines: str) -> None:
        """Write lines, wrapped, in the characters that the output takes."""
        encoding = "ascii" if self.materials.settings.glyphs == "ascii" else self.out.encoding
        for line in lines:
            self.out.write("\n".join(wrap(writable(clean(line), encoding), self.width)) + "\n")
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

    def take_up(self, remembering: Remembering) -> "_Talk":
        """The conversation that the person wants: a new one, or where there is one to go on with, that."""
        offers = home(self.materials, remembering, "", local_now())
        begins = {"resume": remembering.resume, "check": remembering.begin, "advice": remembering.reopen_last}
        offered = [entry for entry in offers.entries if entry.act in begins]
        act = "check"
        if len(offered) > 1:
            news = ["", offers.news] if offers.news else []
            self.say("", offers.emergency, offers.warning, *news, "", offers.title)
            self.say(*(f"  {number}  {entry.label} ({entry.note})" for number, entry in enumerate(offered, 1)), "")
            act = self._pick([entry.act for entry in offered])
        return replace(self, interviewing=begins[act](self.materials))

    def _pick(self, values: list[str]) -> str:
        while True:
            try:
                return picked(values, self.hear())
            except ReplyRefused as refused:
                self.say(f"Not taken: {refused}.")

    def tell(self, notice: str) -> None:
        """Say what is wrong, once."""
        if notice and notice not in self.told:
            self.told.append(notice)
            self.say("", notice)

    def ask(self, turn: QuestionTurn) -> Turn:
        """Listen until an answer or a wish changes the turn."""
        while True:
            line = self.hear()
            match line.lower():
                case "b":
                    return self.interviewing.back()
                case "r":
                    return self.interviewing.restart()
                case "w" | "g" | "?" as wish:
                    self.say(*aside(self.materials, turn, wish, self.width))
                    continue
                case "h" if turn.aids:
                    self._help(turn)
                    continue
            try:
                return self._answer(turn, line)
            except ReplyRefused as refused:
                self.say(f"Not taken: {refused}.", how_to_answer(turn))

    def _help(self, turn: QuestionTurn) -> None:
        from triage.services.aiding import Aiding  # noqa: PLC0415 - only for those who want help
        from triage.services.aiding_lines import aid_in_lines, would_be  # noqa: PLC0415

        found: list[str] = []
        units = self.materials.settings.units
        for finding in turn.aids:
            aiding = Aiding(self.materials, finding, self.interviewing.recorded, self.interviewing.today)
            worked, units = aid_in_lines(aiding, units, self.say, self.hear)
            found += [would_be(turn, finding, worked)] if worked is not None else []
        self.show_question(turn)
        self.say(*found)

    def _answer(self, turn: QuestionTurn, line: str) -> Turn:
        if turn.kind == "review" and line != "0":
            return self.interviewing.reopen(picked([step.question for step in turn.review if step.counts], line))
        return self.interviewing.reply(read_line(turn, line))

    def show_question(self, turn: QuestionTurn) -> None:
        """One block: where we are, the question, the answers, how to answer."""
        self.say("", f"{turn.section} · question {turn.asked}, at most {turn.at_most}", "-" * 40)
        for lines in (turn.remarks, turn.intro):
            self.say(*lines, *([""] if lines else []))
        self.say(turn.ask)
        self.say(*(text for text in (turn.frame, turn.hint, said_before(turn)) if text))
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
        self.say("", how_to_answer(turn), f"({key_line(self.materials, turn)})")

    def _show_withdrawn(self, lines: tuple[ReviewLine, ...]) -> None:
        for line in lines:
            if not line.counts:
                self.say(f"  -  {line.name}: {line.answer} (no longer counts)")

    def show_outcome(self, turn: OutcomeTurn) -> None:
        """The advice, complete."""
        action, _, advice = turn.text.partition("\n\n")
        self.say("", "=" * self.width, turn.title.upper(), "=" * self.width, "", to_text(action, self.width), "")
        for remark in turn.remarks:
            self.say(remark, "")
        if turn.changed is not None:
            self.say(to_text(turn.changed.text, self.width), "")
        self.say(to_text(advice, self.width), "")
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
        shown: OutcomeTurn | PageText = turn
        while True:
            self.say("", f"Type a number to read a page. ({key_line(self.materials, shown)})")
            line = self.hear()
            changes: Mapping[str, Callable[[], Turn]] = {
                "b": self.interviewing.back,
                "r": self.interviewing.restart,
            }
            if line.lower() in changes:
                return changes[line.lower()]()
            if line.lower() in {"g", "?"}:
                self.say(*aside(self.materials, shown, line.lower(), self.width))
                continue
            if line.lower() == "s":
                self.say(self._saved())
                continue
            try:
                shown = self.show_page(picked([page.id for page in turn.education], line))
            except ReplyRefused as refused:
                self.say(f"Not taken: {refused}.")

    def _saved(self) -> str:
        from triage.services.documents import advice_now  # noqa: PLC0415 - only for those who keep it
        from triage.services.keeping import save  # noqa: PLC0415

        try:
            return f"Saved: {save(advice_now(self.interviewing), 'text')}"
        except NotSaved as error:
            return str(error)

    def show_page(self, id_: str) -> PageText:
        """One page to read."""
        page = self.materials.library.pages.topics[id_]
        text = page_text(self.materials, page, self.interviewing.advice)
        self.say("", text.title, "=" * min(len(text.title), self.width), "", to_text(text.text, self.width), "")
        self.say("Sources:", *(f"  {source}" for source in text.sources))
        return text


def _width(out: TextIO) -> int:
    """A comfortable line, or what the terminal has."""
    return min(WIDTH, get_terminal_size().columns) if out.isatty() else WIDTH


def _keys(sources: tuple[str, ...]) -> list[str]:
    return [source.partition("]")[0].lstrip("[") for source in sources]

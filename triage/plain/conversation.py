"""The conversation in plain lines: each question one block, each answer one line."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TextIO

from triage.errors import Exit, NotSaved, ReplyRefused
from triage.model.urgency import Urgency
from triage.plain.ear import Ear
from triage.plain.lines import InputEnded, Leave, Lines, lines_between
from triage.plain.pages import shown_first, shown_then
from triage.render.markdown import to_text
from triage.services.asides import aside, key_line, wishes
from triage.services.clock import local_now
from triage.services.diary_words import whose
from triage.services.ending import Ended
from triage.services.home import home
from triage.services.interviewing import Interviewing
from triage.services.materials import Materials
from triage.services.phrasing import Phrases
from triage.services.reading import PageText, page_text
from triage.services.remembering import Remembering
from triage.services.translated import translated
from triage.services.turns import OutcomeTurn, QuestionTurn, ReviewLine, Turn
from triage.services.typed import how_to_answer, line_for, picked, read_line, said_before
from triage.services.wishes import meant

if TYPE_CHECKING:
    from triage.services.walking import Walker

ROUTINE = "routine"
"""What is offered on the first screen, beside conversations."""


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
    talk = talk_with(materials, typed, out, remembering or Remembering(None))
    try:
        chosen = talk.take_up()
        if chosen is not None:
            talk = chosen
            turn: Turn | None = talk.interviewing.turn if walker is None else talk.replay(walker)
            while turn is not None:
                remarks = walker.remarks(turn.urgency) if walker and isinstance(turn, OutcomeTurn) else ()
                turn = talk.step(turn, remarks)
    except Leave:
        return Ended(Exit.DONE, talk.urgency)
    except InputEnded:
        if talk.urgency is not None:
            return Ended(Exit.DONE, talk.urgency)
        talk.say(talk.phrases.say("plain_ended"))
        return Ended(Exit.UNFINISHED)
    from triage.plain.routine import RoutineInLines  # noqa: PLC0415 - only for those who want it

    return RoutineInLines(talk, talk.interviewing if chosen is not None else None).go()


def talk_with(materials: Materials, typed: TextIO, out: TextIO, remembering: Remembering) -> "Talk":
    """A conversation with whoever is at the other end of these streams."""
    lines = lines_between(Ear(typed), out, materials)
    return Talk(Interviewing(materials), materials, lines, remembering)


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation with one person."""

    interviewing: Interviewing
    materials: Materials
    lines: Lines
    remembering: Remembering

    @property
    def phrases(self) -> Phrases:
        """The words of the program."""
        return self.lines.phrases

    @property
    def urgency(self) -> Urgency | None:
        """Of the advice that it stands at; None before there is any."""
        interview = self.interviewing.interview
        return interview.assessment.urgency if interview.finished else None

    def step(self, turn: Turn, remarks: tuple[str, ...] = ()) -> Turn | None:
        """Show a turn, and listen until there is another; None where the routine is wanted."""
        if isinstance(turn, OutcomeTurn):
            self.show_outcome(turn)
            self.say(*(["", *remarks] if remarks else []))
            self.interviewing.settle()  # an emergency is shown first, then stored
        else:
            self.show_question(turn)
        self.lines.tell(self.remembering.notice)
        return self.after_outcome(turn) if isinstance(turn, OutcomeTurn) else self.ask(turn)

    def say(self, *lines: str) -> None:
        """Write lines for the person."""
        self.lines.say(*lines)

    def replay(self, walker: "Walker") -> Turn:
        """Show each question that the walk answers, with its answer as it would be typed."""
        self.say(
            "",
            self.phrases.say("plain_walk", patient=walker.walk.patient),
            *([walker.walk.evidence] if walker.walk.evidence else []),
        )
        turn: Turn = self.interviewing.turn
        while isinstance(turn, QuestionTurn):
            said = walker.reply(self.interviewing.interview)
            if said is None:
                self.say("", self.phrases.say("plain_walk_over"))
                break
            self.show_question(turn)
            self.say(f"> {line_for(turn, said)}")
            turn = self.interviewing.reply(said)
        return turn

    def take_up(self) -> "Talk | None":
        """The conversation that the person wants: a new one, or one to go on with; None for the routine."""
        self.lines.tell(translated(self.materials))
        self.lines.tell(whose(self.materials, self.remembering.profile))
        offers = home(self.materials, self.remembering, "", local_now())
        begins = {
            "resume": self.remembering.resume,
            "check": self.remembering.begin,
            "advice": self.remembering.reopen_last,
        }
        offered = [entry for entry in offers.entries if entry.act in {*begins, ROUTINE}]
        act = "check"
        if len(offered) > 1:
            news = ["", offers.news] if offers.news else []
            self.say("", offers.emergency, offers.warning, *news, "", offers.title)
            self.say(*(f"  {number}  {entry.label} ({entry.note})" for number, entry in enumerate(offered, 1)), "")
            act = self.lines.pick([entry.act for entry in offered])
        return None if act == ROUTINE else replace(self, interviewing=begins[act](self.materials))

    def ask(self, turn: QuestionTurn) -> Turn:
        """Listen until an answer or a wish changes the turn."""
        while True:
            line = self.lines.hear()
            match meant(self.phrases, line, wishes(turn)):
                case "back":
                    return self.interviewing.back()
                case "restart":
                    return self.interviewing.restart()
                case "help":
                    self._help(turn)
                    continue
                case "":
                    pass
                case wish:
                    self.say(*aside(self.materials, turn, wish, self.lines.width))
                    continue
            try:
                return self._answer(turn, line)
            except ReplyRefused as refused:
                self.say(self.lines.not_taken(refused), how_to_answer(self.phrases, turn))

    def _help(self, turn: QuestionTurn) -> None:
        from triage.services.aiding import Aiding  # noqa: PLC0415 - only for those who want help
        from triage.services.aiding_lines import aid_in_lines, would_be  # noqa: PLC0415

        found: list[str] = []
        units = self.materials.settings.units
        for finding in turn.aids:
            aiding = Aiding(self.materials, finding, self.interviewing.recorded, self.interviewing.today)
            worked, units = aid_in_lines(self.phrases, aiding, units, self.say, self.lines.hear)
            found += [would_be(self.phrases, turn, finding, worked)] if worked is not None else []
        self.show_question(turn)
        self.say(*found)

    def _answer(self, turn: QuestionTurn, line: str) -> Turn:
        if turn.kind == "review" and line != "0":
            return self.interviewing.reopen(picked([step.question for step in turn.review if step.counts], line))
        return self.interviewing.reply(read_line(self.phrases, turn, line))

    def show_question(self, turn: QuestionTurn) -> None:
        """One block: where we are, the question, the answers, how to answer."""
        phrases = self.phrases
        where = phrases.say("plain_question", section=turn.section, asked=turn.asked, at_most=turn.at_most)
        self.say("", where, "-" * 40)
        for lines in (turn.remarks, turn.intro):
            self.say(*lines, *([""] if lines else []))
        self.say(turn.ask)
        self.say(*(text for text in (turn.frame, turn.hint, said_before(phrases, turn)) if text))
        if turn.sensitive:
            self.say(to_text(turn.why, self.lines.width))
        if turn.options or turn.review:
            self.say("")
        numbered = turn.kind != "review"
        for number, option in enumerate(turn.options, 1):
            self.say(f"  {number if numbered else 0}  {option.label}")
        for number, line in enumerate((line for line in turn.review if line.counts), 1):
            self.say(f"  {number}  {line.name}: {line.answer}")
        self._show_withdrawn(turn.review)
        if turn.kind == "checklist":
            self.say(f"  0  {phrases.say('none_of_these')}")
        if turn.scale is not None and turn.scale.low_words:
            self.say(f"  {turn.scale.low} = {turn.scale.low_words}, {turn.scale.high} = {turn.scale.high_words}")
        self.say("", how_to_answer(phrases, turn), f"({key_line(self.materials, turn)})")

    def _show_withdrawn(self, lines: tuple[ReviewLine, ...]) -> None:
        for line in lines:
            if not line.counts:
                self.say(f"  -  {line.name}: {line.answer} ({self.phrases.say('withdrawn')})")

    def show_outcome(self, turn: OutcomeTurn) -> None:
        """The advice, complete."""
        action, _, advice = turn.text.partition("\n\n")
        self.say(
            "",
            "=" * self.lines.width,
            turn.title.upper(),
            "=" * self.lines.width,
            "",
            to_text(action, self.lines.width),
            "",
        )
        for remark in turn.remarks:
            self.say(remark, "")
        if turn.changed is not None:
            self.say(to_text(turn.changed.text, self.lines.width), "")
        self.say(to_text(advice, self.lines.width), "")
        self._show_withdrawn(turn.withdrawn)
        if turn.reasons:
            self.say(self.phrases.say("plain_reasons"))
        for reason in turn.reasons:
            self.say(f"- {reason.text} ({', '.join(_keys(reason.sources))})")
        self.say("", self.phrases.say("plain_sources"), *(f"  {source}" for source in turn.sources))
        stamp = turn.protocol
        by = {"version": stamp.version, "digest": stamp.digest[:12], "name": stamp.reviewed_by}
        self.say("", self.phrases.say("plain_protocol", id=stamp.id, **by))
        self.say(*([stamp.translated] if stamp.translated else []), "")
        if turn.education:
            self.say(self.phrases.say("plain_pages"))
        for number, page in enumerate(turn.education, 1):
            because = self.phrases.say("because", why=page.because) if page.because else ""
            self.say(f"  {number}  {page.title}{f' ({because})' if because else ''}")
        # The advice is longer than a screen: what to do stands at the end as well, where the eye is.
        self.say("", "-" * 40, to_text(turn.text.partition("\n\n")[0], self.lines.width))

    def after_outcome(self, turn: OutcomeTurn) -> Turn | None:
        """Pages to read, or a change of mind; None where the routine is wanted."""
        shown: OutcomeTurn | PageText = turn
        while True:
            self.say("", self.phrases.say("plain_read_page", keys=key_line(self.materials, shown)))
            line = self.lines.hear()
            more = ("more",) if isinstance(shown, PageText) and shown.in_two else ()
            match meant(self.phrases, line, (*more, *wishes(turn))):
                case "back":
                    return self.interviewing.back()
                case "restart":
                    return self.interviewing.restart()
                case "move":
                    return None
                case "save":
                    self.say(self._saved())
                case "more" if isinstance(shown, PageText):
                    shown = self._show_more(shown)
                case "":
                    shown = self._page(turn, line) or shown
                case wish:
                    self.say(*aside(self.materials, shown, wish, self.lines.width))

    def _page(self, turn: OutcomeTurn, line: str) -> PageText | None:
        try:
            return self.show_page(picked([page.id for page in turn.education], line))
        except ReplyRefused as refused:
            self.say(self.lines.not_taken(refused))
            return None

    def _saved(self) -> str:
        from triage.services.documents import advice_now  # noqa: PLC0415 - only for those who keep it
        from triage.services.keeping import save  # noqa: PLC0415

        try:
            return self.phrases.say("saved", file=save(advice_now(self.interviewing), "text"))
        except NotSaved as error:
            return self.phrases.refusal(error)

    def show_page(self, id_: str) -> PageText:
        """One page to read: its short answer, where there is one."""
        page = page_text(self.materials, self.materials.pages[id_], self.interviewing.advice)
        self.say(*shown_first(page, self.phrases, self.lines.width))
        return page

    def _show_more(self, page: PageText) -> PageText:
        self.say(*shown_then(page, self.phrases, self.lines.width))
        return replace(page, in_two=False)


def _keys(sources: tuple[str, ...]) -> list[str]:
    return [source.partition("]")[0].lstrip("[") for source in sources]

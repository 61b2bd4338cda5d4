"""What a professional needs of a check and the weeks since, on a page: in their words, and no more than was said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from triage.engine.assessment import assess
from triage.errors import NothingToTake
from triage.model.flow import Question
from triage.model.guard import Findings, Value
from triage.model.vocabulary import NO, UNSURE, YES, Finding
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.advising import Advice
from triage.services.chronicling import chronicle
from triage.services.documents import Document
from triage.services.looking_back import first_day, look_back
from triage.services.materials import Materials
from triage.services.phrasing import phrases_of
from triage.services.reasoning import citations
from triage.services.remembering import LastAdvice, Remembering
from triage.services.sourcing import keys
from triage.services.whereabouts import REGION

DOCUMENT = "summary"
_DIGEST = 12
ANSWERING_FOR, MYSELF = "answering_for", "me"
_WORRIES = "yf_"
"""How the findings about mood, worry and work begin."""


@dataclass(frozen=True, slots=True)
class Fact:
    """An answer that is no yes or no."""

    name: str
    answer: str


def summary_of(materials: Materials, remembering: Remembering, now: datetime, who: str = "") -> Document:
    """The summary of the last advice in a journal, with what the diary shows since.

    Raises:
        NothingToTake: there is no advice yet.
    """
    last = _last(remembering)
    looked_back = tuple(_since(materials, remembering, now))
    return summary(materials, remembering.last_findings(materials), last.when, who, looked_back)


def summary(
    materials: Materials, recorded: Findings, when: datetime, who: str = "", looked_back: tuple[str, ...] = ()
) -> Document:
    """The summary of some findings, as they were said at that moment."""
    advice = Advice(materials, assess(materials.protocol, recorded), recorded)
    turn = advice.outcome()
    told = _Told(materials, recorded)
    reasons = [replace(reason, sources=tuple(keys(reason.sources))) for reason in turn.reasons]
    cited = dict.fromkeys(key for reason in reasons for key in reason.sources)
    more = {
        "who": clean(who),
        "title": turn.title,
        "date": f"{when:%Y-%m-%d}",
        "time": f"{when:%H:%M}",
        "facts": tuple(told.facts()),
        "reported": told.signs(YES, teaching=False),
        "doubts": told.signs(UNSURE, teaching=None),
        "denied": told.signs(NO, teaching=False),
        "causes": told.signs(YES, teaching=True),
        "worries": told.signs(YES, teaching=True, worries=True),
        "looked_back": looked_back,
        "reasons": reasons,
        "sources": citations(materials.library.pages.sources, cited),
        "protocol": turn.protocol.id,
        "version": str(turn.protocol.version),
        "digest": turn.protocol.digest[:_DIGEST],
    }
    markdown = "\n\n".join(filter(None, (advice.document(DOCUMENT, more).rstrip("\n"), turn.protocol.translated)))
    return Document(f"summary-{when:%Y-%m-%d}", markdown, "", materials.library.language)


def sheet_of(materials: Materials, remembering: Remembering, kind: Literal["phone", "card"]) -> Document:
    """The sheet for the last advice in a journal.

    Raises:
        NothingToTake: there is no advice yet.
    """
    last = _last(remembering)
    return sheet(materials, remembering.last_findings(materials), last.when, kind)


def _last(remembering: Remembering) -> LastAdvice:
    last = remembering.last_advice()
    if last is None:
        raise NothingToTake("there is no advice yet, so there is nothing to sum up; type `triage` first")
    return last


def sheet(materials: Materials, recorded: Findings, when: datetime, kind: Literal["phone", "card"]) -> Document:
    """What to say on the phone in large letters, or the warning signs for a wallet."""
    assessment = assess(materials.protocol, recorded)
    advice = Advice(materials, assessment, recorded)
    turn = advice.outcome()
    days = materials.protocol.flow.check_again.get(assessment.urgency)
    more = {
        "title": turn.title,
        "action": turn.text.partition("\n\n")[0],
        "date": f"{when:%Y-%m-%d}",
        "time": f"{when:%H:%M}",
        "facts": tuple(_Told(materials, recorded).facts()),
        "check_by": "" if days is None else f"{when + timedelta(days=days):%Y-%m-%d}",
    }
    markdown = "\n\n".join(filter(None, (advice.document(kind, more).rstrip("\n"), turn.protocol.translated)))
    return Document(f"{kind}-{when:%Y-%m-%d}", markdown, "", materials.library.language, kind)


@dataclass(frozen=True, slots=True)
class _Told:
    materials: Materials
    recorded: Mapping[str, Value]

    def signs(self, answer: str, *, teaching: bool | None, worries: bool = False) -> tuple[str, ...]:
        """What was answered so, in clinical words and in the order of the questions; teaching findings apart."""
        words = self.materials.library.clinical
        return tuple(
            words[finding.id]
            for finding in self._asked()
            if self.recorded.get(finding.id) == answer
            and (teaching is None or finding.cause is teaching)
            and (teaching is not True or finding.id.startswith(_WORRIES) is worries)
        )

    def facts(self) -> Iterator[Fact]:
        """Age, sex, how long, how strong: whatever is a number or a word, but for what a professional knows."""
        for question in self._questions():
            for id_ in question.asks:
                finding = self.materials.protocol.vocabulary[id_]
                if not finding.yes_no and id_ in self.recorded and id_ not in self._untold():
                    yield Fact(self._name(id_), self._answer(question, finding))

    def _untold(self) -> tuple[str, ...]:
        """Where the person is; and who answered, where that was the person."""
        own = self.recorded.get(ANSWERING_FOR) == MYSELF
        return (REGION, ANSWERING_FOR) if own else (REGION,)

    def _questions(self) -> tuple[Question, ...]:
        return tuple(self.materials.protocol.flow.questions.values())

    def _asked(self) -> tuple[Finding, ...]:
        """The findings that are answered by yes or no, each once."""
        asked = dict.fromkeys(id_ for question in self._questions() for id_ in question.asks)
        found = (self.materials.protocol.vocabulary[id_] for id_ in asked)
        return tuple(finding for finding in found if finding.yes_no)

    def _name(self, id_: str) -> str:
        return clean(fill_names(self.materials.library.findings[id_].name, self.materials.names({})))

    def _answer(self, question: Question, finding: Finding) -> str:
        value = str(self.recorded[finding.id])
        options = self.materials.library.question(question.id).options
        said = fill_names(options[value], self.materials.names(self.recorded)) if value in options else value
        return clean(said)


def _since(materials: Materials, remembering: Remembering, now: datetime) -> Iterator[str]:
    """What the diary shows: whether it gets better, sessions, questionnaires; nothing where there is no diary."""
    told = chronicle(materials, remembering, now, since=first_day(materials, now.date(), "all"))
    if not told.days and not told.history.sessions:
        return
    looked = look_back(materials, told, now, "all")
    yield from (looked.answer, *looked.because)
    for section in looked.sections:
        yield f"{section.title}: {' '.join(section.lines)}"
    medicine = [written.entry.medicine for written in told.entries if written.entry.medicine is not None]
    if medicine:
        texts = phrases_of(materials)
        yield texts.say("summary_medicine", number=sum(medicine), of=len(medicine))

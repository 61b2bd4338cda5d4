"""Help with an answer: what a person types is worked out, said in words, and forgotten; the answer stays theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from triage.engine.aids import answer_for_days, answer_for_weight, between_the_lines, body_mass_index, in_words
from triage.model.guard import Findings
from triage.model.settings import Units
from triage.model.vocabulary import BodyMassIndex, Days, Words
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials
from triage.services.phrasing import phrases_of
from triage.services.said_days import read_said_day
from triage.services.units import read_height, read_weight
from triage.services.wording import answer_words


@dataclass(frozen=True, slots=True)
class AidField:
    """One thing to type."""

    label: str
    hint: str
    """What would fit."""


@dataclass(frozen=True, slots=True)
class Worked:
    """What came out."""

    answer: str
    """A value that the question takes."""
    label: str
    """The answer as it stands on the screen."""
    words: tuple[str, ...]
    """The result and what to know about it, a paragraph each."""


class Aiding:
    """The aid of one finding, for one person on one day."""

    def __init__(self, materials: Materials, finding: str, recorded: Findings, today: date) -> None:
        self._materials = materials
        self._finding = materials.protocol.vocabulary[finding]
        self._names = materials.names(recorded)
        self._today = today

    @property
    def title(self) -> str:
        """What it is called."""
        return self._say(str(self._finding.aid_kind))

    @property
    def intro(self) -> str:
        """What to do, and what becomes of what is typed."""
        return self._say(f"{self._finding.aid_kind}_intro")

    @property
    def has_units(self) -> bool:
        """Whether what is typed has a unit, and so the units can be switched."""
        return isinstance(self._finding.aid, BodyMassIndex)

    def fields(self, units: Units) -> tuple[AidField, ...]:
        """What there is to type, in order."""
        if isinstance(self._finding.aid, Days):
            return (AidField(self._say("day"), self._say("day_hint")),)
        return tuple(AidField(self._say(name), self._say(f"{name}_{units}")) for name in ("height", "weight"))

    def check(self, number: int, text: str, units: Units) -> None:
        """See whether a text fits one of the fields.

        Raises:
            ReplyRefused: it does not; the message says what would.
        """
        if isinstance(self._finding.aid, Days):
            read_said_day(phrases_of(self._materials), clean(text), self._today)
        else:
            (read_height, read_weight)[number](text, units)

    def work_out(self, typed: Sequence[str], units: Units) -> Worked:
        """The answer that fits what is typed into the fields.

        Raises:
            ReplyRefused: a text does not fit its field; the message says what would.
        """
        if isinstance(self._finding.aid, Days):
            return self.work_out_duration(typed[0])
        return self.work_out_weight(typed[0], typed[1], units)

    def work_out_weight(self, height: str, weight: str, units: Units) -> Worked:
        """Whether the body mass index says yes or no.

        Raises:
            ReplyRefused: one of the two cannot be read, or is no height or weight.
        """
        aid = self._finding.aid
        assert isinstance(aid, BodyMassIndex)  # noqa: S101 - what this aid is for
        size = read_height(height, units), read_weight(weight, units)
        answer = answer_for_weight(aid, *size)
        said = {"index": in_words(body_mass_index(*size)), "line": str(aid.yes_from)}
        words = [self._say(f"body_mass_index_{answer}", said)]
        if between_the_lines(aid, *size):
            words.append(self._say("body_mass_index_for_some", {"line": str(aid.for_some_from)}))
        return Worked(answer, answer_words(self._materials, answer), (*words, self._say("body_mass_index_note")))

    def work_out_duration(self, day: str) -> Worked:
        """Which answer fits the days since then.

        Raises:
            ReplyRefused: it is no day, or still to come.
        """
        aid, answers = self._finding.aid, self._finding.answers
        assert isinstance(aid, Days)  # noqa: S101 - what this aid is for
        assert isinstance(answers, Words)  # noqa: S101 - checked when the protocol was read
        days = (self._today - read_said_day(phrases_of(self._materials), clean(day), self._today)).days
        answer = answer_for_days(aid, answers.values, days)
        label = self._label(answer)
        text = {0: "days_none", 1: "days_one"}.get(days, "days_many")
        return Worked(answer, label, (self._say(text, {"days": str(days), "answer": label}),))

    def _label(self, answer: str) -> str:
        question = next(
            question
            for question in self._materials.protocol.flow.questions.values()
            if question.kind == "choice" and question.asks == (self._finding.id,)
        )
        return clean(fill_names(self._materials.library.question(question.id).options[answer], self._names))

    def _say(self, text: str, also: Mapping[str, str] | None = None) -> str:
        return clean(fill_names(self._materials.library.aids[text], {**self._names, **(also or {})}))


def other_units(units: Units) -> Units:
    """The ones to switch to."""
    return "imperial" if units == "metric" else "metric"

"""What would change this advice, in a reader's words: each single answer that would make it more urgent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from triage.engine.assessment import assess
from triage.engine.prospects import Prospect, prospects
from triage.model.flow import Question
from triage.model.guard import Findings, Is, Within
from triage.model.urgency import Urgency
from triage.model.vocabulary import UNSURE, YES, Finding, Numbers
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.advising import Advice
from triage.services.materials import Materials
from triage.services.watching import signs_in_words
from triage.services.wording import answer_in_words

DOCUMENT = "what_if"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Numbers that follow one another, ends included, as answers in words."""

    name: str
    low: str
    high: str
    at_least: bool
    """Whether it goes on up to the largest number there is."""
    at_most: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A more urgent advice, and the answers that lead there, each by itself."""

    urgency: Urgency
    title: str
    starts: tuple[str, ...]
    """What a person can notice when it starts."""
    facts: tuple[str, ...]
    """What does not start but may turn out to be true."""
    answers: tuple[str, ...]
    """Other answers to a question with more answers than yes and no."""
    numbers: tuple[Stretch, ...]
    doubts: tuple[str, ...]
    """What leads there when it is no longer sure that it is not so."""
    doubts_above: str
    """The title of the level above when these are all of its signs, and no others; otherwise empty."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Everything that would make the advice more urgent."""

    more_urgent: tuple[Change, ...]
    """The most urgent first."""


def what_would_change(materials: Materials, recorded: Findings) -> WhatIf:
    """The answers to questions that would raise the urgency, each by itself."""
    asked = _asked(materials)
    found = [each for each in prospects(materials.protocol, recorded) if each.answer.finding in asked]
    levels = sorted({each.urgency for each in found}, reverse=True)
    by_level = {level: [each for each in found if each.urgency is level] for level in levels}
    changes: list[Change] = []
    above: frozenset[str] = frozenset()
    for level in levels:
        change = _change(materials, recorded, by_level[level])
        if above and above == set(_findings_with(materials, UNSURE, by_level[level])):
            change = replace(change, doubts_above=changes[-1].title)
        changes.append(change)
        above = frozenset(_findings_with(materials, YES, by_level[level]))
    return WhatIf(tuple(changes))


def what_if_in_words(materials: Materials, recorded: Findings) -> tuple[str, str]:
    """The title, and the text as Markdown: a heading for each level."""
    assessment = assess(materials.protocol, recorded)
    more = {
        "changes": what_would_change(materials, recorded).more_urgent,
        "most_urgent": assessment.urgency is max(Urgency),
    }
    title = materials.library.pages.documents[DOCUMENT].title
    return clean(title), Advice(materials, assessment, recorded).document(DOCUMENT, more)


def _asked(materials: Materials) -> Mapping[str, Question]:
    """The question behind each finding: what nothing asks, nobody can answer."""
    questions = materials.protocol.flow.questions.values()
    return {finding: question for question in questions if not question.asks_again for finding in question.asks}


def _change(materials: Materials, recorded: Findings, found: Sequence[Prospect]) -> Change:
    level = found[0].urgency
    vocabulary = materials.protocol.vocabulary
    names = materials.names(recorded)
    signs = _findings_with(materials, YES, found)
    return Change(
        urgency=level,
        title=clean(fill_names(materials.library.pages.outcomes[level].title, names)),
        starts=_lines(materials, recorded, [sign for sign in signs if vocabulary[sign].can_start]),
        facts=_lines(materials, recorded, [sign for sign in signs if not vocabulary[sign].can_start]),
        answers=tuple(clean(fill_names(line, names)) for line in _other_answers(materials, found)),
        numbers=tuple(_stretches(materials, found)),
        doubts=_lines(materials, recorded, _findings_with(materials, UNSURE, found)),
        doubts_above="",
    )


def _findings_with(materials: Materials, value: str, found: Sequence[Prospect]) -> tuple[str, ...]:
    """The yes-or-no findings of which this answer is the mildest that leads there."""
    vocabulary = materials.protocol.vocabulary
    given = [each.answer for each in found if isinstance(each.answer, Is) and vocabulary[each.answer.finding].yes_no]
    return tuple(dict.fromkeys(answer.finding for answer in given if value in answer.values))


def _lines(materials: Materials, recorded: Findings, signs: Sequence[str]) -> tuple[str, ...]:
    return signs_in_words(materials, recorded, {Urgency.EMERGENCY: signs})[Urgency.EMERGENCY.id]


def _other_answers(materials: Materials, found: Sequence[Prospect]) -> Iterator[str]:
    """Answers that are words: of a choice, and a "no" that makes the advice more urgent."""
    asked = _asked(materials)
    for each in found:
        finding = materials.protocol.vocabulary[each.answer.finding]
        if isinstance(each.answer, Is) and not (finding.yes_no and each.answer.values <= {YES, UNSURE}):
            values = [value for value in _in_order(finding) if value in each.answer.values]
            said = [answer_in_words(materials, asked[finding.id], value) for value in values]
            yield f"{materials.library.findings[finding.id].name}: {' / '.join(said)}"


def _in_order(finding: Finding) -> tuple[str, ...]:
    return () if isinstance(finding.answers, Numbers) else finding.answers.values


def _stretches(materials: Materials, found: Sequence[Prospect]) -> Iterator[Stretch]:
    for each in found:
        answers = materials.protocol.vocabulary[each.answer.finding].answers
        if isinstance(each.answer, Within) and isinstance(answers, Numbers):
            low, high = each.answer.low, each.answer.high
            yield Stretch(
                clean(materials.library.findings[each.answer.finding].name),
                f"{low} {answers.unit}".strip(),
                f"{high} {answers.unit}".strip(),
                high == answers.high,
                low == answers.low,
            )

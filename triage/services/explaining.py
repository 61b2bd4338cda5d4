"""Why the advice is this and not another, and which single answer would change it; in words and as data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from triage.engine.prospects import Answer, Prospect, one_answer_short, prospects
from triage.engine.settling import settle
from triage.model.assessment import Assessment, Reason
from triage.model.guard import All, AnyOf, Findings, Guard, Is, Not, Value, Within
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import NO, YES
from triage.render.clean import clean
from triage.render.guards import in_words
from triage.services.assessing import Assessed
from triage.services.materials import Materials
from triage.services.reasoning import reason_text

WIDTH = 80
"""Columns of a line of the text."""


@dataclass(frozen=True, slots=True)
class Because:
    """A reason for the advice, back to what was recorded."""

    rule: str
    urgency: Urgency
    text: str
    condition: str
    """The rule, or the warning, as the flows say it."""
    through: Mapping[str, str]
    """The findings that were worked out on the way, each with its own condition."""
    findings: Mapping[str, Value]
    """What was recorded that makes it hold."""
    sources: tuple[str, ...]
    replaces: str | None
    """The finding whose own warning it stands in for."""


@dataclass(frozen=True, slots=True)
class NotChosen:
    """A level that is not the advice."""

    urgency: Urgency
    ruled_out_by: tuple[str, ...]
    """For a milder level, the reasons that rule it out; for a more urgent one nothing: nothing of it holds."""
    short: Mapping[str, tuple[Answer, ...]]
    """The rules of the level that would hold if one answer were another."""
    replaced: Mapping[str, str]
    """The findings whose warning of this level was stood in for, with the rule that did."""


@dataclass(frozen=True, slots=True)
class Explained:
    """Why, why not, and what if."""

    because: tuple[Because, ...]
    not_chosen: tuple[NotChosen, ...]
    """The most urgent level first."""
    changes: tuple[Prospect, ...]
    """The most urgent first."""


def explain(materials: Materials, assessed: Assessed) -> Explained:
    """Everything there is to say about why this is the advice."""
    protocol, recorded, assessment = materials.protocol, assessed.recorded, assessed.assessment
    settled = settle(protocol, recorded)
    return Explained(
        because=tuple(_because(materials, reason, assessed, settled) for reason in assessment.reasons),
        not_chosen=tuple(_not_chosen(protocol, recorded, assessment)),
        changes=tuple(change for change in prospects(protocol, recorded) if change.answer.finding in _asked(protocol)),
    )


def _asked(protocol: Protocol) -> set[str]:
    """The findings that a question asks: what nothing asks, such as what the journal sets, nobody can answer."""
    return {finding for question in protocol.flow.questions.values() for finding in question.asks}


def _because(materials: Materials, reason: Reason, assessed: Assessed, settled: Findings) -> Because:
    replaced = assessed.assessment.replaced
    vocabulary = materials.protocol.vocabulary
    condition = _condition(materials.protocol, reason.rule)
    return Because(
        reason.rule,
        reason.urgency,
        reason_text(materials, reason, assessed.recorded),
        in_words(condition, vocabulary),
        dict(_through(materials.protocol, condition, settled)),
        {
            **dict(_recorded(materials.protocol, reason.findings, assessed.recorded)),
            **dict(_barred(materials.protocol, condition, assessed.recorded)),
        },
        reason.sources,
        next((finding for finding, rule in replaced.items() if rule == reason.rule), None),
    )


def _condition(protocol: Protocol, rule: str) -> Guard:
    """When the rule holds, or the warning counts."""
    finding = protocol.vocabulary.get(rule)
    if finding is None:
        return next(each.when for each in protocol.rules if each.id == rule)
    return Is(rule, frozenset({YES})) if finding.derived is None else finding.derived


def _recorded(protocol: Protocol, findings: Findings, recorded: Findings) -> Iterator[tuple[str, Value]]:
    """The findings; for one that was worked out and stayed unsure, the answers behind it that were no "no"."""
    for finding, value in findings.items():
        if finding in recorded:
            yield finding, value
        else:
            behind = _behind(protocol, finding, recorded)
            yield from ((each, recorded[each]) for each in behind if recorded[each] != NO)


def _barred(protocol: Protocol, condition: Guard, recorded: Findings) -> Iterator[tuple[str, Value]]:
    """What was recorded of the findings that the condition reads only to say what must not be."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _barred(protocol, part, recorded)
        case Not(part):
            yield from ((each, recorded[each]) for read in part.reads() for each in _behind(protocol, read, recorded))


def _behind(protocol: Protocol, finding: str, recorded: Findings) -> Iterator[str]:
    derived = protocol.vocabulary[finding].derived
    if finding in recorded:
        yield finding
    elif derived is not None:
        yield from (found for each in derived.reads() for found in _behind(protocol, each, recorded))


def _through(protocol: Protocol, condition: Guard, settled: Findings) -> Iterator[tuple[str, str]]:
    """The findings that the condition reads and that were worked out, those that these read after them."""
    for finding in dict.fromkeys(condition.reads()):
        derived = protocol.vocabulary[finding].derived
        if derived is not None and settled.get(finding, NO) != NO:
            yield finding, in_words(derived, protocol.vocabulary)
            yield from _through(protocol, derived, settled)


def _not_chosen(protocol: Protocol, recorded: Findings, assessment: Assessment) -> Iterator[NotChosen]:
    asked = _asked(protocol)
    short = {
        rule: answerable
        for rule, answers in one_answer_short(protocol, recorded).items()
        if (answerable := tuple(answer for answer in answers if answer.finding in asked))
    }
    levels = {rule.id: rule.urgency for rule in protocol.rules}
    warnings = {finding: protocol.vocabulary[finding].warning for finding in assessment.replaced}
    for level in reversed(Urgency):
        if level != assessment.urgency:
            milder = level < assessment.urgency
            yield NotChosen(
                level,
                tuple(reason.rule for reason in assessment.deciding) if milder else (),
                {} if milder else {rule: answers for rule, answers in short.items() if levels[rule] is level},
                {finding: rule for finding, rule in assessment.replaced.items() if warnings[finding] is level},
            )


def as_text(materials: Materials, explained: Explained) -> str:
    """The explanation as lines to read."""
    lines = ["Because"]
    for reason in explained.because:
        said = ", ".join(f"{finding} {value}" for finding, value in reason.findings.items())
        lines += [
            f"- {reason.urgency.id}, {reason.rule}: {reason.text}",
            f"    when {reason.condition}",
            *(f"    {finding}, when {condition}" for finding, condition in reason.through.items()),
            f"    recorded: {said or 'nothing'}",
            f"    sources: {', '.join(reason.sources)}",
            *([f"    stands in for the warning of {reason.replaces}"] if reason.replaces else []),
        ]
    if not explained.because:
        lines.append("- no sign and no rule above self_care holds")
    lines += ["", "Not chosen because"]
    for level in explained.not_chosen:
        lines += _not_chosen_lines(materials, level)
    lines += ["", "What would change it", *_change_lines(materials, explained.changes)]
    return wrapped("\n".join(lines))


def wrapped(text: str) -> str:
    """The text with lines that fit a terminal: what goes on below a line hangs further in; no word is broken."""
    return "\n".join(
        part
        for line in text.splitlines()
        for part in wrap(
            line,
            WIDTH,
            subsequent_indent=" " * (len(line) - len(line.lstrip()) + 2),
            break_long_words=False,
            break_on_hyphens=False,
        )
        or [""]
    )


def _not_chosen_lines(materials: Materials, level: NotChosen) -> Iterator[str]:
    if level.ruled_out_by:
        yield f"- {level.urgency.id}: ruled out by {', '.join(level.ruled_out_by)}"
    else:
        yield f"- {level.urgency.id}: no sign and no rule of this level holds"
    for finding, rule in level.replaced.items():
        yield f"    {finding} is {YES}, but {rule} stands in for its warning"
    for rule, answers in level.short.items():
        either = ", or ".join(_either(materials, alike) for alike in _alike(answers))
        yield f"    {rule} is one answer short: {either}"


def _either(materials: Materials, answers: Sequence[Answer]) -> str:
    first = answers[0]
    if isinstance(first, Within) or len(answers) == 1:
        return in_words(first, materials.protocol.vocabulary)
    *others, last = (answer.finding for answer in answers)
    return f"{', '.join(others)} or {last} is {' or '.join(sorted(first.values))}"


def _alike(answers: Iterable[Answer]) -> list[list[Answer]]:
    """Answers of the same words together; a number stays by itself."""
    alike: dict[object, list[Answer]] = {}
    for answer in answers:
        alike.setdefault(answer.values if isinstance(answer, Is) else answer, []).append(answer)
    return list(alike.values())


def _change_lines(materials: Materials, changes: Sequence[Prospect]) -> Iterator[str]:
    """One line for each change, or for all that differ in nothing but the finding."""
    together: dict[tuple[Urgency, tuple[str, ...]], list[Answer]] = {}
    for change in changes:
        together.setdefault((change.urgency, change.reasons), []).append(change.answer)
    for (urgency, reasons), answers in together.items():
        for alike in _alike(answers):
            yield from _answer_lines(materials, urgency, alike, ", ".join(reasons))
    if not changes:
        yield "- no single answer would make it more urgent"


def _answer_lines(materials: Materials, urgency: Urgency, alike: Sequence[Answer], reasons: str) -> Iterator[str]:
    first = alike[0]
    if isinstance(first, Within) or len(alike) == 1:
        answer = in_words(first, materials.protocol.vocabulary)
        yield f"- {urgency.id}, if {answer}: {_name(materials, first.finding)} ({reasons})"
        return
    yield f"- {urgency.id}, if one of these is {' or '.join(sorted(first.values))} ({reasons}):"
    yield from (f"    {answer.finding}: {_name(materials, answer.finding)}" for answer in alike)


def _name(materials: Materials, finding: str) -> str:
    words = materials.library.findings.get(finding)
    return clean(words.name if words is not None and words.name else finding)


def as_values(explained: Explained) -> Mapping[str, object]:
    """The explanation as plain values, for JSON."""
    return {
        "because": [
            {
                "rule": reason.rule,
                "urgency": reason.urgency.id,
                "text": reason.text,
                "condition": reason.condition,
                "through": dict(reason.through),
                "findings": dict(reason.findings),
                "sources": list(reason.sources),
                "replaces": reason.replaces,
            }
            for reason in explained.because
        ],
        "not_chosen": [
            {
                "urgency": level.urgency.id,
                "ruled_out_by": list(level.ruled_out_by),
                "one_answer_short": {rule: list(map(_answer, answers)) for rule, answers in level.short.items()},
                "replaced": dict(level.replaced),
            }
            for level in explained.not_chosen
        ],
        "would_change": [
            {**_answer(change.answer), "urgency": change.urgency.id, "reasons": list(change.reasons)}
            for change in explained.changes
        ],
    }


def _answer(answer: Answer) -> dict[str, object]:
    if isinstance(answer, Within):
        return {"finding": answer.finding, "from": answer.low, "to": answer.high}
    return {"finding": answer.finding, "values": sorted(answer.values)}

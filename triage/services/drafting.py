"""Drafts for authors: the files that a new page, question or rule needs, with everything to fill in marked.

What is marked is found by `triage check` (T068), so that a draft is never shown to anybody.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from triage.errors import DraftRefused, did_you_mean
from triage.model.protocol import Protocol
from triage.model.words import ORIGINAL
from triage.source.drafts import TO_WRITE
from triage.source.files import file_name

_ID = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
_EMERGENCY = (
    "**Call {{ region.emergency }} now** for new numbness between your legs, or new trouble with pee, poo or sex. "
    'Call if both legs are newly sore, numb or weak. Read "When to get help" for the other signs.'
)


@dataclass(frozen=True, slots=True)
class Draft:
    """Files that were written, each with the line to go to, in the order in which to fill them in."""

    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """The folders that an author works in."""

    flows: Path
    content: Path
    protocol: Protocol

    def words(self, name: str) -> Path:
        """A file of the words in the original language."""
        return self.content / ORIGINAL / name


def new_page(desk: Desk, id_: str, title: str, topic: str, today: date) -> Draft:
    """A page on a topic.

    Raises:
        DraftRefused: there is such a page, or no such topic.
    """
    _fit(id_)
    file = desk.words(f"topics/{id_}.md")
    topics = _keys(desk.words("topics.yaml"))
    _one_of(topic, topics, "topic")
    head = {
        "title": title or f"{TO_WRITE}: the title",
        "summary": f"{TO_WRITE}: what the page tells, in a line",
        "topic": topic,
        "place": str(_next_place(desk.words("topics"), topic)),
        "urgency": "soon",
        "uses": "[region]",
        "sources": f"[{TO_WRITE}]",
        "reviewed": today.isoformat(),
        "review_by": _a_year_later(today).isoformat(),
    }
    fields = "\n".join(f"{key}: {_quoted(value)}" for key, value in head.items())
    body = "\n\n".join(
        [
            f"{TO_WRITE}: the short answer. What to know and what to do, in 30 to 60 words.",
            "## What helps",
            f"- {TO_WRITE}",
            "## When to get help",
            _EMERGENCY,
            "## How sure are we?",
            TO_WRITE,
        ]
    )
    return _written(desk, {file: (None, f"---\n{fields}\n---\n{body}\n")})


def new_question(desk: Desk, id_: str, after: str) -> Draft:
    """A question that is answered by yes, no or not sure, with the finding that it asks.

    Raises:
        DraftRefused: there is such a question or finding, or none to ask it after.
    """
    _fit(id_, "_")
    questions = desk.protocol.flow.questions
    if id_ in questions or id_ in desk.protocol.vocabulary:
        raise DraftRefused(f"there is a question or a finding called `{id_}` already; choose another name")
    _one_of(after, questions, "question")
    flow, findings, usual = (desk.flows / f"{name}.yaml" for name in ("lower-back", "findings", "prevalence"))
    section = questions[after].section
    asked = f"  {id_}:\n    section: {section}\n    kind: yes_no\n    records: {id_}\n"
    finding = f"{id_}:\n  answers: yes_no\n  cause: true   # it teaches only\n  sources: [{TO_WRITE}]\n"
    below = f"## Why we ask\n\n{TO_WRITE}\n\n## What this means\n\n- {TO_WRITE}\n"
    words = f'---\nask: "{TO_WRITE}: the question?"\n---\n{below}'
    term = f'{id_}: "{TO_WRITE}: in the words of professionals"\n'
    often = f'  {id_}: {{yes: 10, unsure: 2, assumption: "{TO_WRITE}: why so many"}}\n'
    told = f'{id_}:\n  name: "{TO_WRITE}: what it is called"\n  told: "{TO_WRITE}: as in: you told us about …"\n'
    return _written(
        desk,
        {
            findings: (_end_of_file(findings), finding),
            flow: (_end_of_entry(flow, after), asked),
            usual: (_end_of_file(usual), often),
            desk.words("findings.yaml"): (_end_of_file(desk.words("findings.yaml")), told),
            desk.words("clinical.yaml"): (_end_of_file(desk.words("clinical.yaml")), term),
            desk.words(f"questions/{id_}.md"): (None, words),
        },
    )


@dataclass(frozen=True, slots=True)
class RuleFields:
    """What a rule says, as its file has it."""

    when: str
    urgency: str
    suspects: str
    sources: Sequence[str] = ()


def new_rule(desk: Desk, id_: str, rule: RuleFields) -> Draft:
    """A rule: what counts together, and how soon care is needed then.

    Raises:
        DraftRefused: there is such a rule, or it names what is not there.
    """
    if not re.fullmatch(r"[A-Z]\d{2,3}", id_):
        raise DraftRefused(f"`{id_}` is no name of a rule; a letter and a number, such as C26")
    if id_ in {rule.id for rule in desk.protocol.rules}:
        raise DraftRefused(f"there is a rule called `{id_}` already; the next free number is `{_next_rule(desk, id_)}`")
    _one_of(rule.suspects, desk.protocol.flow.explanations, "explanation")
    file, words = desk.flows / "rules.yaml", desk.words("rules.yaml")
    fields = {
        "when": rule.when,
        "urgency": rule.urgency,
        "suspects": rule.suspects,
        "sources": f"[{', '.join(rule.sources) or TO_WRITE}]",
    }
    written = "".join(f"    {key}: {value}\n" for key, value in fields.items())
    told = f'{id_}: "{TO_WRITE}: why this counts, in one or two sentences."\n'
    behind = _end_of_entry(file, desk.protocol.rules[-1].id)
    return _written(desk, {file: (behind, f"  {id_}:\n{written}"), words: (_end_of_file(words), told)})


def _written(desk: Desk, pieces: Mapping[Path, tuple[int | None, str]]) -> Draft:
    """Put each piece behind its line, or into a file of its own; all of them, or none."""
    texts: dict[Path, str] = {}
    places = []
    for file, (behind, piece) in pieces.items():
        if behind is None and file.exists():
            raise DraftRefused(f"there is a file `{_shown(desk, file)}` already; choose another name")
        lines = [] if behind is None else file.read_text(encoding="utf-8").split("\n")
        at = behind or 0
        texts[file] = "\n".join([*lines[:at], *piece.rstrip("\n").split("\n"), *lines[at:]])
        texts[file] = texts[file] if texts[file].endswith("\n") else texts[file] + "\n"
        places.append(f"{_shown(desk, file)}:{at + 1}")
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f".{file.name}")
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(file)
    return Draft(tuple(places))


def _shown(desk: Desk, file: Path) -> str:
    folder = desk.flows if file.is_relative_to(desk.flows) else desk.content
    return file_name(folder, file.relative_to(folder).as_posix())


def _fit(id_: str, joins: str = "_-") -> None:
    if not _ID.fullmatch(id_) or any(sign in id_ for sign in "_-" if sign not in joins):
        example = "bending_at_work" if joins == "_" else "bending-at-work"
        raise DraftRefused(f"`{id_}` cannot be a name; small letters and digits, such as {example}")


def _one_of(word: str, known: Iterable[str], kind: str) -> None:
    there = tuple(known)
    if word not in there:
        raise DraftRefused(
            f"no {kind} is called `{word}`{did_you_mean(word, there) or '; there are ' + ', '.join(there)}"
        )


def _keys(file: Path) -> tuple[str, ...]:
    return tuple(re.findall(r"^([a-z_]+):", file.read_text(encoding="utf-8"), re.MULTILINE))


def _next_place(folder: Path, topic: str) -> int:
    """Behind every page of the topic."""
    heads = [file.read_text(encoding="utf-8").split("\n---", 1)[0] for file in folder.glob("*.md")]
    same = [head for head in heads if re.search(rf"^topic: {re.escape(topic)}$", head, re.MULTILINE)]
    places = [int(found[1]) for head in same if (found := re.search(r"^place: (\d+)$", head, re.MULTILINE))]
    return max(places, default=0) + 1


def _next_rule(desk: Desk, id_: str) -> str:
    numbers = [int(rule.id[1:]) for rule in desk.protocol.rules if rule.id[0] == id_[0]]
    return f"{id_[0]}{max(numbers) + 1:02}"


def _a_year_later(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)  # noqa: PLR2004 - February


def _end_of_file(file: Path) -> int:
    """The last line with anything in it, counted from 1."""
    lines = file.read_text(encoding="utf-8").split("\n")
    return max(number for number, line in enumerate(lines, 1) if line.strip())


def _end_of_entry(file: Path, key: str) -> int:
    """The last line of an entry that stands two blanks to the right, counted from 1."""
    lines = file.read_text(encoding="utf-8").split("\n")
    start = lines.index(f"  {key}:")
    end = start
    for number in range(start + 1, len(lines)):
        if lines[number].startswith("   "):
            end = number
        elif lines[number].strip():
            break
    return end + 1


def _quoted(value: str) -> str:
    return f'"{value}"' if ":" in value else value

"""The words of questions, findings, rules and sections: texts that hold names and nothing else."""

import re
from collections.abc import Iterable
from pathlib import Path

from triage.errors import Place
from triage.model.flow import Question
from triage.model.protocol import Protocol
from triage.model.vocabulary import Words
from triage.model.words import FindingWords, QuestionWords
from triage.source.files import read_text
from triage.source.front import read_content_file
from triage.source.nodes import Mapping, Node, Scalar, read_nodes
from triage.source.reader import Reader

PERSON_NAMES = frozenset({"you", "your", "yours", "yourself", "them", "You", "Your"})
"""The names that stand for the person with pain."""
_HEADINGS = ("## Why we ask", "## What this means")
_FIELDS = ("ask", "frame", "hint", "intro", "items", "options", "ends")
_NAME = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def read_question_words(
    reader: Reader, folder: Path, language: str, question: Question, protocol: Protocol
) -> QuestionWords:
    """The words of one question; what is missing or too much is noted."""
    empty = QuestionWords("", "", "", (), {}, {}, {}, "", "")
    file = read_content_file(reader, folder, f"{language}/questions/{question.id}.md")
    if file is None:
        return empty
    head = reader.fields(file.head, _FIELDS, "the head of a question")
    if head is None:
        return empty
    ask = _text(reader, reader.needed(head, "ask", "the head of a question"), "`ask`")
    answers = protocol.vocabulary[question.asks[0]].answers if question.asks else None
    choices = answers.values if question.kind == "choice" and isinstance(answers, Words) else ()
    why, meaning = _sections(reader, file.body.text, Place(file.file, file.body.line))
    return QuestionWords(
        ask=ask,
        frame=_text(reader, head.get("frame"), "`frame`"),
        hint=_text(reader, head.get("hint"), "`hint`"),
        intro=tuple(_names_only(reader, line) for line in reader.words(head.get("intro"), "`intro`")),
        items=_labels(reader, head, "items", question.asks if question.kind == "checklist" else ()),
        options=_labels(reader, head, "options", choices),
        ends=_labels(reader, head, "ends", ("low", "high") if question.kind == "scale" else ()),
        why=why,
        meaning=meaning,
    )


def read_finding_words(reader: Reader, folder: Path, language: str, protocol: Protocol) -> dict[str, FindingWords]:
    """How each finding is told back; a finding without words is noted."""
    words = {}
    for key, node in _entries(reader, folder, f"{language}/findings.yaml", protocol.vocabulary, "T022", "finding"):
        fields = reader.fields(node, ("name", "told", "denied"), f"`{key.text}`")
        if fields is not None:
            texts = [_text(reader, fields.get(name), f"`{name}`") for name in ("name", "told", "denied")]
            words[key.text] = FindingWords(*texts)
    place = Place(f"{folder.name}/{language}/findings.yaml")
    for finding in protocol.vocabulary.values():
        has = words.get(finding.id, FindingWords("", "", ""))
        if finding.derived is None and finding.id != "reported_during" and not has.name:
            reader.problems.add(place, "T058", f"`{finding.id}` has no `name`")
        if finding.warning is not None and not has.told:
            reader.problems.add(place, "T058", f"`{finding.id}` has no `told`; the outcome could not name it")
    return words


def read_rule_words(reader: Reader, folder: Path, language: str, protocol: Protocol) -> dict[str, str]:
    """Why each rule counts; a rule without words is noted."""
    return _every(reader, folder, f"{language}/rules.yaml", [rule.id for rule in protocol.rules], "T058", "rule")


def read_section_words(reader: Reader, folder: Path, language: str, protocol: Protocol) -> dict[str, str]:
    """The title of each section; a section without one is noted."""
    return _every(reader, folder, f"{language}/sections.yaml", protocol.flow.sections, "T027", "section")


def read_person_words(reader: Reader, folder: Path, language: str) -> dict[str, dict[str, str]]:
    """What the names in texts stand for, by who is answering."""
    words: dict[str, dict[str, str]] = {}
    for key, node in _entries(reader, folder, f"{language}/person.yaml", ("me", "someone"), "T023", "reader"):
        fields = reader.fields(node, PERSON_NAMES, f"`{key.text}`")
        if fields is not None:
            what = f"`{key.text}`"
            texts = {name: reader.text(reader.needed(fields, name, what), what) for name in sorted(PERSON_NAMES)}
            words[key.text] = {name: text.text for name, text in texts.items() if text is not None}
    return words


def _every(reader: Reader, folder: Path, name: str, ids: Iterable[str], code: str, kind: str) -> dict[str, str]:
    known = tuple(ids)
    texts = {
        key.text: _text(reader, node, f"`{key.text}`")
        for key, node in _entries(reader, folder, name, known, code, kind)
    }
    for id_ in known:
        if id_ not in texts:
            reader.problems.add(Place(f"{folder.name}/{name}"), code, f"the {kind} `{id_}` has no words")
    return texts


def _entries(
    reader: Reader, folder: Path, name: str, known: Iterable[str], code: str, kind: str
) -> list[tuple[Scalar, Node]]:
    text = read_text(folder, name, reader.problems)
    root = None if text is None else read_nodes(text, f"{folder.name}/{name}", reader.problems)
    ids = tuple(known)
    return [(key, node) for key, node in reader.entries(root, "the file") if reader.known(key, ids, code, kind)]


def _labels(reader: Reader, head: Mapping, key: str, wanted: tuple[str, ...]) -> dict[str, str]:
    """One label for each wanted id, no more and no fewer."""
    node = head.get(key)
    labels = {}
    for name, label in reader.entries(node, f"`{key}`"):
        if reader.known(name, wanted, "T053", f"part of `{key}`"):
            labels[name.text] = _text(reader, label, f"`{name.text}`")
    missing = [id_ for id_ in wanted if id_ not in labels]
    if missing:
        place = head.place if node is None else node.place
        reader.problems.add(place, "T052", f"`{key}` needs words for {', '.join(f'`{id_}`' for id_ in missing)}")
    return {id_: labels[id_] for id_ in wanted if id_ in labels}


def _text(reader: Reader, node: Node | None, what: str) -> str:
    scalar = reader.text(node, what)
    return "" if scalar is None else _names_only(reader, scalar)


def _names_only(reader: Reader, scalar: Scalar) -> str:
    _check_names(reader, scalar.text, scalar.place)
    return scalar.text


def _check_names(reader: Reader, text: str, place: Place) -> None:
    for found in _NAME.finditer(text):
        if found[1] not in PERSON_NAMES:
            names = ", ".join(sorted(PERSON_NAMES))
            reader.problems.add(place, "T057", f"the name `{found[1]}` is not known here; one of {names}")
    rest = _NAME.sub("", text)
    if "{" in rest or "}" in rest:
        reader.problems.add(place, "T056", "this text holds names such as `{{ your }}` and no other braces")


def _sections(reader: Reader, body: str, place: Place) -> tuple[str, str]:
    why_heading, meaning_heading = _HEADINGS
    lines = body.split("\n")
    headings = [line for line in lines if line.startswith("#")]
    if headings != list(_HEADINGS):
        expected = " and ".join(f"`{heading}`" for heading in _HEADINGS)
        reader.problems.add(place, "T051", f"the text of a question has the headings {expected}, in this order")
        return "", ""
    for number, line in enumerate(lines):
        _check_names(reader, line, Place(place.file, place.line + number))
    second = lines.index(meaning_heading)
    why = "\n".join(lines[lines.index(why_heading) + 1 : second]).strip()
    return why, "\n".join(lines[second + 1 :]).strip()

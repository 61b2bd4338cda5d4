"""The words of questions, findings, rules and sections: texts that hold names and nothing else."""

from collections.abc import Collection, Mapping
from pathlib import Path

from triage.errors import Place
from triage.model.flow import Question
from triage.model.programme import Programme
from triage.model.protocol import Protocol
from triage.model.routine_texts import ROUTINE, of_profile
from triage.model.screen_texts import SCREENS
from triage.model.vocabulary import Words
from triage.model.words import (
    AIDS,
    HOME,
    ORIGINAL,
    PERSON_NAMES,
    REMARKS,
    TRANSLATED,
    FindingWords,
    QuestionWords,
    Template,
)
from triage.source.files import file_name, read_text
from triage.source.front import labels_of, read_content_file
from triage.source.names import check_names, names_only, no_names
from triage.source.nodes import Node, Scalar, read_nodes
from triage.source.pages import TOPICS
from triage.source.reader import Reader

_READERS = ("me", "someone")
"""Who may be answering."""
_EMPTY = {(f"{ORIGINAL}/home.yaml", id_) for id_ in TRANSLATED}
"""Texts that are there without a word."""
_HEADINGS = ("## Why we ask", "## What this means")
_FIELDS = ("name", "ask", "frame", "hint", "intro", "items", "options", "ends")


def read_question_words(
    reader: Reader, folder: Path, language: str, question: Question, protocol: Protocol
) -> QuestionWords:
    """The words of one question; what is missing or too much is noted."""
    empty = QuestionWords("", "", "", "", (), {}, {}, {}, "", "")
    file = read_content_file(reader, folder, f"{language}/questions/{question.id}.md")
    if file is None:
        return empty
    head = file.head
    reader.fields(head, _FIELDS, "the head of a question")
    ask = _text(reader, reader.needed(head, "ask", "the head of a question"), "`ask`")
    answers = protocol.vocabulary[question.asks[0]].answers if question.asks else None
    choices = answers.values if question.kind == "choice" and isinstance(answers, Words) else ()
    why, meaning = _sections(reader, file.body)
    name = head.get("name") if question.kind != "checklist" else reader.needed(head, "name", "the head of a checklist")
    return QuestionWords(
        name=no_names(reader, reader.text(name, "`name`")),
        ask=ask,
        frame=_text(reader, head.get("frame"), "`frame`"),
        hint=_text(reader, head.get("hint"), "`hint`"),
        intro=tuple(names_only(reader, line) for line in reader.words(head.get("intro"), "`intro`")),
        items=labels_of(reader, head, "items", question.asks if question.kind == "checklist" else ()),
        options=labels_of(reader, head, "options", choices),
        ends=labels_of(reader, head, "ends", ("low", "high") if question.kind == "scale" else ()),
        why=why,
        meaning=meaning,
    )


def read_finding_words(
    reader: Reader, folder: Path, language: str, protocol: Protocol, programme: Programme
) -> dict[str, FindingWords]:
    """How each finding is told back; a finding without words is noted, and so is one that a plan cannot name."""
    file = f"{language}/findings.yaml"
    root = _root(reader, folder, file)
    if root is None:
        return {}
    words, places = {}, {}
    for key, node in _entries(reader, root, protocol.vocabulary, "T022", "finding"):
        fields = reader.fields(node, ("name", "told", "denied", "notice"), f"`{key.text}`")
        if fields is not None:
            name = no_names(reader, reader.text(fields.get("name"), "`name`"))
            texts = [_text(reader, fields.get(field), f"`{field}`") for field in ("told", "denied", "notice")]
            words[key.text], places[key.text] = FindingWords(name, *texts), key.place
    asked = {
        finding
        for flow in (protocol.flow, *programme.dialogues.values())
        for question in flow.questions.values()
        for finding in question.asks
    }
    deciding = {finding for exercise in programme.exercises.values() for finding in (*exercise.avoid, *exercise.adapts)}
    for finding in protocol.vocabulary.values():
        has = words.get(finding.id, FindingWords("", "", ""))
        place = places.get(finding.id, Place(file_name(folder, file)))
        if finding.id in asked and not has.name:
            reader.problems.add(place, "T058", f"`{finding.id}` has no `name`; the list of answers could not name it")
        if finding.warning is not None and not has.told:
            reader.problems.add(place, "T058", f"`{finding.id}` has no `told`; the outcome could not name it")
        elif finding.can_start and not has.told:
            message = f"`{finding.id}` has no `told`; the list of what to watch for could not name it"
            reader.problems.add(place, "T058", message)
        elif finding.id in deciding and not has.told:
            reader.problems.add(place, "T058", f"`{finding.id}` has no `told`; the plan of a routine could not name it")
    return words


def read_clinical_words(reader: Reader, folder: Path, language: str, protocol: Protocol) -> dict[str, str]:
    """Each finding that the triage asks, in the words of professionals; one without is noted."""
    asked = dict.fromkeys(finding for question in protocol.flow.questions.values() for finding in question.asks)
    known = [finding for finding in asked if protocol.vocabulary[finding].yes_no]
    scalars = _every(reader, folder, f"{language}/clinical.yaml", known, "finding")
    return {id_: no_names(reader, scalar) for id_, scalar in scalars.items()}


def read_rule_words(reader: Reader, folder: Path, language: str, protocol: Protocol) -> dict[str, str]:
    """Why each rule counts; a rule without words is noted."""
    known = [rule.id for rule in protocol.rules]
    scalars = _every(reader, folder, f"{language}/rules.yaml", known, "rule")
    return {id_: names_only(reader, scalar) for id_, scalar in scalars.items()}


def read_section_words(
    reader: Reader, folder: Path, language: str, protocol: Protocol, programme: Programme
) -> dict[str, str]:
    """The title of each section; a section without one is noted."""
    known = dict.fromkeys(
        section for flow in (protocol.flow, *programme.dialogues.values()) for section in flow.sections
    )
    scalars = _every(reader, folder, f"{language}/sections.yaml", known, "section")
    return {id_: no_names(reader, scalar) for id_, scalar in scalars.items()}


def read_home_words(reader: Reader, folder: Path, language: str) -> dict[str, str]:
    """The words of the first screen; each with the names that are filled in there, and no others."""
    names = {**HOME, **TRANSLATED}
    scalars = _every(reader, folder, f"{language}/home.yaml", names, "text of the first screen")
    return {id_: names_only(reader, scalar, names[id_]) for id_, scalar in scalars.items()}


def read_topic_words(reader: Reader, folder: Path, language: str) -> dict[str, str]:
    """The title above the pages of each topic; a topic without one is noted."""
    scalars = _every(reader, folder, f"{language}/topics.yaml", TOPICS, "topic")
    return {id_: no_names(reader, scalars[id_]) for id_ in TOPICS if id_ in scalars}


def read_remarks(reader: Reader, folder: Path, language: str) -> dict[str, str]:
    """What is remarked about what is remembered; each with the names that are filled in there, and no others."""
    scalars = _every(reader, folder, f"{language}/remarks.yaml", REMARKS, "remark")
    return {id_: names_only(reader, scalar, REMARKS[id_]) for id_, scalar in scalars.items()}


def read_person_words(reader: Reader, folder: Path, language: str) -> dict[str, dict[str, str]]:
    """What the names in texts stand for, by who is answering."""
    file = f"{language}/person.yaml"
    root = _root(reader, folder, file)
    if root is None:
        return {}
    words: dict[str, dict[str, str]] = {}
    for key, node in _entries(reader, root, _READERS, "T023", "reader"):
        fields = reader.fields(node, sorted(PERSON_NAMES), f"`{key.text}`")
        if fields is not None:
            texts = {name: reader.needed(fields, name, f"`{key.text}`") for name in sorted(PERSON_NAMES)}
            words[key.text] = {name: no_names(reader, reader.text(text, f"`{name}`")) for name, text in texts.items()}
    for missing in _READERS:
        if missing not in words:
            reader.problems.add(Place(file_name(folder, file)), "T058", f"the reader `{missing}` has no words")
    return words


def read_routine_words(reader: Reader, folder: Path, language: str, programme: Programme) -> dict[str, str]:
    """The short texts of the guided routine; each with the names that are filled in there, and no others."""
    names = {**ROUTINE, **{of_profile(profile.id): () for profile in programme.profiles}}
    return read_texts(reader, folder, f"{language}/routine.yaml", names, "text of the routine")


def read_texts(
    reader: Reader, folder: Path, file: str, names: Mapping[str, Collection[str]], kind: str
) -> dict[str, str]:
    """Short texts, one for each key; each with the names that are filled in there, and no others."""
    scalars = _every(reader, folder, file, names, kind)
    return {id_: names_only(reader, scalar, names[id_]) for id_, scalar in scalars.items()}


def read_screen_words(reader: Reader, folder: Path, language: str) -> dict[str, str]:
    """The short texts of the screens; each with the names that are filled in there, and no others."""
    return read_texts(reader, folder, f"{language}/screens.yaml", SCREENS, "text of the screens")


def read_aid_words(reader: Reader, folder: Path, language: str) -> dict[str, str]:
    """The words of what helps to answer; each with the person's names and those that are filled in there."""
    scalars = _every(reader, folder, f"{language}/aids.yaml", AIDS, "text of an aid")
    return {id_: names_only(reader, scalar, PERSON_NAMES | set(AIDS[id_])) for id_, scalar in scalars.items()}


def _every(reader: Reader, folder: Path, file: str, known: Collection[str], kind: str) -> dict[str, Scalar | None]:
    root = _root(reader, folder, file)
    if root is None:
        return {}
    entries = _entries(reader, root, known, "T058", kind)
    texts = {
        key.text: None if (file, key.text) in _EMPTY else reader.text(node, f"`{key.text}`") for key, node in entries
    }
    for id_ in known:
        if id_ not in texts:
            reader.problems.add(Place(file_name(folder, file)), "T058", f"the {kind} `{id_}` has no words")
    return texts


def _root(reader: Reader, folder: Path, file: str) -> Node | None:
    text = read_text(folder, file, reader.problems)
    return None if text is None else read_nodes(text, file_name(folder, file), reader.problems)


def _entries(reader: Reader, root: Node, known: Collection[str], code: str, kind: str) -> list[tuple[Scalar, Node]]:
    return [(key, node) for key, node in reader.entries(root, "the file") if reader.known(key, known, code, kind)]


def _text(reader: Reader, node: Node | None, what: str) -> str:
    return names_only(reader, reader.text(node, what))


def _sections(reader: Reader, body: Template) -> tuple[str, str]:
    """The text below each of the two headings; a name that is not known is noted on its line."""
    lines = body.text.split("\n")
    for number, line in enumerate(lines):
        check_names(reader, line, Place(body.file, body.line + number))
    headings = [line for line in lines if line.startswith("#")]
    if headings != list(_HEADINGS):
        expected = " and ".join(f"`{heading}`" for heading in _HEADINGS)
        message = f"the text of a question has the headings {expected}, in this order, and no others"
        reader.problems.add(Place(body.file, body.line), "T051", message)
        return "", ""
    first, second = (lines.index(heading) for heading in _HEADINGS)
    if any(line.strip() for line in lines[:first]):
        reader.problems.add(Place(body.file, body.line), "T051", f"nothing stands above `{_HEADINGS[0]}`")
    why, meaning = "\n".join(lines[first + 1 : second]).strip(), "\n".join(lines[second + 1 :]).strip()
    for number, heading, text in ((first, _HEADINGS[0], why), (second, _HEADINGS[1], meaning)):
        if not text:
            reader.problems.add(Place(body.file, body.line + number), "T051", f"`{heading}` needs a text below it")
    return why, meaning

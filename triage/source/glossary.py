"""The glossary: what words mean, each explained once, each used somewhere."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from triage.errors import Place
from triage.model.exercise_words import ExerciseWords
from triage.model.glossary import key_of, pattern_of
from triage.model.words import Explanation, FindingWords, GlossaryTerm, Pages, QuestionWords
from triage.source.files import file_name, read_text
from triage.source.names import no_names
from triage.source.nodes import Node, Scalar, read_nodes
from triage.source.reader import Reader, shown

_FIELDS = ("words", "means", "sources")
_NO_CLAIM = "none"
"""Stands for the sources where a word is explained and nothing is claimed."""
_FORM = re.compile(r"\w(?:[\w' -]*\w)?")
_TAGS = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PlacedTerm:
    """A term and where it is explained."""

    term: GlossaryTerm
    place: Place


def read_terms(reader: Reader, folder: Path, language: str, keys: Collection[str]) -> tuple[PlacedTerm, ...]:
    """Every term; a word that two of them claim is noted."""
    name = f"{language}/glossary.yaml"
    text = read_text(folder, name, reader.problems)
    root = None if text is None else read_nodes(text, file_name(folder, name), reader.problems)
    owners: dict[str, str] = {}
    terms = []
    for key, node in reader.entries(root, "the glossary"):
        what = f"the term `{shown(key.text)}`"
        fields = reader.fields(node, _FIELDS, what)
        if fields is not None:
            words = _words(reader, reader.needed(fields, "words", what), key.text, owners)
            means = no_names(reader, reader.text(reader.needed(fields, "means", what), "`means`"))
            sources = _sources(reader, reader.needed(fields, "sources", what), keys)
            terms.append(PlacedTerm(GlossaryTerm(no_names(reader, key), words, means, sources), key.place))
    return tuple(terms)


def by_word(terms: tuple[PlacedTerm, ...]) -> dict[str, GlossaryTerm]:
    """The terms by the word they are listed under."""
    return {placed.term.word: placed.term for placed in terms}


def note_unused(reader: Reader, terms: tuple[PlacedTerm, ...], texts: Iterator[str]) -> None:
    """Note each term that stands in none of the texts: nobody could look it up."""
    every = _TAGS.sub(" ", "\n".join(texts))
    for placed in terms:
        if placed.term.words and not pattern_of(placed.term.words).search(every):
            message = f"no text uses the term `{shown(placed.term.word)}`, so nobody would look it up"
            reader.problems.add(placed.place, "T061", message)


def texts_of(
    questions: Mapping[str, QuestionWords],
    findings: Mapping[str, FindingWords],
    rules: Mapping[str, str],
    pages: Pages,
    exercises: Mapping[str, ExerciseWords],
) -> Iterator[str]:
    """Every text that is shown and may use a term; templates as they are written."""
    for question in questions.values():
        yield from (question.ask, question.frame, question.hint, *question.intro, question.why, question.meaning)
        yield from (*question.items.values(), *question.options.values(), *question.ends.values())
    for finding in findings.values():
        yield from (finding.name, finding.told, finding.denied, finding.notice)
    yield from rules.values()
    for page in (*pages.outcomes.values(), *pages.topics.values()):
        yield from (page.title, page.summary, page.because, page.body.text)
    for explanation in pages.explanations.values():
        yield from _texts_of_explanation(explanation)
    yield from (part.text for part in pages.parts.values())
    for exercise in exercises.values():
        yield from (exercise.title, exercise.purpose, *exercise.start, *exercise.steps, exercise.feel, *exercise.wrong)
        yield from (exercise.easier, *exercise.adapts.values(), exercise.page.text)


def _texts_of_explanation(explanation: Explanation) -> Iterator[str]:
    single = (explanation.title, explanation.first, explanation.say, explanation.body)
    yield from (template.text for template in (*single, *explanation.meanwhile, *explanation.ask))


def _words(reader: Reader, node: Node | None, owner: str, owners: dict[str, str]) -> tuple[str, ...]:
    """The forms of a word; `owners` says which term has claimed which form so far."""
    scalars = reader.words(node, "`words`")
    if node is not None and not scalars:
        reader.problems.add(node.place, "T010", "`words` needs at least one form of the word")
    return tuple(
        scalar.text for scalar in scalars if _is_form(reader, scalar) and _is_free(reader, scalar, owner, owners)
    )


def _is_form(reader: Reader, scalar: Scalar) -> bool:
    if _FORM.fullmatch(scalar.text):
        return True
    message = f"`{shown(scalar.text)}` is not a word or a few words; a form starts and ends with a letter or a digit"
    reader.problems.add(scalar.place, "T063", message)
    return False


def _is_free(reader: Reader, scalar: Scalar, owner: str, owners: dict[str, str]) -> bool:
    first = owners.setdefault(key_of(scalar.text), owner)
    if first != owner:
        message = f"`{shown(scalar.text)}` is explained twice: by `{shown(first)}` and by `{shown(owner)}`"
        reader.problems.add(scalar.place, "T062", message)
    return first == owner


def _sources(reader: Reader, node: Node | None, keys: Collection[str]) -> tuple[str, ...]:
    """The sources of what is claimed; none only where that is said."""
    if isinstance(node, Scalar) and node.text == _NO_CLAIM:
        return ()
    words = reader.words(node, "`sources`")
    if node is not None and not words:
        reader.problems.add(node.place, "T010", f"`sources` needs a source, or `{_NO_CLAIM}` where nothing is claimed")
    return tuple(word.text for word in words if reader.known(word, keys, "T029", "source"))

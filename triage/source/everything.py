"""The content folder read all at once, to find everything that is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from triage.errors import FileMissing, Place, Problems
from triage.model.diary_rules import DiaryRules
from triage.model.exercise_words import ExerciseWords
from triage.model.measure import Measures, MeasureWords
from triage.model.phrases import WarningWords
from triage.model.programme import Programme
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.words import ORIGINAL, FindingWords, GlossaryTerm, Pages, QuestionWords
from triage.source import glossary, pages, words
from triage.source.diary import read_diary_rules, read_diary_words
from triage.source.drafts import note_drafts
from triage.source.exercise_words import read_exercise_words
from triage.source.files import file_name, names_below
from triage.source.ledger import read_ledger
from triage.source.library import questions_of, read_pages
from triage.source.measures import read_measure_words, read_measures
from triage.source.nodes import Scalar
from triage.source.protocol import cited
from triage.source.reader import Reader
from triage.source.warning_words import read_warning_words


@dataclass(frozen=True, slots=True)
class Spoken:
    """Which language it is."""

    language: str
    reviewed_by: str
    """Who looked the translation over; empty for the original."""


@dataclass(frozen=True, slots=True)
class Everything:
    """Every text of one language."""

    questions: Mapping[str, QuestionWords]
    findings: Mapping[str, FindingWords]
    rules: Mapping[str, str]
    sections: Mapping[str, str]
    home: Mapping[str, str]
    screens: Mapping[str, str]
    remarks: Mapping[str, str]
    topics: Mapping[str, str]
    glossary: Mapping[str, GlossaryTerm]
    clinical: Mapping[str, str]
    aids: Mapping[str, str]
    routine: Mapping[str, str]
    exercises: Mapping[str, ExerciseWords]
    measure_rules: Measures
    measures: Mapping[str, MeasureWords]
    diary_rules: DiaryRules
    diary: Mapping[str, str]
    warning_words: WarningWords
    person: Mapping[str, Mapping[str, str]]
    pages: Pages
    spoken: Spoken


def read_everything(
    folder: Path, flows: Path, protocol: Protocol, programme: Programme, language: str = ORIGINAL
) -> tuple[Everything, Problems]:
    """Every text there is, and everything that is wrong; templates are looked into by `render`.

    Raises:
        FileMissing: there is no such folder.
    """
    reader = _reader_of(folder, language)
    every_page = read_pages(reader, folder, language, protocol)
    terms = glossary.read_terms(reader, folder, language, every_page.sources)
    measure_rules, cited_by_measures = read_measures(reader, flows)
    diary = _read_diary(reader, folder, flows, language, protocol)
    everything = Everything(
        questions=_read_questions(reader, folder, language, protocol, programme),
        findings=words.read_finding_words(reader, folder, language, protocol, programme),
        rules=words.read_rule_words(reader, folder, language, protocol),
        sections=words.read_section_words(reader, folder, language, protocol, programme),
        home=words.read_home_words(reader, folder, language),
        screens=words.read_screen_words(reader, folder, language),
        remarks=words.read_remarks(reader, folder, language),
        topics=words.read_topic_words(reader, folder, language),
        glossary=glossary.by_word(terms),
        clinical=words.read_clinical_words(reader, folder, language, protocol),
        aids=words.read_aid_words(reader, folder, language),
        routine=words.read_routine_words(reader, folder, language, programme),
        exercises=read_exercise_words(reader, folder, language, programme.exercises.values(), every_page.sources),
        measure_rules=measure_rules,
        measures=read_measure_words(reader, folder, language, measure_rules),
        diary_rules=diary.rules,
        diary=diary.texts,
        warning_words=diary.warning_words,
        person=words.read_person_words(reader, folder, language),
        pages=every_page,
        spoken=_spoken(reader, folder, language),
    )
    glossary.note_unused(reader, terms, _texts_of(everything))
    _nothing_left_over(reader, folder, language, protocol, programme)
    _note_unknown(reader, (*cited(flows), *cited_by_measures, *diary.cited), everything)
    return everything, reader.problems


def _reader_of(folder: Path, language: str) -> Reader:
    """A reader that has noted what is not written yet."""
    if not folder.is_dir():
        raise FileMissing(f"there is no folder `{folder}`")
    reader = Reader(Problems())
    note_drafts(reader, folder, language)
    return reader


def _note_unknown(reader: Reader, keys: Sequence[Scalar], everything: Everything) -> None:
    """Note what is cited and is no source."""
    for key in keys:
        reader.known(key, everything.pages.sources, "T029", "source")


def _texts_of(everything: Everything) -> Iterator[str]:
    """Every text that is shown and may use a term."""
    return glossary.texts_of(
        everything.questions, everything.findings, everything.rules, everything.pages, everything.exercises
    )


def _spoken(reader: Reader, folder: Path, language: str) -> Spoken:
    by = "" if language == ORIGINAL else read_ledger(folder, language, reader.problems).reviewed_by
    return Spoken(language, by)


def _read_questions(
    reader: Reader, folder: Path, language: str, protocol: Protocol, programme: Programme
) -> dict[str, QuestionWords]:
    questions = {**protocol.flow.questions, **questions_of(programme)}
    return {
        id_: words.read_question_words(reader, folder, language, question, protocol)
        for id_, question in questions.items()
    }


@dataclass(frozen=True, slots=True)
class _Diary:
    rules: DiaryRules
    texts: Mapping[str, str]
    warning_words: WarningWords
    cited: Sequence[Scalar]


def _read_diary(reader: Reader, folder: Path, flows: Path, language: str, protocol: Protocol) -> _Diary:
    """What the diary is watched for, and its words; of wrong rules, no words are judged."""
    before = len(reader.problems.found)
    rules, sources = read_diary_rules(reader, flows, protocol.vocabulary)
    if len(reader.problems.found) > before:
        return _Diary(rules, {}, {}, sources)
    texts = read_diary_words(reader, folder, language, rules)
    return _Diary(rules, texts, read_warning_words(reader, folder, language, rules), sources)


def _nothing_left_over(reader: Reader, folder: Path, language: str, protocol: Protocol, programme: Programme) -> None:
    """Words for something that does not exist are a slip of the pen somewhere."""
    for kind, known in (
        ("questions", {*protocol.flow.questions, *questions_of(programme)}),
        ("exercises", set(programme.exercises)),
        ("explanations", set(protocol.flow.explanations)),
        ("outcomes", {urgency.id for urgency in Urgency}),
        ("documents", set(pages.DOCUMENTS)),
    ):
        for name in names_below(folder, f"{language}/{kind}", ".md", reader.problems):
            if name.removesuffix(".md") not in known:
                place = Place(file_name(folder, f"{language}/{kind}/{name}"))
                reader.problems.add(place, "T054", f"words without a {kind.removesuffix('s')} of that name")

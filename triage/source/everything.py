"""The content folder read all at once, to find everything that is wrong with it."""

from collections.abc import Mapping, Sequence
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
from triage.model.words import LANGUAGE, FindingWords, GlossaryTerm, Pages, QuestionWords
from triage.source import glossary, pages, words
from triage.source.diary import read_diary_rules, read_diary_words
from triage.source.exercise_words import read_exercise_words
from triage.source.files import file_name, names_below
from triage.source.library import questions_of, read_pages
from triage.source.measures import read_measure_words, read_measures
from triage.source.nodes import Scalar
from triage.source.protocol import cited
from triage.source.reader import Reader
from triage.source.warning_words import read_warning_words


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


def read_everything(folder: Path, flows: Path, protocol: Protocol, programme: Programme) -> tuple[Everything, Problems]:
    """Every text there is, and everything that is wrong; templates are looked into by `render`.

    Raises:
        FileMissing: there is no such folder.
    """
    if not folder.is_dir():
        raise FileMissing(f"there is no folder `{folder}`")
    problems = Problems()
    reader = Reader(problems)
    every_page = read_pages(reader, folder, protocol)
    terms = glossary.read_terms(reader, folder, LANGUAGE, every_page.sources)
    measure_rules, cited_by_measures = read_measures(reader, flows)
    diary = _read_diary(reader, folder, flows, protocol)
    everything = Everything(
        questions=_read_questions(reader, folder, protocol, programme),
        findings=words.read_finding_words(reader, folder, LANGUAGE, protocol, programme),
        rules=words.read_rule_words(reader, folder, LANGUAGE, protocol),
        sections=words.read_section_words(reader, folder, LANGUAGE, protocol, programme),
        home=words.read_home_words(reader, folder, LANGUAGE),
        screens=words.read_screen_words(reader, folder, LANGUAGE),
        remarks=words.read_remarks(reader, folder, LANGUAGE),
        topics=words.read_topic_words(reader, folder, LANGUAGE),
        glossary=glossary.by_word(terms),
        aids=words.read_aid_words(reader, folder, LANGUAGE),
        routine=words.read_routine_words(reader, folder, LANGUAGE, programme),
        exercises=read_exercise_words(reader, folder, LANGUAGE, programme.exercises.values(), every_page.sources),
        measure_rules=measure_rules,
        measures=read_measure_words(reader, folder, LANGUAGE, measure_rules),
        diary_rules=diary.rules,
        diary=diary.texts,
        warning_words=diary.warning_words,
        person=words.read_person_words(reader, folder, LANGUAGE),
        pages=every_page,
    )
    _explain_used(reader, terms, everything)
    _nothing_left_over(reader, folder, protocol, programme)
    for word in (*cited(flows), *cited_by_measures, *diary.cited):
        reader.known(word, everything.pages.sources, "T029", "source")
    return everything, problems


def _explain_used(reader: Reader, terms: tuple[glossary.PlacedTerm, ...], everything: Everything) -> None:
    """A word that is explained and stands nowhere is noted."""
    texts = glossary.texts_of(everything.questions, everything.findings, everything.rules, everything.pages)
    glossary.note_unused(reader, terms, texts)


def _read_questions(reader: Reader, folder: Path, protocol: Protocol, programme: Programme) -> dict[str, QuestionWords]:
    questions = {**protocol.flow.questions, **questions_of(programme)}
    return {
        id_: words.read_question_words(reader, folder, LANGUAGE, question, protocol)
        for id_, question in questions.items()
    }


@dataclass(frozen=True, slots=True)
class _Diary:
    rules: DiaryRules
    texts: Mapping[str, str]
    warning_words: WarningWords
    cited: Sequence[Scalar]


def _read_diary(reader: Reader, folder: Path, flows: Path, protocol: Protocol) -> _Diary:
    """What the diary is watched for, and its words; of wrong rules, no words are judged."""
    before = len(reader.problems.found)
    rules, sources = read_diary_rules(reader, flows, protocol.vocabulary)
    if len(reader.problems.found) > before:
        return _Diary(rules, {}, {}, sources)
    texts = read_diary_words(reader, folder, LANGUAGE, rules)
    return _Diary(rules, texts, read_warning_words(reader, folder, LANGUAGE, rules), sources)


def _nothing_left_over(reader: Reader, folder: Path, protocol: Protocol, programme: Programme) -> None:
    """Words for something that does not exist are a slip of the pen somewhere."""
    for kind, known in (
        ("questions", {*protocol.flow.questions, *questions_of(programme)}),
        ("exercises", set(programme.exercises)),
        ("explanations", set(protocol.flow.explanations)),
        ("outcomes", {urgency.id for urgency in Urgency}),
        ("documents", set(pages.DOCUMENTS)),
    ):
        for name in names_below(folder, f"{LANGUAGE}/{kind}", ".md", reader.problems):
            if name.removesuffix(".md") not in known:
                place = Place(file_name(folder, f"{LANGUAGE}/{kind}/{name}"))
                reader.problems.add(place, "T054", f"words without a {kind.removesuffix('s')} of that name")

"""The content folder, each text read when it is first wanted."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from triage.errors import FileMissing, Problems
from triage.model.diary_rules import DiaryRules
from triage.model.exercise_words import ExerciseWords
from triage.model.flow import Question
from triage.model.measure import Measures, MeasureWords
from triage.model.phrases import WarningWords
from triage.model.programme import Programme
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import Words
from triage.model.words import ORIGINAL, FindingWords, GlossaryTerm, Pages, QuestionWords, Region, Source
from triage.source import glossary, pages, words
from triage.source.diary import load_diary_rules, read_diary_words
from triage.source.exercise_words import read_exercise_words
from triage.source.ledger import read_ledger
from triage.source.measures import load_measures, read_measure_words
from triage.source.programme import load_programme
from triage.source.reader import Reader
from triage.source.warning_words import read_warning_words


class Library:
    """The words of one language for one protocol.

    A text that is read when wanted raises `ProblemsFound` if its file is wrong; `read_everything` tells beforehand.
    """

    def __init__(self, folder: Path, protocol: Protocol, flows: Path, language: str = ORIGINAL) -> None:
        if not folder.is_dir():
            raise FileMissing(f"there is no folder `{folder}`")
        self.folder = folder
        self.protocol = protocol
        self.flows = flows
        self.language = language
        self._questions: dict[str, QuestionWords] = {}

    def question(self, id_: str) -> QuestionWords:
        """The words of a question."""
        if id_ not in self._questions:
            reader = Reader(Problems())
            question = self.protocol.flow.questions.get(id_) or questions_of(self.programme)[id_]
            read = words.read_question_words(reader, self.folder, self.language, question, self.protocol)
            reader.problems.stop_if_any()
            self._questions[id_] = read
        return self._questions[id_]

    @cached_property
    def findings(self) -> dict[str, FindingWords]:
        """How findings are told back."""
        reader = Reader(Problems())
        read = words.read_finding_words(reader, self.folder, self.language, self.protocol, self.programme)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def rules(self) -> dict[str, str]:
        """Why rules count."""
        reader = Reader(Problems())
        read = words.read_rule_words(reader, self.folder, self.language, self.protocol)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def sections(self) -> dict[str, str]:
        """The titles of sections."""
        reader = Reader(Problems())
        read = words.read_section_words(reader, self.folder, self.language, self.protocol, self.programme)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def home(self) -> dict[str, str]:
        """The words of the first screen."""
        reader = Reader(Problems())
        read = words.read_home_words(reader, self.folder, self.language)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def screens(self) -> dict[str, str]:
        """The short texts of the screens."""
        reader = Reader(Problems())
        read = words.read_screen_words(reader, self.folder, self.language)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def topics(self) -> dict[str, str]:
        """The titles above the pages of each topic."""
        reader = Reader(Problems())
        read = words.read_topic_words(reader, self.folder, self.language)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def glossary(self) -> dict[str, GlossaryTerm]:
        """What words mean."""
        reader = Reader(Problems())
        terms = glossary.read_terms(reader, self.folder, self.language, self.pages.sources)
        reader.problems.stop_if_any()
        return glossary.by_word(terms)

    @cached_property
    def remarks(self) -> dict[str, str]:
        """What is remarked about what is remembered."""
        reader = Reader(Problems())
        read = words.read_remarks(reader, self.folder, self.language)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def clinical(self) -> dict[str, str]:
        """Findings in the words of professionals."""
        reader = Reader(Problems())
        read = words.read_clinical_words(reader, self.folder, self.language, self.protocol)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def aids(self) -> dict[str, str]:
        """The words of what helps to answer."""
        reader = Reader(Problems())
        read = words.read_aid_words(reader, self.folder, self.language)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def routine(self) -> dict[str, str]:
        """The short texts of the guided routine."""
        reader = Reader(Problems())
        read = words.read_routine_words(reader, self.folder, self.language, self.programme)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def exercises(self) -> dict[str, ExerciseWords]:
        """How each exercise is told and done."""
        reader = Reader(Problems())
        exercises = self.programme.exercises.values()
        read = read_exercise_words(
            reader, self.folder, self.language, exercises, pages.read_sources(reader, self.folder)
        )
        reader.problems.stop_if_any()
        return read

    @cached_property
    def programme(self) -> Programme:
        """What the guided routine is made from; its words are for it."""
        return load_programme(self.flows, self.protocol)

    @cached_property
    def measure_rules(self) -> Measures:
        """Which measures there are; these are their words."""
        return load_measures(self.flows)

    @cached_property
    def measures(self) -> dict[str, MeasureWords]:
        """What each measure asks."""
        reader = Reader(Problems())
        read = read_measure_words(reader, self.folder, self.language, self.measure_rules)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def diary_rules(self) -> DiaryRules:
        """What the diary is watched for; its words are for it."""
        return load_diary_rules(self.flows, self.protocol.vocabulary)

    @cached_property
    def diary(self) -> dict[str, str]:
        """The short texts of the diary."""
        reader = Reader(Problems())
        read = read_diary_words(reader, self.folder, self.language, self.diary_rules)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def warning_words(self) -> WarningWords:
        """The words that a warning sign may be behind."""
        reader = Reader(Problems())
        read = read_warning_words(reader, self.folder, self.language, self.diary_rules)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def person(self) -> dict[str, dict[str, str]]:
        """What the names in texts stand for, by who is answering."""
        reader = Reader(Problems())
        read = words.read_person_words(reader, self.folder, self.language)
        reader.problems.stop_if_any()
        return read

    @cached_property
    def reviewed_by(self) -> str:
        """Who looked the translation over; empty for the original."""
        if self.language == ORIGINAL:
            return ""
        problems = Problems()
        ledger = read_ledger(self.folder, self.language, problems)
        problems.stop_if_any()
        return ledger.reviewed_by

    @cached_property
    def regions(self) -> dict[str, Region]:
        """Whom to call where."""
        reader = Reader(Problems())
        read = _read_regions(reader, self.folder, self.language, self.protocol, pages.read_sources(reader, self.folder))
        reader.problems.stop_if_any()
        return read

    @cached_property
    def pages(self) -> Pages:
        """Everything longer than a line; read together, because pages lean on one another."""
        reader = Reader(Problems())
        read = read_pages(reader, self.folder, self.language, self.protocol)
        reader.problems.stop_if_any()
        return read

    def outcome_title(self, urgency: Urgency) -> str:
        """The title of an ending, without reading anything else."""
        reader = Reader(Problems())
        title = pages.read_outcome_title(reader, self.folder, self.language, urgency)
        reader.problems.stop_if_any()
        return title


def read_pages(reader: Reader, folder: Path, language: str, protocol: Protocol) -> Pages:
    """Every page, with everything wrong noted."""
    sources = pages.read_sources(reader, folder)
    outcomes = {urgency: pages.read_outcome(reader, folder, language, urgency, sources) for urgency in Urgency}
    topics = [
        page
        for name in pages.topic_files(reader, folder, language)
        if (page := pages.read_topic(reader, folder, name, protocol, sources)) is not None and page.topic
    ]
    explanations = {
        id_: pages.read_explanation(reader, folder, language, id_, sources) for id_ in protocol.flow.explanations
    }
    return Pages(
        outcomes={urgency: page for urgency, page in outcomes.items() if page is not None},
        topics={
            page.id: page
            for page in sorted(topics, key=lambda page: (pages.TOPICS.index(page.topic), page.place, page.id))
        },
        explanations={id_: explanation for id_, explanation in explanations.items() if explanation is not None},
        parts=pages.read_parts(reader, folder, language),
        regions=_read_regions(reader, folder, language, protocol, sources),
        sources=sources,
        documents=pages.read_documents(reader, folder, language),
    )


def _read_regions(
    reader: Reader, folder: Path, language: str, protocol: Protocol, sources: Mapping[str, Source]
) -> dict[str, Region]:
    region = protocol.vocabulary.get("region")
    wanted = region.answers.values if region is not None and isinstance(region.answers, Words) else ()
    return pages.read_regions(reader, folder, language, wanted, sources)


def questions_of(programme: Programme) -> dict[str, Question]:
    """The questions of the routine's dialogues."""
    return {id_: question for dialogue in programme.dialogues.values() for id_, question in dialogue.questions.items()}

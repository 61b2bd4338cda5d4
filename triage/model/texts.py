"""What gives the words of one language, whether they were read from the content or from a checked set."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from triage.model.urgency import Urgency
from triage.model.words import FindingWords, GlossaryTerm, Pages, QuestionWords, Region

if TYPE_CHECKING:
    from triage.model.diary_rules import DiaryRules
    from triage.model.exercise_words import ExerciseWords
    from triage.model.measure import Measures, MeasureWords
    from triage.model.phrases import WarningWords
    from triage.model.programme import Programme


class Texts(Protocol):
    """The words of one language for one protocol, each there when it is first wanted."""

    language: str
    """The code of the language."""

    def question(self, id_: str) -> QuestionWords:
        """The words of a question."""
        ...

    @property
    def findings(self) -> Mapping[str, FindingWords]:
        """How findings are told back."""
        ...

    @property
    def rules(self) -> Mapping[str, str]:
        """Why rules count."""
        ...

    @property
    def sections(self) -> Mapping[str, str]:
        """The titles of sections."""
        ...

    @property
    def home(self) -> Mapping[str, str]:
        """The words of the first screen."""
        ...

    @property
    def screens(self) -> Mapping[str, str]:
        """The short texts of the screens."""
        ...

    @property
    def topics(self) -> Mapping[str, str]:
        """The titles above the pages of each topic."""
        ...

    @property
    def glossary(self) -> Mapping[str, GlossaryTerm]:
        """What words mean, by the word they are listed under."""
        ...

    @property
    def remarks(self) -> Mapping[str, str]:
        """What is remarked about what is remembered."""
        ...

    @property
    def clinical(self) -> Mapping[str, str]:
        """Findings in the words of professionals."""
        ...

    @property
    def aids(self) -> Mapping[str, str]:
        """The words of what helps to answer."""
        ...

    @property
    def routine(self) -> Mapping[str, str]:
        """The short texts of the guided routine."""
        ...

    @property
    def programme(self) -> "Programme":
        """What the guided routine is made from, which these are the words for."""
        ...

    @property
    def exercises(self) -> "Mapping[str, ExerciseWords]":
        """How each exercise is told and done."""
        ...

    @property
    def measure_rules(self) -> "Measures":
        """Which measures there are, which these are the words for."""
        ...

    @property
    def measures(self) -> "Mapping[str, MeasureWords]":
        """What each measure asks."""
        ...

    @property
    def diary_rules(self) -> "DiaryRules":
        """What the diary is watched for, which these are the words for."""
        ...

    @property
    def diary(self) -> Mapping[str, str]:
        """The short texts of the diary."""
        ...

    @property
    def warning_words(self) -> "WarningWords":
        """The words that a warning sign may be behind."""
        ...

    @property
    def person(self) -> Mapping[str, Mapping[str, str]]:
        """What the names in texts stand for, by who is answering."""
        ...

    @property
    def reviewed_by(self) -> str:
        """Who looked the translation over: a name, or ``machine``; empty for the original."""
        ...

    @property
    def regions(self) -> Mapping[str, Region]:
        """Whom to call where, without anything else of the pages."""
        ...

    @property
    def pages(self) -> Pages:
        """Everything longer than a line."""
        ...

    def outcome_title(self, urgency: Urgency) -> str:
        """The title of an ending, without anything else of it."""
        ...

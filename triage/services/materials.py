"""The protocol and its words, opened together."""

import marshal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from triage import __version__
from triage.model.guard import Findings
from triage.model.protocol import Protocol
from triage.model.settings import Settings
from triage.model.words import ORIGINAL
from triage.places import cache_folder, content_folder, flows_folder, program_folders
from triage.services.clock import local_now
from triage.source.checked_set import FORMAT, open_checked_set
from triage.source.fingerprint import dated, fingerprint
from triage.source.languages import languages_in

if TYPE_CHECKING:
    from triage.engine.machine import Machine
    from triage.engine.phrases import Wordings
    from triage.model.diary_rules import DiaryRules
    from triage.model.figure import Figures
    from triage.model.measure import Measures
    from triage.model.programme import Programme
    from triage.model.texts import Texts
    from triage.model.words import Page
    from triage.render.templates import Templates
    from triage.services.glossary import Glossary
    from triage.services.searching import Index

_AS_IT_COMES = Settings()
NOBODY = "nobody"
"""Who has reviewed a protocol that was not reviewed, there and among the words."""


@dataclass(frozen=True)
class Materials:
    """What every conversation shares; built once."""

    protocol: Protocol
    library: "Texts"
    flows: Path
    content: Path
    key: str = ""
    """What the files were when they were opened; empty when they are not to be remembered."""
    checked: bool = False
    """Whether these very files have passed every check before."""
    settings: Settings = _AS_IT_COMES
    """What the person has set; it shapes words and numbers to call, and never the advice."""
    clock: Callable[[], datetime] = local_now
    """Tells the time of the place."""

    @cached_property
    def machine(self) -> "Machine":
        """The state machine of the flow."""
        from triage.engine.machine import Machine  # noqa: PLC0415 - transitions is for conversations

        return Machine(self.protocol)

    @property
    def programme(self) -> "Programme":
        """What the guided routine is made from.

        Raises:
            ProblemsFound: it cannot be used.
        """
        return self.library.programme

    @property
    def measures(self) -> "Measures":
        """Which measures there are, and how they count.

        Raises:
            ProblemsFound: they cannot be used.
        """
        return self.library.measure_rules

    @property
    def diary_rules(self) -> "DiaryRules":
        """What the diary is watched for, and what is told when it is looked back on.

        Raises:
            ProblemsFound: they cannot be used.
        """
        return self.library.diary_rules

    @cached_property
    def wordings(self) -> "Wordings":
        """What finds the words of an entry that a warning sign may be behind.

        Raises:
            ProblemsFound: they cannot be used.
        """
        from triage.engine.phrases import Wordings  # noqa: PLC0415 - for who keeps a diary, not for the start

        return Wordings(self.library.warning_words)

    @cached_property
    def figures(self) -> "Figures":
        """How each exercise looks.

        Raises:
            ProblemsFound: the file of poses cannot be used.
        """
        from triage.source.poses import load_figures  # noqa: PLC0415 - for a session or a handout, not for the start

        return load_figures(self.flows)

    @cached_property
    def templates(self) -> "Templates":
        """What renders pages; the parts that pages share are compiled once."""
        from triage.render.templates import Templates  # noqa: PLC0415 - jinja2 is for the first page, not the start

        return Templates(self.library.pages.parts)

    @cached_property
    def glossary(self) -> "Glossary":
        """What finds the words that are explained."""
        from triage.services.glossary import Glossary  # noqa: PLC0415 - for a person who asks, not for the start

        return Glossary(self.library.glossary.values())

    @cached_property
    def pages(self) -> "Mapping[str, Page]":
        """Every page to read, by id: those on a topic, then one for each exercise."""
        from triage.services.exercise_pages import exercise_pages  # noqa: PLC0415 - for a reader, not for the start

        return {**self.library.pages.topics, **exercise_pages(self)}

    @property
    def today(self) -> date:
        """The day, where the program runs."""
        return self.clock().date()

    @cached_property
    def index(self) -> "Index":
        """What finds pages by their words."""
        from triage.services.searching import Index  # noqa: PLC0415 - as above

        return Index(self)

    def names(self, findings: Findings) -> Mapping[str, str]:
        """What ``{{ you }}`` and its kin stand for, given who is answering."""
        reader = "someone" if findings.get("answering_for") == "someone" else "me"
        by = self.protocol.flow.reviewed_by
        return {**self.library.person[reader], "reviewer": self.library.home[NOBODY] if by == NOBODY else by}


def open_materials(
    flows: Path | None = None,
    content: Path | None = None,
    settings: Settings = _AS_IT_COMES,
    language: str = ORIGINAL,
) -> Materials:
    """The protocol and content in these folders, or those that came with the program; see `languages` to choose one.

    Raises:
        FileMissing: a folder is not there.
        ProblemsFound: the protocol cannot be used. (Content is read when it is wanted; see `checking`.)
    """
    flows, content = flows_folder(flows), content_folder(content)
    key = key_of(flows, content, language)
    kept = cache_folder() if key else None
    checked = open_checked_set(kept, key, language) if kept else None
    if checked is not None:
        return Materials(checked.protocol, checked, flows, content, key, checked=True, settings=settings)
    from triage.source.library import Library  # noqa: PLC0415 - yaml is not for a checked set
    from triage.source.protocol import load_protocol  # noqa: PLC0415

    protocol = load_protocol(flows)
    return Materials(protocol, Library(content, protocol, flows, language), flows, content, key, settings=settings)


def key_of(flows: Path, content: Path, language: str = ORIGINAL) -> str:
    """What a checked set of these folders is known by: their files, and the program that reads them; or empty.

    Of the languages only the original counts, and the one that it is for.
    """
    if cache_folder() is None:
        return ""
    said = (language, __version__, str(FORMAT), str(marshal.version), sys.implementation.cache_tag)
    try:
        others = [content / name for name in languages_in(content) if name not in {ORIGINAL, language}]
        return fingerprint((flows, content), *said, dated(program_folders()), without=others)
    except OSError:
        return ""  # a program without its sources, in an archive for instance

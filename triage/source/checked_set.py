"""A protocol, its routine and their words that passed every check, kept in one file: the next start reads no YAML.

The file holds its key (a digest of all that was read, and of what read it), a digest of its own content, and the
content, written by `marshal`: plain tuples, texts and numbers, so nothing in it can be run. Whatever is not exactly as
it was written is as good as not there.
"""

import contextlib
import hashlib
import marshal
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.words import ORIGINAL, FindingWords, GlossaryTerm, Pages, QuestionWords, Region
from triage.source.packing import pack, unpack

if TYPE_CHECKING:
    from triage.model.diary_rules import DiaryRules
    from triage.model.exercise_words import ExerciseWords
    from triage.model.measure import Measures, MeasureWords
    from triage.model.phrases import WarningWords
    from triage.model.programme import Programme
    from triage.source.everything import Everything

FILE = "checked-set"
"""With the language behind it."""
FORMAT = 12
"""Raised when the way of writing changes."""
LARGEST_SET = 8 * 1024 * 1024
"""Bytes; what ships takes a fortieth of it."""
_FIRST_LINE = b"backtriage checked set\n"
_DIGEST = 32
_ONLY_MINE = 0o700
_OTHERS_MAY_WRITE = 0o022
_NEVER_A_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class CheckedSet:
    """A protocol and its words, each part rebuilt when it is wanted."""

    def __init__(self, parts: dict[str, bytes], language: str = ORIGINAL) -> None:
        self._parts = parts
        self.language = language

    # What `save_checked_set` puts under a name is what comes out again; its types are said here, not looked for.

    @cached_property
    def protocol(self) -> Protocol:
        """What decides."""
        return cast("Protocol", unpack(self._part("protocol")))

    @cached_property
    def programme(self) -> "Programme":
        """What the routine is made from."""
        return cast("Programme", unpack(self._part("programme")))

    @cached_property
    def _questions(self) -> dict[str, object]:
        return cast("dict[str, object]", self._part("questions"))

    def question(self, id_: str) -> QuestionWords:
        """The words of a question."""
        return cast("QuestionWords", unpack(self._questions[id_]))

    @cached_property
    def findings(self) -> dict[str, FindingWords]:
        """How findings are told back."""
        return cast("dict[str, FindingWords]", unpack(self._part("findings")))

    @cached_property
    def rules(self) -> dict[str, str]:
        """Why rules count."""
        return cast("dict[str, str]", unpack(self._part("rules")))

    @cached_property
    def sections(self) -> dict[str, str]:
        """The titles of sections."""
        return cast("dict[str, str]", unpack(self._part("sections")))

    @cached_property
    def home(self) -> dict[str, str]:
        """The words of the first screen."""
        return cast("dict[str, str]", unpack(self._part("home")))

    @cached_property
    def screens(self) -> dict[str, str]:
        """The short texts of the screens."""
        return cast("dict[str, str]", unpack(self._part("screens")))

    @cached_property
    def topics(self) -> dict[str, str]:
        """The titles above the pages of each topic."""
        return cast("dict[str, str]", unpack(self._part("topics")))

    @cached_property
    def glossary(self) -> dict[str, GlossaryTerm]:
        """What words mean."""
        return cast("dict[str, GlossaryTerm]", unpack(self._part("glossary")))

    @cached_property
    def remarks(self) -> dict[str, str]:
        """What is remarked about what is remembered."""
        return cast("dict[str, str]", unpack(self._part("remarks")))

    @cached_property
    def clinical(self) -> dict[str, str]:
        """Findings in the words of professionals."""
        return cast("dict[str, str]", unpack(self._part("clinical")))

    @cached_property
    def aids(self) -> dict[str, str]:
        """The words of what helps to answer."""
        return cast("dict[str, str]", unpack(self._part("aids")))

    @cached_property
    def routine(self) -> dict[str, str]:
        """The short texts of the guided routine."""
        return cast("dict[str, str]", unpack(self._part("routine")))

    @cached_property
    def exercises(self) -> "dict[str, ExerciseWords]":
        """How each exercise is told and done."""
        return cast("dict[str, ExerciseWords]", unpack(self._part("exercises")))

    @cached_property
    def measure_rules(self) -> "Measures":
        """Which measures there are."""
        return cast("Measures", unpack(self._part("measure_rules")))

    @cached_property
    def measures(self) -> "dict[str, MeasureWords]":
        """What each measure asks."""
        return cast("dict[str, MeasureWords]", unpack(self._part("measures")))

    @cached_property
    def diary_rules(self) -> "DiaryRules":
        """What the diary is watched for."""
        return cast("DiaryRules", unpack(self._part("diary_rules")))

    @cached_property
    def diary(self) -> dict[str, str]:
        """The short texts of the diary."""
        return cast("dict[str, str]", unpack(self._part("diary")))

    @cached_property
    def warning_words(self) -> "WarningWords":
        """The words that a warning sign may be behind."""
        return cast("WarningWords", unpack(self._part("warning_words")))

    @cached_property
    def person(self) -> dict[str, dict[str, str]]:
        """What the names in texts stand for, by who is answering."""
        return cast("dict[str, dict[str, str]]", unpack(self._part("person")))

    @cached_property
    def reviewed_by(self) -> str:
        """Who looked the translation over."""
        return cast("str", self._part("reviewed_by"))

    @cached_property
    def regions(self) -> dict[str, Region]:
        """Whom to call where."""
        return cast("dict[str, Region]", unpack(self._part("regions")))

    @cached_property
    def pages(self) -> Pages:
        """Everything longer than a line."""
        return cast("Pages", unpack(self._part("pages")))

    def outcome_title(self, urgency: Urgency) -> str:
        """The title of an ending."""
        return cast("dict[Urgency, str]", unpack(self._part("titles")))[urgency]

    def _part(self, name: str) -> object:
        return marshal.loads(self._parts[name])  # noqa: S302 - its digest was verified; marshal makes plain values only


@dataclass(frozen=True, slots=True)
class Sound:
    """What has passed every check."""

    protocol: Protocol
    programme: "Programme"
    everything: "Everything"


def file_of(language: str) -> str:
    """The file of the set of a language."""
    return f"{FILE}-{language}"


def open_checked_set(folder: Path, key: str, language: str = ORIGINAL) -> CheckedSet | None:
    """The set of a language in this folder, if it is ours, whole, and of exactly these files."""
    content = _read(folder, file_of(language))
    payload = memoryview(content)[len(_head(key)) + _DIGEST :]
    if content != b"".join((_head(key), hashlib.sha256(payload).digest(), payload)):
        return None
    return CheckedSet(marshal.loads(payload), language)  # noqa: S302 - as above


def save_checked_set(folder: Path, key: str, sound: Sound) -> None:
    """Keep what has passed every check; where that is not possible, nothing happens."""
    everything = sound.everything
    titles = {urgency: page.title for urgency, page in everything.pages.outcomes.items()}
    parts = {
        "protocol": pack(sound.protocol),
        "programme": pack(sound.programme),
        "questions": {id_: pack(words) for id_, words in everything.questions.items()},
        "findings": pack(everything.findings),
        "rules": pack(everything.rules),
        "sections": pack(everything.sections),
        "home": pack(everything.home),
        "screens": pack(everything.screens),
        "remarks": pack(everything.remarks),
        "topics": pack(everything.topics),
        "glossary": pack(everything.glossary),
        "clinical": pack(everything.clinical),
        "aids": pack(everything.aids),
        "routine": pack(everything.routine),
        "exercises": pack(everything.exercises),
        "measure_rules": pack(everything.measure_rules),
        "measures": pack(everything.measures),
        "diary_rules": pack(everything.diary_rules),
        "diary": pack(everything.diary),
        "warning_words": pack(everything.warning_words),
        "person": pack(everything.person),
        "reviewed_by": everything.spoken.reviewed_by,
        "regions": pack(everything.pages.regions),
        "pages": pack(everything.pages),
        "titles": pack(titles),
    }
    payload = marshal.dumps({name: marshal.dumps(part) for name, part in parts.items()})  # type: ignore[arg-type]  # packed
    with contextlib.suppress(OSError):
        _write(
            folder,
            file_of(everything.spoken.language),
            b"".join((_head(key), hashlib.sha256(payload).digest(), payload)),
        )


def _head(key: str) -> bytes:
    return _FIRST_LINE + key.encode()


def _read(folder: Path, name: str) -> bytes:
    """The bytes of the file; none unless it is an ordinary file of ours in a folder of ours."""
    with contextlib.suppress(OSError):
        if not _is_mine(os.lstat(folder), stat.S_ISDIR):
            return b""
        # Not waiting: opening a named pipe would wait for ever.
        file = os.open(folder / name, os.O_RDONLY | _NEVER_A_LINK | getattr(os, "O_NONBLOCK", 0))
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - a file that is open already
            status = os.fstat(file)
            if _is_mine(status, stat.S_ISREG) and status.st_size <= LARGEST_SET:
                return opened.read(LARGEST_SET)
    return b""


def _is_mine(status: os.stat_result, right_kind: Callable[[int], bool]) -> bool:
    """Whether it is of the right kind, belongs to the user, and nobody else may write it."""
    if not right_kind(status.st_mode):
        return False
    return os.name == "nt" or (status.st_uid == os.geteuid() and not status.st_mode & _OTHERS_MAY_WRITE)


def _write(folder: Path, name: str, content: bytes) -> None:
    """Write beside the file, then put it in its place: it is there whole or as it was before."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        folder.mkdir(_ONLY_MINE)
        folder.chmod(_ONLY_MINE)  # whatever the umask took away
    if not _is_mine(os.lstat(folder), stat.S_ISDIR):
        return
    unfinished = folder / f".{name}-{os.getpid()}-{os.urandom(8).hex()}"
    file = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NEVER_A_LINK, 0o600)
    try:
        with open(file, "wb") as opened:  # noqa: PTH123 - a file that is open already
            opened.write(content)
        unfinished.chmod(0o600)
        unfinished.replace(folder / name)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise

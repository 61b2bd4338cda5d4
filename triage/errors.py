"""What can go wrong, said so that the reader can mend it.

The tree::

    TriageError
    ├── ProblemsFound     flow or content files that cannot be used   (exit 65)
    ├── FileMissing       a file or folder that is not there          (exit 66)
    ├── JournalUnusable   a journal that cannot be read or written    (said; the conversation goes on)
    │   └── PassphraseRefused   a passphrase that does not fit        (asked again, or as above)
    ├── NotSaved          a file that could not be written            (said; nothing is lost)
    ├── ProversDisagree   two proofs that differ, in `triage.proof`   (exit 1)
    ├── NotOffered        a session that may not begin now            (said; nothing begins)
    ├── SettingRefused    a value that does not fit its setting       (exit 2, or asked again)
    ├── SettingsUnwritable  a settings file that cannot be changed    (exit 75)
    ├── EntryRefused      parts of a diary entry that do not fit      (exit 2, or asked again)
    ├── LanguageUnknown   a language that there is not               (exit 2)
    ├── LanguageIncomplete  a translation that lacks something         (exit 65)
    └── ReplyRefused      an answer that does not fit its question    (asked again)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple


class Exit(IntEnum):
    """The program's exit codes."""

    DONE = 0
    """A completed result, or a wish to leave."""
    CRASHED = 1
    """A fault of the program's own."""
    LOWERED = 1
    """``triage diff``: advice goes down, and nobody accepted that; another name of 1, as `diff` has it elsewhere."""
    USAGE = 2
    """The command line is off."""
    SELF_CARE = 10
    """With ``--exit-code``: the urgency of the advice, from self-care …"""
    PHYSIO = 11
    SOON = 12
    URGENT = 13
    EMERGENCY = 14
    """… to emergency."""
    BAD_FILE = 65
    """A flow, content or answer file cannot be used."""
    NO_FILE = 66
    """There is no such file."""
    UNFINISHED = 75
    """The input ended before there was a result."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file; line and column count from 1, and 0 means not known."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        known = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.file, *known])


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend."""

    place: Place
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"


@dataclass(slots=True)
class Problems:
    """Collects what is wrong, so that all of it is reported at once."""

    found: list[Problem] = field(default_factory=list)

    def add(self, place: Place, code: str, message: str) -> None:
        """Note a problem and go on."""
        self.found.append(Problem(place, code, message))

    def __bool__(self) -> bool:
        return bool(self.found)

    def stop_if_any(self) -> None:
        """Raise `ProblemsFound` with everything noted so far."""
        if self.found:
            raise ProblemsFound(sorted(set(self.found)))


class Said(NamedTuple):
    """A sentence for a person by the name of its text in the content, with what is filled in."""

    key: str
    names: "Mapping[str, int | str | Said]"


def said(key: str, **names: "int | str | Said") -> Said:
    """As above."""
    return Said(key, names)


class TriageError(Exception):
    """Anything this program raises on purpose."""


class ProblemsFound(TriageError):
    """Files that cannot be used, with every problem found in them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class FileMissing(TriageError):
    """A file or folder that is not there."""


class SettingRefused(TriageError):
    """A value that does not fit its setting; the message says what would."""


class SettingsUnwritable(TriageError):
    """A settings file that cannot be changed, and is as it was."""


class NotSaved(TriageError):
    """A file that could not be written; the message says why, in a sentence, and `said` in the person's language."""

    def __init__(self, message: str, said: Said | None = None) -> None:
        super().__init__(message)
        self.said = said


class JournalUnusable(TriageError):
    """A journal that cannot be read or written; the message says why and what to do."""


class PassphraseRefused(JournalUnusable):
    """A passphrase that is not used; the message says why, or what would be."""


class NothingToTake(TriageError):
    """There is nothing yet that could be taken along; the message says what comes first."""


class DraftRefused(TriageError):
    """A draft that cannot be begun; the message says why."""


class LanguageUnknown(TriageError):
    """A language that there is not; the message says which there are."""


class LanguageIncomplete(TriageError):
    """A translation that lacks something, and so is not offered."""


class NotOffered(TriageError):
    """The guided routine may not be offered as things stand; nothing of it has begun."""


class EntryRefused(TriageError):
    """Parts of a diary entry that do not fit, each with what would."""

    def __init__(self, refusals: "Mapping[str, ReplyRefused]") -> None:
        self.refusals = refusals
        self.parts = {part: str(refused) for part, refused in refusals.items()}
        super().__init__("\n".join(self.parts.values()))


class ReplyRefused(TriageError):
    """An answer that does not fit; the message says what would, and `said` does so in the person's language.

    The message is for programs and their authors; what nobody can do at a screen has no text of its own.
    """

    def __init__(self, message: str, said: Said | None = None) -> None:
        super().__init__(message)
        self.said = said


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that is meant by a misspelt one, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a misspelling needs it; 12 % of `python -c pass`

    return next(iter(get_close_matches(word[:80], list(known), n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``; did you mean `x`?`` for the closest known word, or nothing."""
    close = closest(word, known)
    return f"; did you mean `{close}`?" if close else ""


def crash_message(error: BaseException) -> str:
    """What to say when the program itself fails: where, the safety net, and none of the person's answers."""
    trace = error.__traceback__
    where = ""
    while trace is not None:
        where = f" in {trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return (
        f"triage failed ({type(error).__name__}{where}), a fault of its own; only a complete outcome is advice\n"
        "numbness between the legs, trouble with pee or poo, weak legs, chest pain, a faint, or you feel it is an "
        "emergency: call 112, 911 or your local emergency number now"
    )

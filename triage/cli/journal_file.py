"""The file that a command about the journal is for."""

from pathlib import Path

from triage.errors import FileMissing
from triage.places import journal_file


def journal_of(profile: str) -> Path:
    """The file of this person's journal, whether it is there or not.

    Raises:
        FileMissing: nothing is to be kept.
    """
    file = journal_file(profile)
    if file is None:
        raise FileMissing("nothing is kept (TRIAGE_NO_JOURNAL=1)")
    return file


def kept_journal_of(profile: str) -> Path:
    """The same, which is there.

    Raises:
        FileMissing: there is none.
    """
    file = journal_of(profile)
    if not file.exists():
        raise FileMissing(f"there is no {file}; nothing has been kept")
    return file

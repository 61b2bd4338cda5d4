"""The passphrase of an encrypted journal: whether one is wanted, whether it opens it, and where a script has it."""

import os
import stat
from contextlib import closing
from pathlib import Path

from triage.errors import PassphraseRefused

SHORTEST = 8
"""Characters of a new passphrase; a short one is guessed by a program in minutes."""
LONGEST = 1000
_OTHERS = 0o077


def is_locked(file: Path) -> bool:
    """Whether the journal in this file is encrypted, as far as can be seen from outside."""
    from triage.journal.encryption import is_encrypted  # noqa: PLC0415 - only for those who have a journal

    return is_encrypted(file)


def can_unlock() -> bool:
    """Whether encryption is installed."""
    from triage.journal.encryption import is_installed  # noqa: PLC0415 - as above

    return is_installed()


def opens(file: Path, key: str) -> bool:
    """Whether this is the passphrase of the journal.

    Raises:
        JournalUnusable: it cannot be told: encryption is not installed, or another program is in the way.
    """
    from triage.journal.faults import told, unreadable  # noqa: PLC0415 - as above
    from triage.journal.store import connect  # noqa: PLC0415

    with told(file), closing(connect(file, key=key)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except Exception as error:  # which kinds there are, the journal knows
            if unreadable(error):
                return False
            raise
    return True


def move(file: Path, old: str, new: str) -> tuple[Path, ...]:
    """Have the journal open with the passphrase `new` instead of `old`; empty is none.

    What is told are journals that were kept aside and are not encrypted.

    Raises:
        JournalUnusable: it could not be done, and the journal is as it was.
    """
    from triage.journal.encryption import HEADER  # noqa: PLC0415 - as above
    from triage.journal.files import kept_aside  # noqa: PLC0415
    from triage.journal.moving import move as moved  # noqa: PLC0415

    moved(file, old, new)
    return tuple(path for path in kept_aside(file) if path.read_bytes()[: len(HEADER)] == HEADER)


def passphrase_in_file() -> str:
    """The passphrase in the file that `TRIAGE_PASSPHRASE_FILE` names, its first line; empty where none is named.

    Raises:
        PassphraseRefused: it cannot be read, or others can read it too.
    """
    named = os.environ.get("TRIAGE_PASSPHRASE_FILE")
    if not named:
        return ""
    try:
        with Path(named).open("rb") as opened:
            status = os.fstat(opened.fileno())
            first = opened.readline(4 * LONGEST + 2)
    except OSError as error:
        raise PassphraseRefused(f"TRIAGE_PASSPHRASE_FILE cannot be read: {os.strerror(error.errno or 0)}") from error
    if os.name != "nt" and stat.S_ISREG(status.st_mode) and status.st_mode & _OTHERS:
        raise PassphraseRefused("the file in TRIAGE_PASSPHRASE_FILE can be read by others; `chmod 600` closes it")
    found = as_typed(first.decode(errors="replace").rstrip("\r\n"))
    if not found:
        raise PassphraseRefused("the file in TRIAGE_PASSPHRASE_FILE has no passphrase in its first line")
    return found


def as_typed(text: str) -> str:
    """The passphrase as it is used: the same however a keyboard makes its letters.

    Raises:
        PassphraseRefused: it holds what cannot be typed, or is too long.
    """
    from unicodedata import normalize  # noqa: PLC0415 - as above

    if len(text) > LONGEST or not text.isprintable():
        raise PassphraseRefused(f"a passphrase is at most {LONGEST} characters that can be typed and shown")
    return normalize("NFC", text)


def chosen(first: str, second: str) -> str:
    """A new passphrase, typed twice.

    Raises:
        PassphraseRefused: it is too short, or the two are not the same.
    """
    if first != second:
        raise PassphraseRefused("these were two different passphrases; nothing was changed")
    if len(first) < SHORTEST:
        raise PassphraseRefused(f"a passphrase has at least {SHORTEST} characters; nothing was changed")
    return first

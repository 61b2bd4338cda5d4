"""Puts what leaves a journal into a file that only a passphrase opens (age), and takes it out again."""

from triage.errors import JournalUnusable
from triage.journal.encryption import MISSING

_BEGINNINGS = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----")


def is_wrapped(content: bytes) -> bool:
    """Whether it is an encrypted file."""
    return content.startswith(_BEGINNINGS)


def wrapped(content: bytes, key: str) -> bytes:
    """The content, encrypted.

    Raises:
        JournalUnusable: encryption is not installed.
    """
    try:
        from pyrage import passphrase  # noqa: PLC0415 - an extra, for those who encrypt
    except ImportError as error:
        raise JournalUnusable(MISSING) from error
    made: bytes = passphrase.encrypt(content, key)
    return made


def unwrapped(content: bytes, key: str) -> bytes | None:
    """The content of an encrypted file; None where this is not its passphrase, or it is damaged.

    Raises:
        JournalUnusable: encryption is not installed.
    """
    try:
        from pyrage import DecryptError, passphrase  # noqa: PLC0415 - an extra, for those who encrypt
    except ImportError as error:
        raise JournalUnusable(MISSING) from error
    try:
        plain: bytes = passphrase.decrypt(content, key)
    except DecryptError:
        return None
    return plain

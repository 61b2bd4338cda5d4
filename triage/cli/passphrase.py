"""Asks for a passphrase: in plain lines, without showing it, and never as an option."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from triage.errors import JournalUnusable, PassphraseRefused
from triage.services.unlocking import as_typed, can_unlock, chosen, opens, passphrase_in_file

TRIES = 3


def unlocked(file: Path) -> str | None:
    """The passphrase that opens this journal; None where it goes on without, which is told on standard error.

    Empty where encryption is not installed: then the journal itself says what is missing.
    """
    if not can_unlock():
        return ""
    try:
        return _asked(lambda key: opens(file, key), "Passphrase of the journal (Enter: go on without it)")
    except JournalUnusable as unusable:
        click.echo(f"{unusable}; it goes on without the journal, and nothing is kept", err=True)
        return None


def required(opened_by: Callable[[str], bool], question: str) -> str:
    """The passphrase that fits.

    Raises:
        JournalUnusable: none was given that fits.
    """
    return _asked(opened_by, question)


def key_of(file: Path, question: str = "Passphrase of the journal") -> str:
    """The passphrase of this journal, asked for where it is encrypted; empty where it is not.

    Raises:
        JournalUnusable: it is, and none was given that fits.
    """
    from triage.services.unlocking import is_locked  # noqa: PLC0415

    if not is_locked(file):
        return ""
    if not can_unlock():
        opens(file, "none")  # says what is missing
    return required(lambda key: opens(file, key), question)


def new(question: str, *, only_typed: bool = False) -> str:
    """A new passphrase, asked for twice; `only_typed` where the one in a file is the old one.

    Raises:
        PassphraseRefused: nothing was typed twice that could be one.
    """
    from_file = "" if only_typed else passphrase_in_file()
    if from_file:
        return chosen(from_file, from_file)
    return chosen(_typed(question), _typed("The same again"))


def _asked(opened_by: Callable[[str], bool], question: str) -> str:
    from_file = passphrase_in_file()
    if from_file:
        if opened_by(from_file):
            return from_file
        raise PassphraseRefused("the passphrase in TRIAGE_PASSPHRASE_FILE is not the right one")
    for left in reversed(range(TRIES)):
        key = _typed(question)
        if not key:
            raise PassphraseRefused("no passphrase was given")
        if opened_by(key):
            return key
        again = "; try again" if left else ""
        click.echo(f"this is not the right passphrase{again}", err=True)
    raise PassphraseRefused(f"after {TRIES} tries it stays closed")


def _typed(question: str) -> str:
    """What is typed without being shown."""
    if not sys.stdin.isatty():
        raise PassphraseRefused("a passphrase is asked for in a terminal, or read from TRIAGE_PASSPHRASE_FILE")
    typed = click.prompt(question, default="", show_default=False, hide_input=True, err=True)
    return as_typed(str(typed))

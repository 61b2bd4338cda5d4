"""Which languages there are below the content folder, without reading any of them."""

from pathlib import Path

from triage.model.languages import is_code
from triage.model.words import ORIGINAL

LEDGER = "translation.yaml"
"""The file that says of a language what was accepted, below its folder."""


def languages_in(content: Path) -> tuple[str, ...]:
    """The folders of languages, the original first."""
    found = (path.name for path in content.iterdir() if is_code(path.name) and path.is_dir())
    return tuple(sorted(found, key=lambda name: (name != ORIGINAL, name)))


def has_ledger(content: Path, language: str) -> bool:
    """Whether somebody means to offer this language."""
    return (content / language / LEDGER).is_file()

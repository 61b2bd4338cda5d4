"""A translation read beside its original: what is missing, what differs, and accepting it."""

from dataclasses import dataclass, replace
from pathlib import Path

from triage.errors import FileMissing, Problem, Problems
from triage.model.languages import NAMES
from triage.model.translation import Ledger
from triage.model.words import ORIGINAL
from triage.proofread.parity import OPEN, Counts, Parity
from triage.source.files import file_name
from triage.source.languages import LEDGER, has_ledger, languages_in
from triage.source.ledger import ledger_as_text, read_ledger
from triage.source.reader import Reader
from triage.source.translated import read_edition

_HOLES = frozenset({"T140", "T148"})
"""Without these texts there is nothing to judge as a whole."""


@dataclass(frozen=True, slots=True)
class State:
    """How far one language has come."""

    code: str
    name: str
    reviewed_by: str
    """Empty for the original, and where there is no ledger."""
    counts: Counts
    problems: tuple[Problem, ...]
    offered: bool


def compare(content: Path, language: str, problems: Problems) -> bool:
    """Note where a translation differs from its original; whether it has every text."""
    _, found = _parity(content, language)
    problems.found += found
    return not any(problem.code in _HOLES or problem.code < "T050" for problem in found)


def state_of(content: Path, language: str) -> State:
    """How far a language has come; of the original, how many texts there are.

    Raises:
        FileMissing: there is no such folder.
    """
    if not (content / language).is_dir():
        raise FileMissing(f"there is no folder `{file_name(content, language)}`")
    if language == ORIGINAL:
        edition = read_edition(Reader(Problems()), content, ORIGINAL)
        counts = Parity(edition, edition, Ledger(""), "").counts()
        return State(language, NAMES[ORIGINAL], "", replace(counts, changed=0), (), offered=True)
    parity, found = _parity(content, language)
    problems = tuple(sorted(set(found)))
    ledger = parity.ledger
    offered = has_ledger(content, language) and not problems
    return State(language, ledger.name or language, ledger.reviewed_by, parity.counts(), problems, offered=offered)


def states(content: Path) -> tuple[State, ...]:
    """How far each language has come."""
    return tuple(state_of(content, language) for language in languages_in(content))


def accept(content: Path, language: str, by: str) -> tuple[Problem, ...]:
    """Write the ledger with the digests of the original as it is now; or what speaks against it.

    Raises:
        FileMissing: there is no such folder.
    """
    if not (content / language).is_dir():
        raise FileMissing(f"there is no folder `{file_name(content, language)}`")
    parity, found = _parity(content, language)
    against = tuple(sorted({problem for problem in found if problem.code in OPEN or problem.code < "T140"}))
    if against:
        return against
    old = parity.ledger
    ledger = replace(
        old,
        language=language,
        name=old.name or language,
        reviewed_by=by,
        texts=parity.accepted(),
        free_of_negation={id_: line for id_, line in old.free_of_negation.items() if parity.exists(id_)},
        same={id_: line for id_, line in old.same.items() if parity.exists(id_)},
    )
    _write(content, language, ledger)
    return ()


def begin(content: Path, language: str) -> Path:
    """A folder with a ledger and nothing else.

    Raises:
        FileExistsError: there is such a folder.
    """
    (content / language).mkdir()
    return _write(content, language, Ledger("", language, language, "machine"))


def _write(content: Path, language: str, ledger: Ledger) -> Path:
    file = content / language / LEDGER
    unfinished = file.with_name(f".{LEDGER}")
    unfinished.write_text(ledger_as_text(ledger), encoding="utf-8")
    unfinished.replace(file)
    return file


def _parity(content: Path, language: str) -> tuple[Parity, list[Problem]]:
    problems = Problems()
    reader = Reader(problems)
    original, translation = (read_edition(reader, content, code) for code in (ORIGINAL, language))
    has = has_ledger(content, language)
    ledger = read_ledger(content, language, problems) if has else Ledger(file_name(content, f"{language}/{LEDGER}"))
    parity = Parity(original, translation, ledger, file_name(content, language))
    problems.found += parity.problems()
    return parity, problems.found

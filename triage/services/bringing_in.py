"""Brings into a journal what went out of one: all of it or nothing, and nothing twice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from triage.model.event_kinds import DIARY, SESSION, TALK
from triage.model.events import Entry, Noted

if TYPE_CHECKING:
    from triage.journal.exchange import Coming, Fingerprint, Line

_WHAT = {**dict.fromkeys(TALK, "of checks of the back"), **dict.fromkeys(SESSION, "of sessions")}
_WHAT |= {"noted": "of diary entries", "struck": "of diary entries", "filled": "of measures"}
_OTHER_ORDER = (
    "holds checks of the back or sessions that come behind others in this file; only a journal that this file goes on "
    "from takes it in, or an empty one (`--profile NAME` has one of its own)"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import does."""

    coming: "tuple[Coming, ...]"
    """What is not there yet, in its order."""
    there: int
    """How much of it is there already; it is left alone."""
    behind: int
    """The highest number in the journal."""

    def in_words(self) -> str:
        """How much comes in, of what."""
        counted = Counter(_WHAT.get(kind, "that were erased") for kind in map(_kind, self.coming))
        return ", ".join(f"{count} {what}" for what, count in sorted(counted.items()))


def planned(file: Path, text: str, name: str, now: datetime, key: str = "") -> Plan:
    """What a file would bring into the journal: lines of a journal, or a table of diary entries.

    Raises:
        ProblemsFound: all that is wrong with the file.
        JournalUnusable: the journal cannot be read, or what happened would come into another order.
    """
    if text.removeprefix("\ufeff").lstrip().startswith("{"):
        from triage.services.porting_lines import read_lines  # noqa: PLC0415 - the one or the other

        return plan(file, read_lines(text, name), key)
    from triage.services.porting_table import read_table  # noqa: PLC0415 - the one or the other

    entries = read_table(text, name, now)
    return plan_entries(file, [(id_, Entry(Noted(entry), now, "")) for id_, entry in entries], key)


def plan(file: Path, coming: "Sequence[Coming]", key: str = "") -> Plan:
    """What of this would come into the journal.

    Raises:
        JournalUnusable: the journal cannot be read, or what happened would come into another order.
    """
    from triage.journal.exchange import fingerprint, read_all  # noqa: PLC0415 - sqlite3 is for those who keep a journal

    lines = read_all(file, key)
    mine = [fingerprint(_as_coming(line)) for line in lines]
    there = Counter(mine)
    new: list[Coming] = []
    in_order: list[bool] = []
    """Of each event in the file that counts in its order: whether it is new."""
    for what in coming:
        print_ = fingerprint(what)
        is_new = not there[print_]
        there[print_] -= not is_new
        new += [what] if is_new else []
        in_order += [is_new] if _counts_in_order(print_) else []
    only_here = any(there[print_] for print_ in mine if _counts_in_order(print_))
    if any(in_order) and (only_here or in_order != sorted(in_order)):
        from triage.journal.faults import refused  # noqa: PLC0415 - as above

        raise refused(file, _OTHER_ORDER)
    return Plan(tuple(new), len(coming) - len(new), _last(lines))


def plan_entries(file: Path, coming: "Sequence[Coming]", key: str = "") -> Plan:
    """What of these diary entries would come into the journal; one whose id is there is there, whatever it says now.

    Raises:
        JournalUnusable: the journal cannot be read.
    """
    from triage.journal.exchange import read_all  # noqa: PLC0415 - as above

    lines = read_all(file, key)
    ids = {line.group for line in lines}
    new = tuple(what for what in coming if what[0] not in ids)
    return Plan(new, len(coming) - len(new), _last(lines))


def _last(lines: "Sequence[Line]") -> int:
    return lines[-1].seq if lines else 0


def bring_in(file: Path, planned: Plan, key: str = "") -> None:
    """Do what was planned.

    Raises:
        JournalUnusable: nothing of it was done, for the reason that is told.
    """
    from triage.journal.exchange import bring_in as keep  # noqa: PLC0415 - as above

    if planned.coming:
        keep(file, planned.coming, planned.behind, key)


def _as_coming(line: "Line") -> "Coming":
    from triage.journal.exchange import DAMAGED, event_of  # noqa: PLC0415 - as above
    from triage.journal.rows import ERASED  # noqa: PLC0415 - as above

    return event_of(line) or (ERASED if line.kind == DAMAGED else line.kind)


def _kind(what: "Coming") -> str:
    from triage.journal.exchange import fingerprint  # noqa: PLC0415 - as above

    *_, kind, _, _ = fingerprint(what)
    return kind


def _counts_in_order(print_: "Fingerprint") -> bool:
    """Whether advice and the gate of the routine go by where it stands; diary entries have times of their own."""
    *_, kind, _, _ = print_
    return kind not in DIARY

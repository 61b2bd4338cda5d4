"""What conversations and sessions of the journal come to, for notices and for looking back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from triage.engine.kept_order import LAST
from triage.engine.recalling import recall
from triage.engine.recollecting import answers_of
from triage.model.diary import Judged
from triage.model.events import Advised, Began, Entry, Passed
from triage.model.guard import Value
from triage.model.programme import REVIEW
from triage.model.training import History
from triage.model.vocabulary import Days, Finding, Words
from triage.services.materials import Materials
from triage.services.training_past import history_of

if TYPE_CHECKING:
    from triage.journal.rows import Record
    from triage.services.diary import Diary

DURATION = "duration"
"""The finding that says how long the pain has lasted, as a choice."""


@dataclass(frozen=True, slots=True)
class Talks:
    """What was said in conversations, and done in sessions."""

    history: History
    judged: tuple[Judged, ...]
    checked: Mapping[str, Value]
    """What was said at the last check."""
    began: date | None
    """When the pain began at the latest."""
    sessions_kept: tuple[int, ...]
    """The number of each session of the history, in the same order; where it is not known, no check counts as later."""
    check_ins_kept: tuple[int, ...]


_Known = tuple["Sequence[Record]", int, str, Talks]
_KNOWN: "WeakKeyDictionary[Diary, _Known]" = WeakKeyDictionary()
"""Of each journal what it came to last: years of it are not gone through again for each entry that is written."""


def talks(materials: Materials, diary: "Diary", history: History | None = None) -> Talks:
    """All that a journal holds of them; a history that is known is not worked out again."""
    records, whole = diary.history()
    known = _KNOWN.get(diary)
    if known is not None and known[1:3] == (whole, materials.protocol.digest) and _same(known[0], records):
        return known[3]
    if history is None:
        history = history_of(materials, [(record.interview, record.entry) for record in records])
    found = _talks(materials, records, whole, history)
    _KNOWN[diary] = (records, whole, materials.protocol.digest, found)
    return found


def _same(before: "Sequence[Record]", now: "Sequence[Record]") -> bool:
    """Whether these are the same records, read once: what was read anew is gone through anew."""
    return len(before) == len(now) and all(one is other for one, other in zip(before[-1:], now[-1:], strict=True))


def _talks(materials: Materials, records: "Sequence[Record]", whole: int, history: History) -> Talks:
    judged = _judged(materials, records, whole)
    checks = list(_checks(materials, records, judged))
    kept = {record.entry.at: record.seq for record in records}
    return Talks(
        history=history,
        judged=judged,
        checked=checks[-1][1] if checks else {},
        began=_lasting_from(materials, checks),
        sessions_kept=tuple(kept.get(session.at, LAST) for session in history.sessions),
        check_ins_kept=tuple(kept.get(check_in.at, LAST) for check_in in history.check_ins),
    )


def _judged(materials: Materials, records: "Sequence[Record]", whole: int) -> tuple[Judged, ...]:
    """The checks and reviews that came to their end; none of which a part may be damaged: it is asked again instead."""
    triage, flows = materials.protocol.flow.id, _flows(records)
    first: dict[str, int] = {}
    judged = []
    for record in records:
        id_, seq = record.interview, record.seq
        if first.setdefault(id_, seq) < whole or not isinstance(record.entry.event, Advised | Passed):
            continue
        flow = flows.get(id_, triage)
        if flow == REVIEW:
            judged.append(Judged(seq, record.entry.at, "review"))
        elif flow == triage and isinstance(record.entry.event, Advised):
            judged.append(Judged(seq, record.entry.at, "check"))
    return tuple(judged)


def _flows(records: "Iterable[Record]") -> Mapping[str, str]:
    """The dialogue of each conversation that is not told to be one of the triage by saying nothing."""
    return {record.interview: event.flow for record in records if isinstance(event := record.entry.event, Began)}


def _checks(
    materials: Materials, records: "Iterable[Record]", judged: Iterable[Judged]
) -> Iterator[tuple[date, Mapping[str, Value]]]:
    """The day of each check, and what had been said when it came to its end."""
    ends = {each.seq for each in judged if each.what == "check"}
    talks: dict[str, list[Entry]] = {}
    for record in records:
        talk = talks.setdefault(record.interview, [])
        talk.append(record.entry)
        if record.seq in ends:
            yield record.entry.at.date(), answers_of(materials.protocol, recall(talk))


def _lasting_from(materials: Materials, checks: Iterable[tuple[date, Mapping[str, Value]]]) -> date | None:
    """When the pain began at the latest, by what the checks were told; one that began later is another pain."""
    began: date | None = None
    for day, said in checks:
        for earliest, latest in _between(materials.protocol.vocabulary.get(DURATION), said.get(DURATION), day):
            began = latest if began is None or began < earliest else min(began, latest)
    return began


def _between(duration: Finding | None, said: Value | None, day: date) -> Iterator[tuple[date, date]]:
    if duration is None or not isinstance(duration.answers, Words) or not isinstance(duration.aid, Days):
        return
    longest = day.toordinal() - 1
    fewest = [min(days, longest) for days in duration.aid.lowest]
    for at, answer in enumerate(duration.answers.values):
        if answer == said:
            most = fewest[at + 1] - 1 if at + 1 < len(fewest) else longest
            yield day - timedelta(most), day - timedelta(fewest[at])

"""``accepted`` in ``rules.yaml``: what an organisation has lowered on purpose, each with who answers for it and why."""

from datetime import date

from triage.model.protocol import Accepted
from triage.model.urgency import Urgency
from triage.source.nodes import Mapping, Node
from triage.source.reader import Reader, shown

_FIELDS = ("lowers", "to", "by", "on", "reason")
_LEVELS = tuple(urgency.id for urgency in Urgency)
_WHAT = "an entry of `accepted`"
_NOBODY = "nobody"
"""As flows say that no clinician has reviewed them."""


def read_accepted(reader: Reader, node: Node | None) -> tuple[Accepted, ...]:
    """The entries; every field is needed, and what is wrong with one is noted."""
    found: dict[str, Accepted] = {}
    for item in reader.items(node, "`accepted`"):
        fields = reader.fields(item, _FIELDS, _WHAT)
        if fields is None:
            continue
        entry = _entry(reader, fields)
        if entry.lowers in found:
            reader.problems.add(fields.place, "T007", f"`{shown(entry.lowers)}` stands twice in `accepted`")
        elif entry.lowers:
            found[entry.lowers] = entry
    return tuple(found.values())


def _entry(reader: Reader, fields: Mapping) -> Accepted:
    level = reader.one_of(reader.needed(fields, "to", _WHAT), _LEVELS, "`to`")
    return Accepted(
        lowers=_text(reader, fields, "lowers"),
        to=Urgency.EMERGENCY if level is None else Urgency.named(level),
        by=_person(reader, fields),
        on=_date(reader, fields),
        reason=_text(reader, fields, "reason"),
    )


def _text(reader: Reader, fields: Mapping, field: str) -> str:
    word = reader.text(reader.needed(fields, field, _WHAT), f"`{field}`")
    return word.text.strip() if word else ""


def _person(reader: Reader, fields: Mapping) -> str:
    name = _text(reader, fields, "by")
    if name.casefold() == _NOBODY:
        message = "`by` names the person who answers for it; what nobody answers for is not accepted"
        reader.problems.add((fields.get("by") or fields).place, "T037", message)
    return name


def _date(reader: Reader, fields: Mapping) -> str:
    word = _text(reader, fields, "on")
    if word and not _is_date(word):
        message = f"`on` is a date such as 2026-11-22, not `{shown(word)}`"
        reader.problems.add((fields.get("on") or fields).place, "T012", message)
    return word


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

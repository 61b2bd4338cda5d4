"""The `rules` of ``plan.yaml``: how the routine goes on from what happened, in numbers that a clinician can read."""

from triage.model.programme import Fraction, Rules, Zones
from triage.source.nodes import Mapping, Node, Scalar
from triage.source.reader import Reader
from triage.source.times import DAY, MINUTE, read_seconds

FRACTIONS = {
    "a third": Fraction(1, 3),
    "half": Fraction(1, 2),
    "two thirds": Fraction(2, 3),
}
"""What can be left of a dose."""
MOST_PAIN = 10
_COUNTS = {
    "green_sessions": (1, 14),
    "remove_after_red": (1, 14),
    "red_days": (1, 14),
    "strong_pain": (1, MOST_PAIN),
    "strong_pain_days": (1, 14),
    "morning_rise": (1, MOST_PAIN),
    "easy_days": (1, 60),
    "times_a_day": (1, 4),
    "minutes_at_most": (1, 60),
}
"""What is counted, with the least and the most that can be meant."""
_PARTS = ("after_red", "after_bad_morning")
_DAYS = ("triage_counts_for", "set_up_counts_for", "review_every")
_FIELDS = ("zones", *_COUNTS, *_PARTS, *_DAYS, "check_in_counts_for", "sources")
_WHAT = "`rules`"


def read_going_on(reader: Reader, node: Node | None) -> tuple[Rules | None, tuple[Scalar, ...]]:
    """The rules, and the sources that they name; None with what is wrong noted."""
    fields = reader.fields(node, _FIELDS, _WHAT)
    if fields is None:
        return None, ()
    before = len(reader.problems.found)
    zones = _zones(reader, reader.needed(fields, "zones", _WHAT))
    counts = {name: _count(reader, fields, name) for name in _COUNTS}
    parts = {name: _part(reader, fields, name) for name in _PARTS}
    days = {name: read_seconds(reader, reader.needed(fields, name, _WHAT), f"`{name}`", DAY) // DAY for name in _DAYS}
    check_in = reader.needed(fields, "check_in_counts_for", _WHAT)
    minutes = read_seconds(reader, check_in, "`check_in_counts_for`", MINUTE) // MINUTE
    sources = reader.words(reader.needed(fields, "sources", _WHAT), "`sources`")
    if len(reader.problems.found) == before and counts["strong_pain"] <= zones.amber_to:
        message = f"`strong_pain` is above the amber zone, which goes to {zones.amber_to}"
        reader.problems.add(fields.place, "T099", message)
    rules = Rules(
        zones=zones,
        **counts,
        after_red=parts["after_red"],
        after_bad_morning=parts["after_bad_morning"],
        **days,
        check_in_counts_for=minutes,
        sources=tuple(source.text for source in sources),
    )
    return rules, sources


def _zones(reader: Reader, node: Node | None) -> Zones:
    fields = reader.fields(node, ("green_to", "amber_to", "rise"), "`zones`")
    if fields is None:
        return Zones(0, 0, 0)
    needed = {name: reader.needed(fields, name, "`zones`") for name in ("green_to", "amber_to", "rise")}
    green, amber, rise = (reader.whole_number(node, f"`{name}`") for name, node in needed.items())
    if green is None or amber is None or rise is None:
        return Zones(0, 0, 0)
    if not (green < amber < MOST_PAIN and 1 <= rise <= MOST_PAIN):
        message = f"green ends below amber, amber below {MOST_PAIN}, and `rise` is at least 1"
        reader.problems.add(fields.place, "T099", message)
    return Zones(green, amber, rise)


def _count(reader: Reader, fields: Mapping, name: str) -> int:
    node = reader.needed(fields, name, _WHAT)
    number = reader.whole_number(node, f"`{name}`")
    least, most = _COUNTS[name]
    if node is not None and number is not None and not least <= number <= most:
        reader.problems.add(node.place, "T099", f"`{name}` is from {least} to {most}, not {number}")
    return number or least


def _part(reader: Reader, fields: Mapping, name: str) -> Fraction:
    word = reader.one_of(reader.needed(fields, name, _WHAT), tuple(FRACTIONS), f"`{name}`")
    return FRACTIONS[word or "half"]

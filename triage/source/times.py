"""How long things count, in ``lower-back.yaml``: an answer, an advice, and the time until the next check."""

import re
from collections.abc import Collection

from triage.model.flow import WARNING
from triage.model.urgency import Urgency
from triage.source.nodes import Mapping, Node
from triage.source.reader import Reader, shown

_TIME = re.compile(r"([1-9][0-9]{0,3}) (minute|hour|day|week)s?")
MINUTE, _HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
_SECONDS = {"minute": MINUTE, "hour": _HOUR, "day": DAY, "week": 7 * DAY}


def read_times(
    reader: Reader, top: Mapping, explanations: Collection[str]
) -> tuple[dict[str, int], dict[Urgency, int], int]:
    """Seconds that answers count, days until the next check, and seconds that an advice stands."""
    again = {
        key.text: seconds
        for key, node in reader.entries(top.get("ask_again_after"), "`ask_again_after`")
        if reader.known(key, [WARNING, *explanations], "T028", "explanation")
        and (seconds := read_seconds(reader, node, f"`{key.text}`"))
    }
    levels = [urgency.id for urgency in Urgency]
    checks = {
        Urgency.named(key.text): seconds // DAY
        for key, node in reader.entries(top.get("check_again"), "`check_again`")
        if reader.one_of(key, levels, "a key of `check_again`")
        and (seconds := read_seconds(reader, node, f"`{key.text}`", DAY))
    }
    return again, checks, read_seconds(reader, top.get("advice_stands"), "`advice_stands`")


def read_seconds(reader: Reader, node: Node | None, what: str, shortest: int = _HOUR) -> int:
    """A time such as ``24 hours``, in seconds; 0 when there is none, or it is not written like that or too short."""
    word = reader.text(node, what)
    if word is None:
        return 0
    written = _TIME.fullmatch(word.text)
    too_fine = written is not None and written[2] == "minute" and shortest > MINUTE
    seconds = int(written[1]) * _SECONDS[written[2]] if written and not too_fine else 0
    if seconds < shortest:
        example = {MINUTE: "30 minutes", _HOUR: "24 hours"}.get(shortest, "2 weeks")
        reader.problems.add(word.place, "T012", f"{what} is a time such as `{example}`, not `{shown(word.text)}`")
        return 0
    return seconds

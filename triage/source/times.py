"""How long things count, in ``lower-back.yaml``: an answer, an advice, and the time until the next check."""

import re
from collections.abc import Collection

from triage.model.flow import WARNING
from triage.model.urgency import Urgency
from triage.source.nodes import Mapping, Node
from triage.source.reader import Reader, shown

_TIME = re.compile(r"([1-9][0-9]{0,3}) (hour|day|week)s?")
_HOUR, _DAY = 60 * 60, 24 * 60 * 60
_SECONDS = {"hour": _HOUR, "day": _DAY, "week": 7 * _DAY}


def read_times(
    reader: Reader, top: Mapping, explanations: Collection[str]
) -> tuple[dict[str, int], dict[Urgency, int], int]:
    """Seconds that answers count, days until the next check, and seconds that an advice stands."""
    again = {
        key.text: seconds
        for key, node in reader.entries(top.get("ask_again_after"), "`ask_again_after`")
        if reader.known(key, [WARNING, *explanations], "T028", "explanation")
        and (seconds := _seconds(reader, node, f"`{key.text}`"))
    }
    levels = [urgency.id for urgency in Urgency]
    checks = {
        Urgency.named(key.text): seconds // _DAY
        for key, node in reader.entries(top.get("check_again"), "`check_again`")
        if reader.one_of(key, levels, "a key of `check_again`")
        and (seconds := _seconds(reader, node, f"`{key.text}`", _DAY))
    }
    return again, checks, _seconds(reader, top.get("advice_stands"), "`advice_stands`")


def _seconds(reader: Reader, node: Node | None, what: str, shortest: int = _HOUR) -> int:
    """A time such as ``24 hours``, in seconds; 0 when there is none, or it is not written like that."""
    word = reader.text(node, what)
    if word is None:
        return 0
    written = _TIME.fullmatch(word.text)
    seconds = int(written[1]) * _SECONDS[written[2]] if written else 0
    if seconds < shortest:
        example = "24 hours" if shortest == _HOUR else "2 weeks"
        reader.problems.add(word.place, "T012", f"{what} is a time such as `{example}`, not `{shown(word.text)}`")
        return 0
    return seconds

"""A diary entry in words: all of it with its labels, in one short line, and as plain values."""

from dataclasses import asdict

from triage.model.diary import DiaryEntry
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials

_SCORES = ("now", "worst", "average", "leg")
_SHORT = 60
"""Characters of an entry's own words in a short line."""


def told(materials: Materials, entry: DiaryEntry) -> tuple[tuple[str, str], ...]:
    """Every part there is, as a label and what was said."""
    scores = ((part, getattr(entry, part)) for part in _SCORES)
    said = {part: str(score) for part, score in scores if score is not None}
    said |= _chosen(materials, entry)
    said |= {"helped": ", ".join(entry.helped), "words": entry.words}
    said |= {"tags": " ".join(f"#{tag}" for tag in entry.tags)}
    cleaned = ((part, clean(text)) for part, text in said.items())
    return tuple((_word(materials, f"log_{part}"), text) for part, text in cleaned if text)


def in_short(materials: Materials, entry: DiaryEntry) -> str:
    """The entry in one line, its own words cut where they are long."""
    chosen = _chosen(materials, entry)
    short = {part: str(score) for part in _SCORES if (score := getattr(entry, part)) is not None}
    short |= {part: chosen.pop(part) for part in ("sleep", "activity", "medicine") if part in chosen}
    short |= chosen
    short |= {"helped": ", ".join(entry.helped)} if entry.helped else {}
    parts = [_word(materials, f"log_short_{part}", what=what) for part, what in short.items()]
    numbers, words = ", ".join(parts), " ".join(entry.words.split())
    words = words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}\N{HORIZONTAL ELLIPSIS}"
    tags = [f"#{tag}" for tag in entry.tags if f"#{tag}" not in words.lower()]
    return " ".join(clean(" ".join([": ".join(filter(None, (numbers, words))), *tags])).split())


def as_values(entry: DiaryEntry) -> dict[str, object]:
    """The entry as a program reads it: what was not said is null, or empty."""
    return {**asdict(entry), "at": entry.at.isoformat()}


def _chosen(materials: Materials, entry: DiaryEntry) -> dict[str, str]:
    """What was picked from a list, in words."""
    chosen = {}
    if entry.where:
        chosen["where"] = ", ".join(_word(materials, f"log_place_{place}") for place in entry.where)
    if entry.sleep is not None:
        chosen["sleep"] = _word(materials, f"log_sleep_{entry.sleep}")
    if entry.activity is not None:
        chosen["activity"] = _word(materials, f"log_activity_{entry.activity}")
    if entry.medicine is not None:
        chosen["medicine"] = _word(materials, "log_taken" if entry.medicine else "log_not_taken")
    return chosen


def _word(materials: Materials, key: str, **names: str) -> str:
    return fill_names(materials.library.diary[key], names)

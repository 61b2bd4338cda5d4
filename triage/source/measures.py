"""``measures.yaml`` in the flows and in the content: which measures there are, how they count, and their words."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import cast, get_args

from triage.errors import Place, Problems
from triage.model.measure import (
    HIGHEST,
    MEAN,
    Better,
    ItemWords,
    Kind,
    Measure,
    Measures,
    MeasureWords,
    RealChange,
)
from triage.source.files import file_name, read_text
from triage.source.names import no_names
from triage.source.nodes import Mapping as Fields
from triage.source.nodes import Node, Scalar, read_nodes
from triage.source.reader import Reader
from triage.source.times import DAY, read_seconds

FILE = "measures.yaml"
TOP = ("measures", "early", "last_stays")
_KINDS: tuple[Kind, ...] = get_args(Kind)
FIELDS = (*_KINDS, "together", "score", "better", "real_change", "weeks", "sources")
CHANGE = ("points", "percent", "least")
OF_WORDS = ("title", "about", "intro", "items", "statements", "scored", "credit")
ITEM = ("ask", "low", "high")
_MOST: Mapping[str, int] = {"statements": 50, "activities": 5, "together": 6}
"""The most of each that can be meant."""
_LAST_WEEK = 104
_ALL = 100
"""Percent."""
_NONE = Measures({}, 0, 0)
EACH = "each"
"""What the words for every activity are called."""


def load_measures(folder: Path) -> Measures:
    """The measures of a folder of flows.

    Raises:
        ProblemsFound: something in them is wrong; every problem is listed and nothing is loaded.
    """
    problems = Problems()
    measures, _ = read_measures(Reader(problems), folder)
    problems.stop_if_any()
    return measures


def read_measures(reader: Reader, folder: Path) -> tuple[Measures, Sequence[Scalar]]:
    """The measures of a folder of flows, and the sources that they name; none where something is wrong."""
    before = len(reader.problems.found)
    top = reader.fields(_root(reader, folder, FILE), TOP, "the measures file")
    if top is None:
        return _NONE, ()
    sources: list[Scalar] = []
    found = {
        key.text: measure
        for key, node in reader.entries(reader.needed(top, "measures", "the measures file"), "`measures`")
        if (measure := _measure(reader, key, node, sources)) is not None
    }
    days = [
        read_seconds(reader, reader.needed(top, name, "the measures file"), f"`{name}`", DAY) // DAY
        for name in ("early", "last_stays")
    ]
    return Measures(found, *days) if len(reader.problems.found) == before else _NONE, sources


def _measure(reader: Reader, key: Scalar, node: Node, sources: list[Scalar]) -> Measure | None:
    what = f"the measure `{key.text}`"
    fields = reader.fields(node, FIELDS, what)
    if fields is None:
        return None
    kind, items = _items(reader, fields, what)
    better = reader.one_of(reader.needed(fields, "better", what), get_args(Better), "`better`")
    words = reader.words(reader.needed(fields, "sources", what), "`sources`")
    sources += words
    most = len(items) if kind == "statements" else HIGHEST
    return Measure(
        id=key.text,
        kind=kind,
        items=items,
        score=_score(reader, fields, kind, items),
        together=_number(reader, fields, "together", 1, _MOST["together"]) if kind == "statements" else 1,
        better=cast("Better", better or "lower"),
        real_change=_real_change(reader, reader.needed(fields, "real_change", what), most),
        weeks=_weeks(reader, reader.needed(fields, "weeks", what)),
        sources=tuple(word.text for word in words),
    )


def _items(reader: Reader, fields: Fields, what: str) -> tuple[Kind, tuple[str, ...]]:
    """What it is made of; exactly one of the three ways to say so."""
    said = [kind for kind in _KINDS if fields.get(kind) is not None]
    if len(said) != 1:
        known = ", ".join(f"`{kind}`" for kind in _KINDS)
        reader.problems.add(fields.place, "T115", f"{what} has exactly one of {known}, not {len(said)}")
        return "items", ()
    kind = said[0]
    if kind != "items":
        number = _number(reader, fields, kind, 1, _MOST[kind])
        return kind, tuple(str(item) for item in range(1, number + 1))
    words = reader.words(fields.get("items"), "`items`")
    if not words:
        reader.problems.add(fields.place, "T010", "`items` needs at least one item")
    return kind, tuple(word.text for word in words)


def _score(reader: Reader, fields: Fields, kind: Kind, items: tuple[str, ...]) -> str:
    node = fields.get("score")
    if kind != "items":
        if node is not None:
            reader.problems.add(node.place, "T116", "`score` is for items; statements are counted, activities averaged")
        return MEAN
    word = reader.text(reader.needed(fields, "score", "a measure with items"), "`score`")
    if word is not None and word.text not in {MEAN, *items}:
        known = ", ".join(f"`{item}`" for item in (MEAN, *items))
        reader.problems.add(word.place, "T116", f"`score` is one of {known}, not `{word.text[:60]}`")
    return word.text if word is not None else MEAN


def _real_change(reader: Reader, node: Node | None, most: int) -> RealChange:
    fields = reader.fields(node, CHANGE, "`real_change`")
    if fields is None:
        return RealChange(1)
    reader.needed(fields, "points", "`real_change`")
    points = _number(reader, fields, "points", 1, max(most, 1))
    percent, least = fields.get("percent"), fields.get("least")
    if percent is None and least is None:
        return RealChange(points)
    if percent is None or least is None:
        reader.problems.add(fields.place, "T118", "`percent` and `least` belong together: a part of little is nothing")
        return RealChange(points)
    part = _number(reader, fields, "percent", 1, _ALL)
    return RealChange(points, part, _number(reader, fields, "least", 1, points))


def _weeks(reader: Reader, node: Node | None) -> tuple[int, ...]:
    numbers = [reader.whole_number(item, "each of `weeks`") for item in reader.items(node, "`weeks`")]
    weeks = tuple(number for number in numbers if number is not None)
    rises = all(before < after for before, after in pairwise(weeks))
    if node is not None and (weeks[:1] != (0,) or not rises or weeks[-1] > _LAST_WEEK):
        reader.problems.add(node.place, "T117", f"`weeks` starts at 0 and rises, to {_LAST_WEEK} at most")
    return weeks


def _number(reader: Reader, fields: Fields, name: str, least: int, most: int) -> int:
    node = fields.get(name)
    number = reader.whole_number(node, f"`{name}`")
    if node is not None and number is not None and not least <= number <= most:
        reader.problems.add(node.place, "T118", f"`{name}` is from {least} to {most}, not {number}")
    return number if number is not None and least <= number <= most else least


def read_measure_words(reader: Reader, folder: Path, language: str, measures: Measures) -> dict[str, MeasureWords]:
    """The words of each measure; what is missing or too much is noted, unless the measures themselves are wrong."""
    if not measures.measures:
        return {}
    file = f"{language}/{FILE}"
    root = _root(reader, folder, file)
    words = {
        key.text: _words(reader, fields, measures.measures[key.text])
        for key, node in reader.entries(root, "the file")
        if reader.known(key, measures.measures, "T058", "measure")
        and (fields := reader.fields(node, OF_WORDS, f"`{key.text}`")) is not None
    }
    for id_ in measures.measures:
        if root is not None and id_ not in words:
            reader.problems.add(Place(file_name(folder, file)), "T058", f"the measure `{id_}` has no words")
    return words


def _words(reader: Reader, fields: Fields, measure: Measure) -> MeasureWords:
    what = f"the words of `{measure.id}`"
    title, about, scored, credit = (
        _text(reader, fields, name, what) for name in ("title", "about", "scored", "credit")
    )
    return MeasureWords(
        title=title,
        about=about,
        intro=tuple(no_names(reader, line) for line in reader.words(fields.get("intro"), "`intro`")),
        items=_item_words(reader, fields, measure),
        statements=_statements(reader, fields, measure),
        scored=scored,
        credit=credit,
    )


def _item_words(reader: Reader, fields: Fields, measure: Measure) -> dict[str, ItemWords]:
    if measure.kind == "statements":
        return {}
    wanted = (EACH,) if measure.kind == "activities" else measure.items
    node = reader.needed(fields, "items", f"the measure `{measure.id}`")
    found = {
        key.text: ItemWords(*(_text(reader, item, name, f"`{key.text}`") for name in ITEM))
        for key, entry in reader.entries(node, "`items`")
        if reader.known(key, wanted, "T053", "part of `items`")
        and (item := reader.fields(entry, ITEM, f"`{key.text}`")) is not None
    }
    missing = [f"`{item}`" for item in wanted if item not in found]
    if missing and node is not None:
        reader.problems.add(node.place, "T052", f"`items` needs words for {', '.join(missing)}")
    if measure.kind == "activities" and EACH in found:
        return dict.fromkeys(measure.items, found[EACH])
    return {item: found[item] for item in wanted if item in found}


def _text(reader: Reader, fields: Fields, name: str, what: str) -> str:
    return no_names(reader, reader.text(reader.needed(fields, name, what), f"`{name}`"))


def _statements(reader: Reader, fields: Fields, measure: Measure) -> tuple[str, ...]:
    node = fields.get("statements")
    lines = tuple(no_names(reader, line) for line in reader.words(node, "`statements`"))
    wanted = len(measure.items) if measure.kind == "statements" else 0
    if len(lines) != wanted:
        place = fields.place if node is None else node.place
        reader.problems.add(place, "T119", f"`{measure.id}` has {wanted} statements, and words for {len(lines)}")
    return lines


def _root(reader: Reader, folder: Path, file: str) -> Node | None:
    text = read_text(folder, file, reader.problems)
    return None if text is None else read_nodes(text, file_name(folder, file), reader.problems)

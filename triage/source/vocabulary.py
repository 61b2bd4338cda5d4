"""``findings.yaml``: the vocabulary."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from triage.errors import Place
from triage.model.guard import Guard
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES_NO, Answers, Finding, Numbers, Words
from triage.source.aids import read_aid
from triage.source.guards import GUARD_WORDS, read_guard
from triage.source.nodes import Mapping, Node, Scalar, Sequence
from triage.source.reader import Reader

_FIELDS = ("answers", "derived", "warning", "suspects", "applies", "cause", "lasting", "aid", "elsewhere", "sources")
_NO_YES = Words(YES_NO)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The findings by id, with the place of each for later messages."""

    findings: dict[str, Finding]
    places: dict[str, Place]
    source_words: tuple[Scalar, ...]
    suspect_words: tuple[Scalar, ...]
    elsewhere: frozenset[str] = frozenset()
    """What the triage never asks: a dialogue of the routine does, or the program sets it."""


def read_vocabulary(reader: Reader, root: Node | None) -> Vocabulary:
    """The vocabulary that a node tree describes."""
    entries: dict[str, tuple[Scalar, Mapping]] = {}
    for key, node in reader.entries(root, "the vocabulary"):
        fields = reader.fields(node, _FIELDS, f"`{key.text}`")
        if key.text in GUARD_WORDS:
            reader.problems.add(key.place, "T015", f"`{key.text}` is a word of guards; call the finding otherwise")
        if fields is not None:
            entries[key.text] = key, fields
    answers = {id_: _answers(reader, key, fields) for id_, (key, fields) in entries.items()}
    warnings = {id_: level for id_, (_, fields) in entries.items() if (level := _warning(reader, fields)) is not None}

    def guard(node: Node | None) -> Guard | None:
        return None if node is None else read_guard(reader, node, answers, warnings)

    findings: dict[str, Finding] = {}
    source_words: list[Scalar] = []
    suspect_words: list[Scalar] = []
    for id_, (_, fields) in entries.items():
        sources = reader.words(fields.get("sources"), "`sources`")
        suspects = reader.text(fields.get("suspects"), "`suspects`")
        source_words += sources
        suspect_words += [suspects] if suspects else []
        findings[id_] = Finding(
            id=id_,
            answers=answers[id_],
            derived=guard(fields.get("derived")),
            warning=warnings.get(id_),
            suspects=suspects.text if suspects else None,
            applies=guard(fields.get("applies")),
            cause=reader.flag(fields.get("cause"), "`cause`"),
            sources=tuple(source.text for source in sources),
            lasting=reader.flag(fields.get("lasting"), "`lasting`"),
            aid=read_aid(reader, fields, answers[id_]),
        )
        _check_warning(reader, fields, findings[id_])
        _check_lasting(reader, fields, findings[id_])
    places = {id_: key.place for id_, (key, _) in entries.items()}
    elsewhere = frozenset(_elsewhere(reader, entries, findings))
    return Vocabulary(findings, places, tuple(source_words), tuple(suspect_words), elsewhere)


def _elsewhere(
    reader: Reader, entries: dict[str, tuple[Scalar, Mapping]], findings: dict[str, Finding]
) -> Iterator[str]:
    """The findings that the triage never asks."""
    for id_, (_, fields) in entries.items():
        if reader.flag(fields.get("elsewhere"), "`elsewhere`"):
            _check_elsewhere(reader, fields, findings[id_])
            yield id_


def in_settling_order(reader: Reader, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """The findings that are derived or do not always apply, each after those it reads; a circle is noted."""
    dependent = {f.id: f for f in vocabulary.findings.values() if f.derived is not None or f.applies is not None}
    reads = {id_: [read for read in _reads(finding) if read in dependent] for id_, finding in dependent.items()}
    try:
        return tuple(dependent[id_] for id_ in TopologicalSorter(reads).static_order())
    except CycleError as error:
        circle = list(dict.fromkeys(error.args[1]))
        first = min(circle, key=list(dependent).index)
        reader.problems.add(vocabulary.places[first], "T025", f"`{first}` depends on itself, in a circle")
        return ()


def _reads(finding: Finding) -> Iterable[str]:
    for guard in (finding.derived, finding.applies):
        if guard is not None:
            yield from guard.reads()


def _check_warning(reader: Reader, fields: Mapping, finding: Finding) -> None:
    if finding.warning is None:
        return
    if not finding.yes_no:
        reader.problems.add(fields.place, "T013", "only a yes_no finding can have a `warning`")
    if finding.cause:
        reader.problems.add(fields.place, "T013", "a `cause` teaches only; it cannot have a `warning`")
    for needed in ("suspects", "sources"):
        reader.needed(fields, needed, f"a finding with a `warning` (`{finding.id}`)")


def _check_lasting(reader: Reader, fields: Mapping, finding: Finding) -> None:
    if finding.lasting and (not finding.yes_no or finding.derived is not None):
        reader.problems.add(fields.place, "T013", "only a yes_no finding that is asked can be `lasting`")


def _check_elsewhere(reader: Reader, fields: Mapping, finding: Finding) -> None:
    if finding.derived is not None or finding.warning is not None:
        message = (
            "a finding that is worked out or has a `warning` cannot be `elsewhere`; the triage must ask the latter"
        )
        reader.problems.add(fields.place, "T013", message)


def _warning(reader: Reader, fields: Mapping) -> Urgency | None:
    level = reader.one_of(fields.get("warning"), [urgency.id for urgency in Urgency], "`warning`")
    return None if level is None else Urgency.named(level)


def _answers(reader: Reader, key: Scalar, fields: Mapping) -> Answers:
    node = fields.get("answers")
    derived = fields.get("derived")
    if (node is None) == (derived is None):
        reader.problems.add(key.place, "T010", f"`{key.text}` needs either `answers` or `derived`")
    if isinstance(node, Sequence):
        return _words(reader, node)
    if isinstance(node, Mapping):
        return _numbers(reader, node)
    reader.one_of(node, ("yes_no",), "`answers`")
    return _NO_YES


def _words(reader: Reader, node: Sequence) -> Answers:
    if not node.items:
        reader.problems.add(node.place, "T010", "`answers` needs at least one word")
    return Words(tuple(word.text for word in reader.words(node, "`answers`")))


def _numbers(reader: Reader, node: Mapping) -> Answers:
    reader.fields(node, ("number", "scale"), "`answers`")
    if len(node.fields) != 1:
        reader.problems.add(node.place, "T010", "`answers` needs either `number` or `scale`")
        return _NO_YES
    name, limits_node = node.fields[0]
    limits = reader.fields(limits_node, ("from", "to", "unit"), f"`{name.text}`")
    if limits is None:
        return _NO_YES
    low = reader.whole_number(reader.needed(limits, "from", f"`{name.text}`"), "`from`")
    high = reader.whole_number(reader.needed(limits, "to", f"`{name.text}`"), "`to`")
    unit = reader.text(limits.get("unit"), "`unit`")
    if low is not None and high is not None and low >= high:
        reader.problems.add(limits.place, "T012", f"`from` is below `to`, and {low} is not below {high}")
    return Numbers(low or 0, high or 0, unit.text if unit else "", scale=name.text == "scale")

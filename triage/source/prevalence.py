"""``prevalence.yaml``: how often the people who use the program would say what, and what they usually say."""

from collections.abc import Collection
from pathlib import Path

from triage.errors import Problems
from triage.model.guard import Value
from triage.model.prevalence import Cited, Limit, Prevalence
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import Finding, Words
from triage.source.figures import asked, read_figures, read_percent
from triage.source.files import file_name, read_text
from triage.source.nodes import Mapping, Node, Scalar, read_nodes
from triage.source.reader import Reader

FILE = "prevalence.yaml"
"""Not needed in a folder of flows, and no part of a protocol: it decides no advice."""
COMPARE = ("serious_cause", "any_warning_sign")
"""What the evidence counted: people with a serious cause, and people with at least one warning sign."""
LIMITS = {
    "soon_or_above": Urgency.SOON,
    "urgent_or_above": Urgency.URGENT,
    "emergency": Urgency.EMERGENCY,
}
FEWEST, MOST = 100, 200_000
"""People; fewer say nothing, and more say no more."""
_FIELDS = ("cohort", "people", "seed", "usual", "budget", "compare", "findings")
_WHAT = "the prevalence file"


def read_prevalence(
    folder: Path, protocol: Protocol, problems: Problems, sources: Collection[str] | None = None
) -> Prevalence | None:
    """The file in a folder of flows; None where there is none, or with everything that is wrong with it noted.

    With the keys of all `sources`, those that the file cites are looked up.
    """
    before = len(problems.found)
    reader = Reader(problems)
    top = _top(reader, folder)
    if top is None:
        return None
    usual = _usual(reader, top, protocol)
    figures = read_figures(reader, reader.needed(top, "findings", _WHAT), protocol)
    compare, compared = _compare(reader, top)
    limits = _limits(reader, top)
    cohort = reader.text(reader.needed(top, "cohort", _WHAT), "`cohort`")
    people = _number(reader, top, "people", FEWEST, MOST)
    seed = _number(reader, top, "seed", 0, 999_999)
    for word in (*figures.source_words, *compared):
        if sources is not None:
            reader.known(word, sources, "T029", "source")
    if len(problems.found) > before or cohort is None:
        return None
    return Prevalence(cohort.text, people, seed, usual, limits, compare, figures.figures, figures.order)


def read_usual(folder: Path, protocol: Protocol, problems: Problems) -> dict[str, Value]:
    """What people usually say to what is not answered yes or no; empty where the folder has no such file."""
    reader = Reader(problems)
    top = _top(reader, folder)
    return {} if top is None else _usual(reader, top, protocol)


def _top(reader: Reader, folder: Path) -> Mapping | None:
    path = folder / FILE
    if not path.exists() and not path.is_symlink():
        return None
    text = read_text(folder, FILE, reader.problems)
    node = None if text is None else read_nodes(text, file_name(folder, FILE), reader.problems)
    return reader.fields(node, _FIELDS, _WHAT)


def _usual(reader: Reader, top: Mapping, protocol: Protocol) -> dict[str, Value]:
    wanted = [finding.id for finding in asked(protocol) if not finding.yes_no]
    node = reader.needed(top, "usual", _WHAT)
    usual: dict[str, Value] = {}
    for key, value in reader.entries(node, "`usual`"):
        if reader.known(key, wanted, "T022", "finding with answers of its own"):
            answer = _answer(reader, protocol.vocabulary[key.text], value)
            usual |= {} if answer is None else {key.text: answer}
    if isinstance(node, Mapping):
        for id_ in wanted:
            reader.needed(node, id_, "`usual`")
    return usual


def _answer(reader: Reader, finding: Finding, node: Node) -> Value | None:
    if isinstance(finding.answers, Words):
        return reader.one_of(node, finding.answers.values, f"`{finding.id}`", "T023")
    return _within(reader, node, finding.id, finding.answers.low, finding.answers.high)


def _number(reader: Reader, top: Mapping, key: str, low: int, high: int) -> int:
    return _within(reader, reader.needed(top, key, _WHAT), key, low, high) or 0


def _within(reader: Reader, node: Node | None, what: str, low: int, high: int) -> int | None:
    number = reader.whole_number(node, f"`{what}`")
    if number is None or node is None or low <= number <= high:
        return number
    reader.problems.add(node.place, "T023", f"`{what}` runs from {low} to {high}, not to {number}")
    return None


def _compare(reader: Reader, top: Mapping) -> tuple[dict[str, Cited], tuple[Scalar, ...]]:
    """Cited figures by what was counted, with their sources as words to look up."""
    compare: dict[str, Cited] = {}
    words: list[Scalar] = []
    known = None if top.get("compare") is None else reader.fields(top.get("compare"), COMPARE, "`compare`")
    for key, node in known.fields if known is not None else ():
        fields = reader.fields(node, ("percent", "sources"), f"`{key.text}`")
        if fields is None:
            continue
        share = read_percent(reader, reader.needed(fields, "percent", f"`{key.text}`"), "`percent`")
        sources = reader.words(reader.needed(fields, "sources", f"`{key.text}`"), "`sources`")
        compare[key.text] = Cited(share, tuple(word.text for word in sources))
        words += sources
    return compare, tuple(words)


def _limits(reader: Reader, top: Mapping) -> tuple[Limit, ...]:
    budget = reader.fields(reader.needed(top, "budget", _WHAT), LIMITS, "`budget`")
    limits: list[Limit] = []
    for key, node in budget.fields if budget is not None else ():
        fields = reader.fields(node, ("at_most", "because"), f"`{key.text}`")
        if fields is None or key.text not in LIMITS:
            continue
        at_most = read_percent(reader, reader.needed(fields, "at_most", f"`{key.text}`"), "`at_most`")
        because = reader.text(reader.needed(fields, "because", f"`{key.text}`"), "`because`")
        limits.append(Limit(LIMITS[key.text], at_most, because.text if because else ""))
    return tuple(sorted(limits, key=lambda limit: limit.at_least))

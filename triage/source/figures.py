"""The figures of ``prevalence.yaml``: for each finding that is asked, how often which answer is given."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from triage.errors import Place
from triage.model.guard import ALWAYS, Value
from triage.model.prevalence import WHOLE, Figure, Portion
from triage.model.protocol import Protocol
from triage.model.vocabulary import NO, UNSURE, YES, Finding, Numbers
from triage.source.guards import read_when
from triage.source.nodes import Mapping, Node, Scalar, Sequence
from triage.source.reader import Reader, shown

_WHERE_FROM = ("sources", "assumption")
_PERCENT = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,2}))?")
_RANGE = re.compile(r"([0-9]{1,6})(?: to ([0-9]{1,6}))?")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of each finding, an order to draw in, and the source keys to look up."""

    figures: dict[str, tuple[Figure, ...]]
    order: tuple[str, ...]
    source_words: tuple[Scalar, ...]


def asked(protocol: Protocol) -> tuple[Finding, ...]:
    """The findings that some question asks, in the order of the vocabulary."""
    ids = {id_ for question in protocol.flow.questions.values() for id_ in question.asks}
    return tuple(finding for finding in protocol.vocabulary.values() if finding.id in ids)


def read_figures(reader: Reader, node: Node | None, protocol: Protocol) -> Figures:
    """Every figure; a finding that is asked and has none is noted."""
    figures: dict[str, tuple[Figure, ...]] = {}
    places: dict[str, Place] = {}
    sources: list[Scalar] = []
    for key, entry in reader.entries(node, "`findings`"):
        if not reader.known(key, protocol.vocabulary, "T022", "finding"):
            continue
        finding = protocol.vocabulary[key.text]
        places[finding.id] = key.place
        if finding.derived is not None:
            message = f"`{finding.id}` is worked out from other findings; only what is asked has figures"
            reader.problems.add(key.place, "T075", message)
        cases = _Cases(reader, finding, protocol)
        figures[finding.id] = cases.read(entry)
        sources += cases.source_words
    if isinstance(node, Mapping):
        for finding in asked(protocol):
            if finding.id not in places:
                message = f"`{finding.id}` is asked, but nothing says how often which answer is given"
                reader.problems.add(node.place, "T071", message)
    return Figures(figures, _order(reader, figures, places, protocol), tuple(sources))


class _Cases:
    """The figures of one finding."""

    def __init__(self, reader: Reader, finding: Finding, protocol: Protocol) -> None:
        self._reader = reader
        self._finding = finding
        self._protocol = protocol
        self.source_words: list[Scalar] = []

    def read(self, entry: Node) -> tuple[Figure, ...]:
        """One figure, or a list of them of which the last is for everybody else."""
        nodes = entry.items if isinstance(entry, Sequence) else (entry,)
        if not nodes:
            self._reader.problems.add(entry.place, "T074", f"`{self._finding.id}` needs at least one figure")
        return tuple(self._figure(node, last=node is nodes[-1]) for node in nodes)

    def _figure(self, node: Node, *, last: bool) -> Figure:
        answers = ("yes", "unsure") if self._finding.yes_no else ("spread",)
        fields = self._reader.fields(node, ("given", *answers, *_WHERE_FROM), f"a figure of `{self._finding.id}`")
        if fields is None:
            return Figure(ALWAYS, (), (), "")
        given = fields.get("given")
        if last != (given is None):
            message = "the last figure is for everybody else, without `given`; each before it has a `given`"
            self._reader.problems.add(fields.place, "T074", message)
        sources, assumption = self._where_from(fields)
        return Figure(
            given=ALWAYS if given is None else read_when(self._reader, given, self._protocol.vocabulary),
            portions=self._of_yes_no(fields) if self._finding.yes_no else self._spread(fields),
            sources=sources,
            assumption=assumption,
        )

    def _where_from(self, fields: Mapping) -> tuple[tuple[str, ...], str]:
        sources, assumption = (fields.get(name) for name in _WHERE_FROM)
        if (sources is None) == (assumption is None):
            message = "a figure has either `sources` that state it, or an `assumption` that says why; one of the two"
            self._reader.problems.add(fields.place, "T070", message)
        words = self._reader.words(sources, "`sources`")
        if isinstance(sources, Sequence) and not sources.items:
            self._reader.problems.add(sources.place, "T070", "`sources` names no source")
        self.source_words += words
        why = self._reader.text(assumption, "`assumption`")
        return tuple(word.text for word in words), why.text if why is not None else ""

    def _of_yes_no(self, fields: Mapping) -> tuple[Portion, ...]:
        yes = read_percent(self._reader, self._reader.needed(fields, "yes", "a figure"), "`yes`")
        unsure = read_percent(self._reader, fields.get("unsure"), "`unsure`")
        no = WHOLE - yes - unsure
        if no < 0:
            self._reader.problems.add(fields.place, "T072", "`yes` and `unsure` are more than 100 percent together")
        return Portion((NO,), no), Portion((UNSURE,), unsure), Portion((YES,), yes)

    def _spread(self, fields: Mapping) -> tuple[Portion, ...]:
        node = self._reader.needed(fields, "spread", f"a figure of `{self._finding.id}`")
        portions: list[Portion] = []
        for key, share in self._reader.entries(node, "`spread`"):
            values = self._values(key)
            portions.append(Portion(values, read_percent(self._reader, share, f"`{shown(key.text)}`")))
        total = sum(portion.share for portion in portions)
        if isinstance(node, Mapping) and total != WHOLE:
            message = f"the shares of a `spread` are 100 percent together, not {total / 100:g}"
            self._reader.problems.add(node.place, "T072", message)
        return tuple(portions)

    def _values(self, key: Scalar) -> tuple[Value, ...]:
        answers = self._finding.answers
        if not isinstance(answers, Numbers):
            word = self._reader.one_of(key, answers.values, f"`{self._finding.id}`", "T023")
            return () if word is None else (word,)
        found = _RANGE.fullmatch(key.text)
        low, high = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if not answers.low <= low <= high <= answers.high:
            limits = f"{answers.low} to {answers.high}"
            message = f"`{self._finding.id}` is a number or a range inside `{limits}`, not `{shown(key.text)}`"
            self._reader.problems.add(key.place, "T023", message)
            return ()
        return tuple(range(low, high + 1))


def read_percent(reader: Reader, node: Node | None, what: str) -> int:
    """A percentage as a share of `WHOLE`; zero when absent, or with the reason noted."""
    word = reader.text(node, what)
    if word is None:
        return 0
    found = _PERCENT.fullmatch(word.text)
    share = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else WHOLE + 1
    if share > WHOLE:
        message = f"{what} is a percentage from 0 to 100 such as `2.5`, not `{shown(word.text)}`"
        reader.problems.add(word.place, "T073", message)
        return 0
    return share


def _order(
    reader: Reader, figures: dict[str, tuple[Figure, ...]], places: dict[str, Place], protocol: Protocol
) -> tuple[str, ...]:
    """The findings asked or worked out, each after what its figures and its own conditions read."""
    drawn = {finding.id for finding in asked(protocol)} | {
        finding.id for finding in protocol.vocabulary.values() if finding.derived is not None
    }
    reads = {
        id_: [read for read in dict.fromkeys(_reads(finding, figures.get(id_, ()))) if read in drawn]
        for id_, finding in protocol.vocabulary.items()
        if id_ in drawn
    }
    try:
        return tuple(TopologicalSorter(reads).static_order())
    except CycleError as error:
        circle = [id_ for id_ in reads if id_ in error.args[1] and id_ in places]
        message = f"how often `{circle[0]}` is said depends on itself, in a circle"
        reader.problems.add(places[circle[0]], "T025", message)
        return ()


def _reads(finding: Finding, figures: tuple[Figure, ...]) -> Iterable[str]:
    for guard in (finding.derived, finding.applies, *(figure.given for figure in figures)):
        if guard is not None:
            yield from guard.reads()

"""``lower-back.yaml`` and other dialogues: questions, branches and what they record."""

from collections.abc import Mapping as Known
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import cast, get_args

from triage.errors import Place
from triage.model.flow import OUTCOME, Branch, Flow, Kind, Question
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import Finding, Numbers
from triage.source.guards import read_when
from triage.source.nodes import Mapping, Node, Scalar, Sequence
from triage.source.reader import Reader
from triage.source.times import read_times

LARGEST_CHECKLIST = 6
"""Items on one screen."""

_BESIDE = ("flow", "version", "reviewed_by", "sections", "start", "questions")
_TOP = (*_BESIDE, "explanations")
_TIMES = ("ask_again_after", "check_again", "advice_stands")
_WHAT = "the flow"
_FIELDS = ("section", "kind", "records", "asks", "asks_again", "when", "sensitive", "then")


Vocabulary = Known[str, Finding]


@dataclass(slots=True)
class FlowFile:
    """A flow with the places of its questions."""

    flow: Flow
    places: dict[str, Place] = field(default_factory=dict)
    place: Place = field(default_factory=lambda: Place(""))
    """Where the file begins."""


def read_flow(reader: Reader, root: Node | None, vocabulary: Vocabulary) -> FlowFile | None:
    """The dialogue that a node tree describes, or None when its frame is missing."""
    top = reader.fields(root, (*_TOP, *_TIMES), _WHAT)
    if top is None:
        return None
    node = reader.needed(top, "explanations", _WHAT)
    explanations = tuple(word.text for word in reader.words(node, "`explanations`"))
    if isinstance(node, Sequence) and not explanations:
        reader.problems.add(node.place, "T010", "`explanations` needs at least one explanation")
    file = _read(reader, top, vocabulary)
    if file is None or not explanations:
        return None  # what is missing has been noted
    again, checks, stands = read_times(reader, top, explanations)
    file.flow = replace(
        file.flow, explanations=explanations, ask_again_after=again, check_again=checks, advice_stands=stands
    )
    return file


def read_dialogue(reader: Reader, root: Node | None, protocol: Protocol) -> FlowFile | None:
    """A dialogue beside that of the protocol: what is suspected, and how long things count, is the same for both."""
    top = reader.fields(root, _BESIDE, _WHAT)
    file = None if top is None else _read(reader, top, protocol.vocabulary)
    if file is not None:
        main = protocol.flow
        file.flow = replace(
            file.flow,
            explanations=main.explanations,
            ask_again_after=main.ask_again_after,
            check_again=main.check_again,
            advice_stands=main.advice_stands,
        )
    return file


def _read(reader: Reader, top: Mapping, vocabulary: Vocabulary) -> FlowFile | None:
    """The questions; or None when the frame is missing."""
    needed = {key: reader.needed(top, key, _WHAT) for key in _BESIDE}
    id_ = reader.text(needed["flow"], "`flow`")
    version = reader.whole_number(needed["version"], "`version`")
    reviewed_by = reader.text(needed["reviewed_by"], "`reviewed_by`")
    start = reader.text(needed["start"], "`start`")
    sections = tuple(word.text for word in reader.words(needed["sections"], "`sections`"))
    entries = dict(_entries(reader, needed["questions"]))
    reading = _Questions(reader, vocabulary, sections, entries)
    questions = {key.text: reading.question(key, fields) for key, fields in entries.items()}
    if start is not None:
        reader.known(start, questions, "T026", "question")
    if not (id_ and version is not None and reviewed_by and start and questions):
        return None  # each of these has been noted
    flow = Flow(id_.text, version, reviewed_by.text, sections, start.text, questions, ())
    return FlowFile(flow, {key.text: key.place for key in entries}, top.place)


def _entries(reader: Reader, node: Node | None) -> list[tuple[Scalar, Mapping]]:
    found = []
    for key, entry in reader.entries(node, "`questions`"):
        fields = reader.fields(entry, _FIELDS, f"the question `{key.text}`")
        if key.text == OUTCOME:
            reader.problems.add(key.place, "T015", f"`{OUTCOME}` is the name of the end; call the question otherwise")
        elif fields is not None:
            found.append((key, fields))
    return found


class _Questions:
    """Reads questions one at a time, knowing the others."""

    def __init__(
        self,
        reader: Reader,
        vocabulary: Vocabulary,
        sections: tuple[str, ...],
        entries: dict[Scalar, Mapping],
    ) -> None:
        self._reader = reader
        self._vocabulary = vocabulary
        self._sections = sections
        self._fields = {key.text: fields for key, fields in entries.items()}
        order = list(self._fields)
        self._next = dict(pairwise([*order, OUTCOME]))

    def question(self, key: Scalar, fields: Mapping) -> Question:
        what = f"the question `{key.text}`"
        kind = self._reader.one_of(self._reader.needed(fields, "kind", what), get_args(Kind), "`kind`")
        section = self._reader.one_of(self._reader.needed(fields, "section", what), self._sections, "`section`", "T027")
        when = fields.get("when")
        asks = () if kind is None else self._asks(what, kind, fields)
        again = self._reader.text(fields.get("asks_again"), "`asks_again`")
        return Question(
            id=key.text,
            section=section or "",
            kind=cast("Kind", kind or "review"),  # one_of has checked it; a misfit is a noted problem
            asks=asks,
            asks_again=again.text if again else None,
            when=None if when is None else read_when(self._reader, when, self._vocabulary),
            sensitive=self._reader.flag(fields.get("sensitive"), "`sensitive`"),
            then=self._then(key.text, fields),
        )

    def _asks(self, what: str, kind: str, fields: Mapping) -> tuple[str, ...]:
        given = [name for name in ("records", "asks", "asks_again") if fields.get(name) is not None]
        wanted = {"checklist": ("asks", "asks_again"), "review": ()}.get(kind, ("records",))
        if len(given) != bool(wanted) or not set(given) <= set(wanted):
            either = " or ".join(f"`{name}`" for name in wanted) or "no finding"
            self._reader.problems.add(fields.place, "T016", f"{what}, a {kind}, takes {either}")
            return ()
        again = self._reader.text(fields.get("asks_again"), "`asks_again`")
        if again is not None:
            return self._asked_again(again)
        asks = fields.get("asks")
        asked = self._known(self._reader.words(asks, "`asks`"))
        if isinstance(asks, Sequence) and not asks.items:
            self._reader.problems.add(asks.place, "T016", f"{what} asks nothing; a checklist has at least one item")
        if len(asked) > LARGEST_CHECKLIST:
            message = f"{what} asks {len(asked)} items; a screen holds {LARGEST_CHECKLIST}"
            self._reader.problems.add(fields.place, "T032", message)
        single = self._reader.text(fields.get("records"), "`records`")
        recorded = self._known((single,)) if single else asked
        for finding in recorded:
            self._check_kind(kind, finding, fields)
        return tuple(finding.id for finding in recorded)

    def _known(self, words: tuple[Scalar, ...]) -> tuple[Finding, ...]:
        known = [word for word in words if self._reader.known(word, self._vocabulary, "T022", "finding")]
        return tuple(self._vocabulary[word.text] for word in known)

    def _asked_again(self, again: Scalar) -> tuple[str, ...]:
        if not self._reader.known(again, self._fields, "T026", "question"):
            return ()
        asks = self._fields[again.text].get("asks")
        earlier = [word.text for word in asks.items if isinstance(word, Scalar)] if isinstance(asks, Sequence) else []
        known = [self._vocabulary[id_] for id_ in dict.fromkeys(earlier) if id_ in self._vocabulary]
        urgent = tuple(finding.id for finding in known if finding.warning is Urgency.EMERGENCY)
        if not urgent:
            message = f"`{again.text}` has no emergency item; there is nothing to ask again"
            self._reader.problems.add(again.place, "T016", message)
        return urgent

    def _check_kind(self, kind: str, finding: Finding, fields: Mapping) -> None:
        numbers = isinstance(finding.answers, Numbers)
        fits = {
            "checklist": finding.yes_no,
            "yes_no": finding.yes_no,
            "choice": not numbers and not finding.yes_no,
            "number": isinstance(finding.answers, Numbers) and not finding.answers.scale,
            "scale": isinstance(finding.answers, Numbers) and finding.answers.scale,
        }
        if finding.derived is not None:
            message = f"`{finding.id}` is worked out from other findings; it is never asked"
            self._reader.problems.add(fields.place, "T017", message)
        elif not fits[kind]:
            message = f"`{finding.id}` cannot be asked as a `{kind}`; its answers are of another kind"
            self._reader.problems.add(fields.place, "T017", message)

    def _then(self, id_: str, fields: Mapping) -> tuple[Branch, ...]:
        node = fields.get("then")
        if node is None:
            return (Branch(self._next[id_]),)
        branches: list[Branch] = []
        items = self._reader.items(node, "`then`")
        for number, item in enumerate(items, 1):
            branch = self._reader.fields(item, ("when", "go"), "a branch")
            if branch is None:
                continue
            when = branch.get("when")
            if (when is None) != (number == len(items)):
                message = f"the last branch of `{id_}`, and only the last, leads on without a `when`"
                self._reader.problems.add(item.place, "T018", message)
            guard = None if when is None else read_when(self._reader, when, self._vocabulary)
            go = self._reader.text(self._reader.needed(branch, "go", "a branch"), "`go`")
            if go is not None and self._reader.known(go, [*self._fields, OUTCOME], "T026", "question"):
                branches.append(Branch(go.text, guard))
        if isinstance(node, Sequence) and not items:
            self._reader.problems.add(node.place, "T018", f"`then` of `{id_}` needs at least one branch")
        return tuple(branches)

"""``rules.yaml``: combinations, when the routine may be offered, and what is lowered on purpose."""

from dataclasses import dataclass

from triage.model.guard import Guard
from triage.model.protocol import Accepted, Rule
from triage.model.urgency import Urgency
from triage.source.accepted import read_accepted
from triage.source.guards import read_when
from triage.source.nodes import Mapping, Node, Scalar
from triage.source.reader import Reader
from triage.source.vocabulary import Vocabulary

_FIELDS = ("when", "urgency", "replaces", "suspects", "sources")
_ROUTINE = "routine"
_LEVELS = tuple(urgency.id for urgency in Urgency)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules, the routine's conditions, and the words to look up elsewhere."""

    rules: tuple[Rule, ...]
    routine: dict[Urgency, Guard]
    source_words: tuple[Scalar, ...]
    suspect_words: tuple[Scalar, ...]
    accepted: tuple[Accepted, ...] = ()


def read_rules(reader: Reader, root: Node | None, vocabulary: Vocabulary) -> Rules:
    """The rules that a node tree describes."""
    top = reader.fields(root, ("rules", "routine", "accepted"), "the rules file")
    if top is None:
        return Rules((), {}, (), ())
    rules: list[Rule] = []
    source_words: list[Scalar] = []
    suspect_words: list[Scalar] = []
    for key, node in reader.entries(reader.needed(top, "rules", "the rules file"), "`rules`"):
        fields = reader.fields(node, _FIELDS, f"the rule `{key.text}`")
        if key.text in vocabulary.findings or key.text == _ROUTINE:
            what = "a finding" if key.text in vocabulary.findings else "the guided routine"
            message = f"`{key.text}` is the name of {what}; call the rule otherwise"
            reader.problems.add(key.place, "T015", message)
        if fields is None:
            continue
        rule, sources, suspects = _rule(reader, key.text, fields, vocabulary)
        rules.append(rule)
        source_words += sources
        suspect_words += suspects
    routine, routine_sources = _routine(reader, top, vocabulary)
    accepted = read_accepted(reader, top.get("accepted"))
    return Rules(tuple(rules), routine, (*source_words, *routine_sources), tuple(suspect_words), accepted)


def _rule(
    reader: Reader, id_: str, fields: Mapping, vocabulary: Vocabulary
) -> tuple[Rule, tuple[Scalar, ...], tuple[Scalar, ...]]:
    """The rule, its sources and its explanation as words to look up."""
    what = f"the rule `{id_}`"
    level = reader.one_of(reader.needed(fields, "urgency", what), _LEVELS, "`urgency`")
    urgency = Urgency.SELF_CARE if level is None else Urgency.named(level)
    sources = reader.words(reader.needed(fields, "sources", what), "`sources`")
    suspects = reader.text(reader.needed(fields, "suspects", what), "`suspects`")
    rule = Rule(
        id=id_,
        when=read_when(reader, reader.needed(fields, "when", what), vocabulary.findings),
        urgency=urgency,
        replaces=_replaces(reader, fields, vocabulary, urgency),
        suspects=suspects.text if suspects else "",
        sources=tuple(source.text for source in sources),
    )
    return rule, sources, (suspects,) if suspects else ()


def _replaces(reader: Reader, fields: Mapping, vocabulary: Vocabulary, urgency: Urgency) -> str | None:
    word = reader.text(fields.get("replaces"), "`replaces`")
    if word is None or not reader.known(word, vocabulary.findings, "T022", "finding"):
        return None
    warning = vocabulary.findings[word.text].warning
    if warning is None or warning <= urgency:
        message = f"`{word.text}` has no warning above `{urgency.id}`; `replaces` is for lowering one"
        reader.problems.add(word.place, "T014", message)
    return word.text


def _routine(reader: Reader, top: Mapping, vocabulary: Vocabulary) -> tuple[dict[Urgency, Guard], tuple[Scalar, ...]]:
    node = reader.needed(top, "routine", "the rules file")
    fields = reader.fields(node, (Urgency.SELF_CARE.id, Urgency.PHYSIO.id, "sources"), "`routine`")
    if fields is None:
        return {}, ()
    offered = {
        Urgency.named(key.text): read_when(reader, value, vocabulary.findings)
        for key, value in fields.fields
        if key.text in (Urgency.SELF_CARE.id, Urgency.PHYSIO.id)
    }
    return offered, reader.words(fields.get("sources"), "`sources`")

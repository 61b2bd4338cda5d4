"""``rules.yaml``: combinations, and when the routine may be offered."""

from dataclasses import dataclass

from triage.errors import Place
from triage.model.guard import Guard
from triage.model.protocol import Rule
from triage.model.urgency import Urgency
from triage.source.guards import read_when
from triage.source.nodes import Mapping, Node, Scalar
from triage.source.reader import Reader
from triage.source.vocabulary import Vocabulary

_FIELDS = ("when", "urgency", "replaces", "suspects", "sources")
_LEVELS = tuple(urgency.id for urgency in Urgency)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules, the routine's conditions, and the words to look up elsewhere."""

    rules: tuple[Rule, ...]
    routine: dict[Urgency, Guard]
    places: dict[str, Place]
    source_words: tuple[Scalar, ...]
    suspect_words: tuple[Scalar, ...]


def read_rules(reader: Reader, root: Node | None, vocabulary: Vocabulary) -> Rules:
    """The rules that a node tree describes."""
    top = reader.fields(root, ("rules", "routine"), "the rules file")
    if top is None:
        return Rules((), {}, {}, (), ())
    rules, places = [], {}
    source_words: list[Scalar] = []
    suspect_words: list[Scalar] = []
    for key, node in reader.entries(reader.needed(top, "rules", "the rules file"), "`rules`"):
        fields = reader.fields(node, _FIELDS, f"the rule `{key.text}`")
        if fields is None:
            continue
        sources = reader.words(reader.needed(fields, "sources", f"the rule `{key.text}`"), "`sources`")
        suspects = reader.text(reader.needed(fields, "suspects", f"the rule `{key.text}`"), "`suspects`")
        source_words += sources
        suspect_words += [suspects] if suspects else []
        places[key.text] = key.place
        rules.append(_rule(reader, key.text, fields, vocabulary, sources, suspects))
    routine, routine_sources = _routine(reader, top, vocabulary)
    return Rules(tuple(rules), routine, places, (*source_words, *routine_sources), tuple(suspect_words))


def _rule(
    reader: Reader,
    id_: str,
    fields: Mapping,
    vocabulary: Vocabulary,
    sources: tuple[Scalar, ...],
    suspects: Scalar | None,
) -> Rule:
    what = f"the rule `{id_}`"
    level = reader.one_of(reader.needed(fields, "urgency", what), _LEVELS, "`urgency`")
    urgency = Urgency.SELF_CARE if level is None else Urgency.named(level)
    return Rule(
        id=id_,
        when=read_when(reader, reader.needed(fields, "when", what), vocabulary.findings),
        urgency=urgency,
        replaces=_replaces(reader, fields, vocabulary, urgency),
        suspects=suspects.text if suspects else "",
        sources=tuple(source.text for source in sources),
    )


def _replaces(reader: Reader, fields: Mapping, vocabulary: Vocabulary, urgency: Urgency) -> str | None:
    word = reader.text(fields.get("replaces"), "`replaces`")
    if word is None or not reader.known(word, vocabulary.findings, "T022", "finding"):
        return None
    warning = vocabulary.findings[word.text].warning
    if warning is None or warning <= urgency:
        message = f"`replaces` names a finding whose warning is above `{urgency.id}`; `{word.text}` is not"
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

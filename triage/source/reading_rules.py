"""``reading.yaml`` of a language: what its words are held to."""

from pathlib import Path

from triage.errors import Place
from triage.model.reading_rules import MEASURES, Forbidden, ReadingRules
from triage.source.files import file_name, read_text
from triage.source.nodes import Mapping, Node, read_nodes
from triage.source.reader import Reader, shown

_FIELDS = (
    *(
        "measure",
        "page",
        "block",
        "short",
        "forbidden",
        "units",
        "refusals",
        "most_refusals",
        "times",
        "not_ours",
        "known",
        "endings",
    ),
)
_FORBIDDEN = ("words", "because", "but_in")


def read_reading_rules(reader: Reader, folder: Path, language: str) -> ReadingRules | None:
    """The rules of a language, or None with what is wrong noted."""
    name = f"{language}/reading.yaml"
    before = len(reader.problems.found)
    text = read_text(folder, name, reader.problems)
    root = None if text is None else read_nodes(text, file_name(folder, name), reader.problems)
    fields = None if root is None else reader.fields(root, _FIELDS, "the rules for reading")
    if fields is None:
        return None
    what = "the rules for reading"
    numbers = {key: _number(reader, reader.needed(fields, key, what), key) for key in ("page", "block")}
    whole = {
        key: reader.whole_number(reader.needed(fields, key, what), f"`{key}`") for key in ("short", "most_refusals")
    }
    lists = {key: _words(reader, fields, key) for key in ("units", "refusals", "times", "known")}
    rules = ReadingRules(
        language=language,
        measure=reader.one_of(reader.needed(fields, "measure", what), MEASURES, "`measure`") or MEASURES[0],
        page=numbers["page"],
        block=numbers["block"],
        short=whole["short"] or 0,
        forbidden=_forbidden(reader, fields.get("forbidden")),
        units=lists["units"],
        refusals=lists["refusals"],
        most_refusals=whole["most_refusals"] or 0,
        times=lists["times"],
        not_ours=frozenset(word.text for word in reader.words(fields.get("not_ours"), "`not_ours`")),
        known=frozenset(lists["known"]),
        endings=tuple(word.text.lower() for word in reader.words(fields.get("endings"), "`endings`")),
    )
    return rules if len(reader.problems.found) == before else None


def _words(reader: Reader, fields: Mapping, key: str) -> tuple[str, ...]:
    node = reader.needed(fields, key, "the rules for reading")
    words = tuple(word.text.lower() for word in reader.words(node, f"`{key}`"))
    if node is not None and not words:
        reader.problems.add(node.place, "T010", f"`{key}` needs a word")
    return words


def _number(reader: Reader, node: Node | None, key: str) -> float:
    word = reader.text(node, f"`{key}`")
    if word is None:
        return 0.0
    try:
        return float(word.text)
    except ValueError:
        reader.problems.add(word.place, "T012", f"`{key}` is a number such as 6.0, not `{shown(word.text)}`")
        return 0.0


def _forbidden(reader: Reader, node: Node | None) -> dict[str, Forbidden]:
    rules = {}
    for key, value in reader.entries(node, "`forbidden`"):
        fields = reader.fields(value, _FORBIDDEN, f"`{key.text}`")
        if fields is None:
            continue
        words = tuple(word.text.lower() for word in reader.words(reader.needed(fields, "words", key.text), "`words`"))
        because = reader.text(reader.needed(fields, "because", key.text), "`because`")
        files = frozenset(word.text for word in reader.words(fields.get("but_in"), "`but_in`"))
        if words and because is not None:
            rules[key.text] = Forbidden(words, because.text, files)
        else:
            reader.problems.add(Place(key.place.file, key.place.line), "T010", f"`{key.text}` needs words and a reason")
    return rules

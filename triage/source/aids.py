"""``aid`` in ``findings.yaml``: what helps a person to answer, checked against the answers it helps with."""

from itertools import pairwise

from triage.model.vocabulary import YES_NO, Aid, Answers, BodyMassIndex, Days, Words
from triage.source.nodes import Mapping, Node
from triage.source.reader import Reader

_KINDS = ("body_mass_index", "days")


def read_aid(reader: Reader, finding: Mapping, answers: Answers) -> Aid | None:
    """The aid of a finding, if it has one that can be read; what does not fit its answers is noted."""
    aid = reader.fields(finding.get("aid"), _KINDS, "`aid`")
    if aid is None:
        return None
    if len(aid.fields) != 1:
        reader.problems.add(
            aid.place, "T010", f"`aid` needs exactly one of {', '.join(f'`{kind}`' for kind in _KINDS)}"
        )
        return None
    kind, node = aid.fields[0]
    asked = finding.get("derived") is None
    if kind.text == "body_mass_index":
        if answers != Words(YES_NO) or not asked:
            reader.problems.add(kind.place, "T013", "`body_mass_index` helps only with a yes_no finding that is asked")
        return _body_mass_index(reader, node)
    if kind.text == "days" and (not isinstance(answers, Words) or answers.values == YES_NO):
        reader.problems.add(kind.place, "T013", "`days` helps only where `answers` is a list of words")
    elif kind.text == "days" and isinstance(answers, Words):
        return _days(reader, node, answers.values)
    return None


def _body_mass_index(reader: Reader, node: Node) -> BodyMassIndex | None:
    fields = reader.fields(node, ("yes_from", "for_some_from"), "`body_mass_index`")
    if fields is None:
        return None
    line = reader.whole_number(reader.needed(fields, "yes_from", "`body_mass_index`"), "`yes_from`")
    lower = reader.whole_number(fields.get("for_some_from"), "`for_some_from`")
    if line is not None and lower is not None and lower >= line:
        message = f"`for_some_from` is below `yes_from`, and {lower} is not below {line}"
        reader.problems.add(fields.place, "T012", message)
    return None if line is None else BodyMassIndex(line, lower)


def _days(reader: Reader, node: Node, answers: tuple[str, ...]) -> Days | None:
    fields = reader.fields(node, answers, "`days`")
    if fields is None:
        return None
    nodes = [reader.needed(fields, answer, "`days`") for answer in answers]
    lowest = [reader.whole_number(found, f"`{answer}`") for answer, found in zip(answers, nodes, strict=True)]
    numbers = tuple(number for number in lowest if number is not None)
    if len(numbers) != len(answers):
        return None
    if numbers[:1] != (0,) or any(after <= before for before, after in pairwise(numbers)):
        message = "`days` starts at 0 and rises from answer to answer, in the order of `answers`"
        reader.problems.add(fields.place, "T012", message)
        return None
    return Days(numbers)

"""``prevalence.yaml``: how often the people who use the program would say what, and what they usually say."""

from pathlib import Path

from triage.errors import Problems
from triage.model.guard import Value
from triage.model.protocol import Protocol
from triage.model.vocabulary import Finding, Words
from triage.source.files import file_name, read_text
from triage.source.nodes import Mapping, Node, read_nodes
from triage.source.reader import Reader

FILE = "prevalence.yaml"
"""Not needed in a folder of flows, and no part of a protocol: it decides no advice."""
_FIELDS = ("cohort", "people", "seed", "usual", "budget", "compare", "findings")


def read_usual(folder: Path, protocol: Protocol, problems: Problems) -> dict[str, Value]:
    """What people usually say to what is not answered yes or no; empty where the folder has no such file."""
    reader = Reader(problems)
    top = _top(reader, folder)
    return {} if top is None else usual_answers(reader, top, protocol)


def usual_answers(reader: Reader, top: Mapping, protocol: Protocol) -> dict[str, Value]:
    """The block ``usual``: every finding that is asked and not answered yes or no, each with one of its answers."""
    asked = {id_ for question in protocol.flow.questions.values() for id_ in question.asks}
    wanted = [id_ for id_ in protocol.vocabulary if id_ in asked and not protocol.vocabulary[id_].yes_no]
    node = reader.needed(top, "usual", "the prevalence file")
    usual: dict[str, Value] = {}
    for key, value in reader.entries(node, "`usual`"):
        if reader.known(key, wanted, "T022", "finding with its own words or numbers"):
            answer = _answer(reader, protocol.vocabulary[key.text], value)
            usual |= {} if answer is None else {key.text: answer}
    if isinstance(node, Mapping):
        for id_ in wanted:
            reader.needed(node, id_, "`usual`")
    return usual


def _answer(reader: Reader, finding: Finding, node: Node) -> Value | None:
    if isinstance(finding.answers, Words):
        return reader.one_of(node, finding.answers.values, f"`{finding.id}`", "T023")
    number = reader.whole_number(node, f"`{finding.id}`")
    low, high = finding.answers.low, finding.answers.high
    if number is not None and not low <= number <= high:
        reader.problems.add(node.place, "T023", f"`{finding.id}` runs from {low} to {high}, not to {number}")
        return None
    return number


def _top(reader: Reader, folder: Path) -> Mapping | None:
    """The fields of the file; None where there is no file, or with the reason noted."""
    if not (folder / FILE).exists():
        return None
    text = read_text(folder, FILE, reader.problems)
    node = None if text is None else read_nodes(text, file_name(folder, FILE), reader.problems)
    return reader.fields(node, _FIELDS, "the prevalence file")

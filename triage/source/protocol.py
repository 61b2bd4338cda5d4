"""The folder of flows as one protocol: all of it or nothing."""

import hashlib
from pathlib import Path

from triage.errors import FileMissing, Problem, Problems
from triage.model.protocol import Accepted, Coverage, Protocol
from triage.model.urgency import Urgency
from triage.source.files import file_name, read_text
from triage.source.flow import read_flow
from triage.source.nodes import Node, Scalar, read_nodes
from triage.source.reader import Reader
from triage.source.rules import Rules, read_rules
from triage.source.soundness import check_flow
from triage.source.vocabulary import Vocabulary, in_settling_order, read_vocabulary

EVIDENCE = "evidence.yaml"
EVIDENCE_FIELDS = ("findings", "rules", "causes", "exercises")
"""The last is compared with the programme of the routine, which the protocol does not need."""
FILES = (EVIDENCE, "findings.yaml", "lower-back.yaml", "rules.yaml")
"""What a folder of flows holds."""
_LESS = frozenset({"T035", "T036", "T038"})
"""What is said of a protocol that lacks nothing but what the evidence asks for, or how long answers count."""


def load_protocol(folder: Path) -> Protocol:
    """The protocol in a folder.

    Raises:
        FileMissing: there is no such folder.
        ProblemsFound: something in it is wrong; every problem is listed and nothing is loaded.
    """
    protocol, problems = read_protocol(folder)
    problems.stop_if_any()
    assert protocol is not None  # noqa: S101 - without a problem there is a protocol
    return protocol


def load_to_compare(folder: Path) -> tuple[Protocol, tuple[Problem, ...]]:
    """The protocol though it may be less than the evidence, which a comparison is there to show; and where it is less.

    Raises:
        FileMissing: there is no such folder.
        ProblemsFound: something else is wrong; every problem is listed and nothing is loaded.
    """
    protocol, problems = read_protocol(folder)
    if protocol is None or not {problem.code for problem in problems.found} <= _LESS:
        problems.stop_if_any()
    assert protocol is not None  # noqa: S101 - without a problem there is a protocol
    return protocol, tuple(sorted(set(problems.found)))


def read_protocol(folder: Path) -> tuple[Protocol | None, Problems]:
    """The protocol, if its frame could be read at all, and everything that is wrong with it."""
    if not folder.is_dir():
        raise FileMissing(f"there is no folder `{folder}`")
    problems = Problems()
    reader = Reader(problems)
    texts = {name: read_text(folder, name, problems) for name in FILES}
    nodes = {
        name: None if text is None else read_nodes(text, file_name(folder, name), problems)
        for name, text in texts.items()
    }
    if problems:
        return None, problems
    vocabulary = read_vocabulary(reader, nodes["findings.yaml"])
    settling = in_settling_order(reader, vocabulary)
    rules = read_rules(reader, nodes["rules.yaml"], vocabulary)
    file = read_flow(reader, nodes["lower-back.yaml"], vocabulary.findings)
    if file is None or problems:
        return None, problems  # what follows from a slip of the pen is not worth telling
    coverage = _coverage(reader, nodes[EVIDENCE], vocabulary, rules)
    check_flow(reader, file, vocabulary, rules)
    digest = hashlib.sha256("\0".join(texts[name] or "" for name in FILES).encode()).hexdigest()
    protocol = Protocol(
        vocabulary.findings, settling, rules.rules, rules.routine, file.flow, digest, coverage, rules.accepted
    )
    return protocol, problems


def cited(folder: Path) -> tuple[Scalar, ...]:
    """Every source key that the flow files name, with its place; the folder has been loaded before."""
    reader = Reader(Problems())
    findings, rules = (
        read_nodes(read_text(folder, name, reader.problems) or "", file_name(folder, name), reader.problems)
        for name in ("findings.yaml", "rules.yaml")
    )
    vocabulary = read_vocabulary(reader, findings)
    return (*vocabulary.source_words, *read_rules(reader, rules, vocabulary).source_words)


def _coverage(reader: Reader, root: Node | None, vocabulary: Vocabulary, rules: Rules) -> Coverage:
    """Compare the protocol with what the evidence says must be in it."""
    top = reader.fields(root, EVIDENCE_FIELDS, "the evidence file")
    if top is None:
        return Coverage(0, 0, 0)
    levels = {rule.id: rule.urgency for rule in rules.rules}
    accepted = {each.lowers: each for each in rules.accepted}
    findings = list(reader.entries(reader.needed(top, "findings", "the evidence file"), "`findings`"))
    needed_rules = list(reader.entries(reader.needed(top, "rules", "the evidence file"), "`rules`"))
    causes = reader.words(reader.needed(top, "causes", "the evidence file"), "`causes`")
    for key, level in findings:
        known = vocabulary.findings.get(key.text)
        _compare(reader, key, level, known.warning if known else None, accepted.get(key.text))
    for key, level in needed_rules:
        _compare(reader, key, level, levels.get(key.text), accepted.get(key.text))
    for cause in causes:
        if cause.text not in vocabulary.findings or not vocabulary.findings[cause.text].cause:
            message = f"the evidence has the cause `{cause.text}`; the protocol has not; put it back"
            reader.problems.add(cause.place, "T036", message)
    return Coverage(len(findings), len(needed_rules), len(causes))


def _compare(reader: Reader, key: Scalar, level: Node, found: Urgency | None, accepted: Accepted | None) -> None:
    """Note what is less than the evidence asks for, and less than somebody accepted; what is gone says nothing."""
    wanted = reader.one_of(level, [urgency.id for urgency in Urgency], f"`{key.text}`")
    if wanted is None or (accepted is not None and accepted.to <= (found or Urgency.SELF_CARE)):
        return
    but = f"; `accepted` lets it go down to `{accepted.to.id}`, not further" if accepted else ""
    if found is None:
        remedy = but or "; put it back, or list it under `accepted` in rules.yaml, with `to: self_care`"
        reader.problems.add(key.place, "T036", f"the evidence has `{key.text}`; the protocol has not{remedy}")
    elif found < Urgency.named(wanted):
        remedy = but or "; raise it, or list it under `accepted` in rules.yaml"
        less = f"the evidence says `{wanted}` for `{key.text}`; the protocol says `{found.id}`, which is less"
        reader.problems.add(key.place, "T035", f"{less}{remedy}")

"""Short ways to read a piece of YAML, and to see what is said of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from triage.errors import Problems
from triage.source.nodes import Node, read_nodes
from triage.source.protocol import read_protocol
from triage.source.reader import Reader

T = TypeVar("T")


def read(text: str, reads: Callable[[Reader, Node | None], T]) -> tuple[T, list[str]]:
    """What the YAML is read as, and what is said of it, each with line and column."""
    problems = Problems()
    value = reads(Reader(problems), read_nodes(text, "f", problems))
    return value, [str(problem).removeprefix("f:") for problem in problems.found]


SMALL = {
    "findings.yaml": """\
age: {answers: {number: {from: 0, to: 120, unit: years}}}
pain: {answers: {scale: {from: 0, to: 10}}}
sex: {answers: [female, male]}
fever: {answers: yes_no, warning: urgent, suspects: infection, sources: [F1]}
numb: {answers: yes_no, warning: emergency, suspects: nerves, sources: [F1]}
lifting: {answers: yes_no, cause: true}
ill: {derived: {any: [{fever: yes}, {numb: yes}]}}
""",
    "lower-back.yaml": """\
flow: lower-back
version: 1
reviewed_by: nobody
sections: [all_of_it]
start: signs
questions:
  signs: {section: all_of_it, kind: checklist, asks: [fever, numb]}
  signs_again: {section: all_of_it, kind: checklist, asks_again: signs}
  age: {section: all_of_it, kind: number, records: age}
  sex: {section: all_of_it, kind: choice, records: sex, when: {age: {at_least: 10}}}
  pain: {section: all_of_it, kind: scale, records: pain}
  lifting: {section: all_of_it, kind: yes_no, records: lifting}
  review: {section: all_of_it, kind: review}
explanations: [nerves, infection]
ask_again_after: {nerves: 1 hour, warning: 24 hours}
""",
    "rules.yaml": """\
rules:
  R01: {when: {fever: yes, age: {at_least: 70}}, urgency: emergency, suspects: infection, sources: [F1]}
routine: {self_care: always, sources: [F1]}
""",
    "evidence.yaml": """\
findings: {fever: urgent, numb: emergency}
rules: {R01: emergency}
causes: [lifting]
""",
}
"""A protocol of a few lines."""


def small_protocol(folder: Path, file: str = "rules.yaml", find: str = "", replace: str = "") -> Path:
    """The folder with the small protocol in it, one thing written otherwise."""
    for name, text in SMALL.items():
        assert find in text or name != file, f"{find!r} is not in {file}"
        (folder / name).write_text(text.replace(find, replace, 1) if name == file else text, encoding="utf-8")
    return folder


def said_of_small(folder: Path, file: str, find: str, replace: str) -> list[str]:
    """What is said of the small protocol with one thing written otherwise, each with file, line and column."""
    _, problems = read_protocol(small_protocol(folder, file, find, replace))
    return [str(problem).removeprefix(f"{folder.name}/") for problem in problems.found]

"""The dialogue as a picture: its questions by section, what leads where, and the path of one walk."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from triage.engine.interview import Interview
from triage.errors import FileMissing, did_you_mean
from triage.model.flow import OUTCOME, Question
from triage.model.graph import Arrow, Graph, Item, Node, Panel
from triage.model.urgency import Urgency
from triage.model.vocabulary import Numbers
from triage.render.clean import clean
from triage.render.graph import dot, mermaid, svg
from triage.render.guards import in_words
from triage.render.names import fill_names
from triage.services.completing import emergency_rules
from triage.services.cutting import one_section
from triage.services.materials import Materials
from triage.services.ways import asked_when, key_of, ways_of, with_path
from triage.services.wording import answer_in_words

Form = Literal["mermaid", "dot", "svg"]
_HOW = {
    "checklist": "a list: yes, no or not sure",
    "choice": "one answer",
    "number": "a number",
    "scale": "a scale",
    "yes_no": "yes, no or not sure",
    "review": "all answers once more",
}
_CONTINUED = ", continued"


def draw(graph: Graph, form: Form) -> str:
    """The picture as text, the same for the same graph every time."""
    match form:
        case "mermaid":
            return mermaid.draw(graph)
        case "dot":
            return dot.draw(graph)
        case "svg":
            return svg.draw(graph)


def graph_of(materials: Materials, section: str | None = None, walk: Interview | None = None) -> Graph:
    """The whole dialogue or one section of it, with the path of a conversation if there is one.

    Raises:
        FileMissing: there is no such section.
    """
    flow = materials.protocol.flow
    if section is not None and section not in flow.sections:
        raise FileMissing(f"there is no section `{clean(section)[:60]}`{did_you_mean(section, flow.sections)}")
    graph = _Picture(materials, walk).graph()
    return graph if section is None else one_section(graph, section)


@dataclass(frozen=True)
class _Picture:
    materials: Materials
    walk: Interview | None

    def graph(self) -> Graph:
        protocol, walk = self.materials.protocol, self.walk
        ways = ways_of(protocol)
        questions = list(protocol.flow.questions.values())
        nodes = [self._question(question) for question in questions]
        panels, stops, ends = [], [], []
        ended_at = walk.steps[-1].question if walk is not None and _emergency(walk) else ""
        seen: dict[str, int] = {}
        for section, group in groupby(questions, key=lambda question: question.section):
            asked = [question.id for question in group]
            panel = self._panel(section, seen, [*_with_gates(asked, ways.gates)])
            leading = [node for node in nodes if node.id in asked and (node.ends_alone or node.id == ended_at)]
            if leading:
                stop = Node(f"stop{panel.key.removeprefix('section')}", "stop", section, walked=ended_at in asked)
                stops.append(replace(stop, answer=self._advice() if stop.walked else ""))
                ends += [_stop(node, stop, ended_at) for node in leading]
                panel = replace(panel, nodes=(*panel.nodes, stop.key))
            panels.append(panel)
        gates = [Node(key_of("gate", id_), "gate", id_) for id_ in ways.gates]
        arrows = (*(with_path(ways.arrows, walk) if walk is not None else ways.arrows), *ends)
        through = {arrow.end for arrow in arrows if arrow.walked} | {arrow.start for arrow in arrows if arrow.walked}
        everything = [*nodes, *(replace(gate, walked=gate.key in through) for gate in gates), *stops, self._outcome()]
        return Graph(
            title=f"The dialogue {protocol.flow.id} {protocol.flow.version}",
            about=(f"reviewed by: {protocol.flow.reviewed_by}", f"digest: {protocol.digest}"),
            panels=(*panels, Panel("section_outcome", OUTCOME, "The advice", (OUTCOME,))),
            nodes={node.key: node for node in everything},
            arrows=arrows,
            walked=walk is not None,
        )

    def _panel(self, section: str, seen: dict[str, int], nodes: list[str]) -> Panel:
        seen[section] = number = seen.get(section, 0) + 1
        title = clean(self.materials.library.sections[section])
        again = f"_{number}" if number > 1 else ""
        return Panel(key_of("section", section) + again, section, title + (_CONTINUED if again else ""), tuple(nodes))

    def _question(self, question: Question) -> Node:
        words = self.materials.library.question(question.id)
        step = next((step for step in self.walk.steps if step.question == question.id), None) if self.walk else None
        return Node(
            key=key_of("question", question.id),
            kind="question",
            id=question.id,
            ask=self._say(words.ask),
            how=_HOW[question.kind],
            items=tuple(self._item(question, finding) for finding in question.asks),
            when=asked_when(self.materials.protocol, question),
            ends_with=emergency_rules(self.materials.protocol, question),
            walked=step is not None,
            answer=self._say(answer_in_words(self.materials, question, step.reply)) if step is not None else "",
        )

    def _item(self, question: Question, id_: str) -> Item:
        protocol = self.materials.protocol
        finding = protocol.vocabulary[id_]
        words = self.materials.library.question(question.id)
        listed = question.kind == "checklist"
        asked = self.walk is not None and any(step.question == question.id for step in self.walk.steps)
        always = finding.applies is None or question.asks_again is not None
        applies = "" if always or finding.applies is None else in_words(finding.applies, protocol.vocabulary)
        return Item(
            id=id_,
            words=self._say(words.items[id_]) if listed else self._answers(question, id_),
            warning=finding.warning,
            unless=tuple(rule.id for rule in protocol.rules if rule.replaces == id_),
            applies="" if applies == asked_when(protocol, question) else applies,
            answer=str(self._replied(question, id_)) if listed and asked else "",
        )

    def _replied(self, question: Question, id_: str) -> str:
        """What the walk said of one item; empty where it was not asked of that person."""
        assert self.walk is not None  # noqa: S101 - the caller has looked; this tells the type checker
        reply = next(step.reply for step in self.walk.steps if step.question == question.id)
        return reply.get(id_, "") if not isinstance(reply, str | int) else ""

    def _answers(self, question: Question, id_: str) -> str:
        answers = self.materials.protocol.vocabulary[id_].answers
        if isinstance(answers, Numbers):
            return f"{answers.low} to {answers.high} {answers.unit}".strip()
        options = self.materials.library.question(question.id).options
        return "; ".join(
            f"{value}: {self._say(options[value])}" if value in options else value for value in answers.values
        )

    def _outcome(self) -> Node:
        ended = self.walk is not None and self.walk.finished and not _emergency(self.walk)
        items = tuple(
            Item(level.id, clean(self.materials.library.outcome_title(level)), level, (), "", "")
            for level in reversed(Urgency)
        )
        advice = self._advice() if ended else ""
        return Node(
            OUTCOME,
            "outcome",
            OUTCOME,
            ask="The most urgent of every warning and every rule",
            items=items,
            walked=ended,
            answer=advice,
        )

    def _advice(self) -> str:
        assert self.walk is not None  # noqa: S101 - as above
        assessment = self.walk.assessment
        because = ", ".join(reason.rule for reason in assessment.deciding)
        title = clean(self.materials.library.outcome_title(assessment.urgency))
        return f"{title} ({because})" if because else title

    def _say(self, text: str) -> str:
        return clean(fill_names(text, self.materials.names({})))


def _with_gates(asked: list[str], gates: tuple[str, ...]) -> list[str]:
    keys = [[key_of("gate", id_)] * (id_ in gates) + [key_of("question", id_)] for id_ in asked]
    return [key for group in keys for key in group]


def _emergency(walk: Interview) -> bool:
    return walk.finished and walk.assessment.urgency is Urgency.EMERGENCY


def _stop(node: Node, stop: Node, ended_at: str) -> Arrow:
    return Arrow(node.key, stop.key, "stop", "an emergency", walked=node.id == ended_at)

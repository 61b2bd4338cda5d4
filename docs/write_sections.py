"""Writes the manual's page of each section: `python docs/write_sections.py` after a change of protocol or words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from triage.engine.assessment import assess
from triage.model.flow import Question
from triage.model.graph import Graph, Item, Node, Panel
from triage.model.guard import Guard
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import UNSURE, YES
from triage.model.words import Source
from triage.render.clean import clean
from triage.render.guards import in_words
from triage.render.names import fill_names
from triage.services.completing import leaves
from triage.services.graphing import draw, graph_of
from triage.services.materials import Materials, open_materials

FOLDER = Path(__file__).parent / "manual" / "sections"
FIRST = "<!-- Written by `python docs/write_sections.py` from flows/ and content/; change those, and run it again. -->"
NOTE = "It is education, not a diagnosis. How to read the pictures: [`triage graph`](../commands.md#triage-graph)."


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table, with what would end a cell written otherwise."""
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        cells = (" ".join(cell.replace("|", "\\|").replace("<", "&lt;").split()) for cell in row)
        yield f"| {' | '.join(cells)} |"


@dataclass(frozen=True)
class Pages:
    """Makes the pages of one protocol."""

    materials: Materials

    @property
    def protocol(self) -> Protocol:
        """What the pages are about."""
        return self.materials.protocol

    def all(self) -> Mapping[str, str]:
        """Every page by its file name."""
        sections = {section: graph_of(self.materials, section) for section in self.protocol.flow.sections}
        pages = {f"{section}.md": self._page(section, graph) for section, graph in sections.items()}
        return {"README.md": self._index(sections), **pages}

    def _index(self, sections: Mapping[str, Graph]) -> str:
        whole = graph_of(self.materials)
        rows = [self._row(section, graph.nodes.values()) for section, graph in sections.items()]
        order = " → ".join(map(_named, whole.panels[:-1]))
        return _joined(
            FIRST,
            "# What is asked, section by section",
            f"Reviewed by: {self.protocol.flow.reviewed_by}. {NOTE}",
            "\n".join(table(("section", "id", "questions", "signs of which one yes is an emergency"), rows)),
            f"In the conversation: {order} → the advice.",
            "## The whole dialogue",
            _picture(whole),
        )

    def _row(self, section: str, nodes: Iterable[Node]) -> tuple[str, ...]:
        asked = [node for node in nodes if node.kind == "question"]
        signs = dict.fromkeys(item.id for node in asked for item in node.ends_alone)
        title = clean(self.materials.library.sections[section])
        return (
            f"[{title}]({section}.md)",
            f"`{section}`",
            str(len(asked)),
            ", ".join(f"`{id_}`" for id_ in signs) or "-",
        )

    def _page(self, section: str, graph: Graph) -> str:
        nodes = [node for node in graph.nodes.values() if node.kind == "question"]
        asked = {node.id: node for node in nodes}
        read = [rule.when for rule in self.protocol.rules if any(self._reads(rule.when, node) for node in nodes)]
        return _joined(
            FIRST,
            f"# {clean(self.materials.library.sections[section])}",
            f"[All sections](README.md). Reviewed by: {self.protocol.flow.reviewed_by}. {NOTE}",
            _picture(graph),
            *(part for id_, node in asked.items() for part in self._question(self.protocol.flow.questions[id_], node)),
            *self._worked_out(read),
            *self._sources(nodes),
        )

    def _question(self, question: Question, node: Node) -> Iterator[str]:
        words = self.materials.library.question(question.id)
        yield f"## {question.id}"
        yield "\n".join(f"> {self._say(line)}" for line in (*words.intro, words.ask, words.frame, words.hint) if line)
        yield " ".join(self._facts(question, node))
        if node.items:
            yield "\n".join(table(_HEAD, (self._item(question, item) for item in node.items)))
        rules = [rule for rule in self.protocol.rules if self._reads(rule.when, node)]
        if question.asks_again is not None:
            first = self.protocol.flow.questions[question.asks_again]
            yield f"The rules that read these answers stand under [{first.id}]({first.section}.md#{first.id})."
        elif rules:
            reasons = self.materials.library.rules
            rows = [(rule.id, rule.urgency.id, self._words(rule.when), reasons[rule.id]) for rule in rules]
            yield "\n".join(table(("rule", "urgency", "when", "why"), rows))

    def _facts(self, question: Question, node: Node) -> Iterator[str]:
        yield f"Asked: {f'if {node.when}' if node.when else 'always'}. Answered with {node.how}."
        if question.sensitive:
            yield "The reason for asking is shown at once."
        if node.ends_alone:
            yield "**A yes to an emergency sign ends the conversation at once.**"
        if node.ends_with:
            yield f"**So can other answers, together with earlier ones: {', '.join(node.ends_with)}.**"

    def _item(self, question: Question, item: Item) -> tuple[str, ...]:
        finding = self.protocol.vocabulary[item.id]
        asked = f"{item.words}{f' *(only if {item.applies})*' if item.applies else ''}"
        again = [each.id for each in self.protocol.flow.questions.values() if each.asks_again == question.id]
        unsure = self._alone(item.id, UNSURE)
        if again and item.warning is Urgency.EMERGENCY:
            unsure = f"asked again in `{again[0]}`; still not sure: {unsure}"
        yes = self._alone(item.id, YES)
        if item.unless:
            yes += f"; {', '.join(item.unless)} may stand in for it"
        rules = [rule.id for rule in self.protocol.rules if item.id in leaves(self.protocol, rule.when)]
        both = (yes, unsure) if finding.yes_no else ("-", "-")
        return f"`{item.id}`", asked, *both, ", ".join(rules) or "-", ", ".join(finding.sources) or "-"

    def _alone(self, id_: str, answer: str) -> str:
        """What one answer leads to when nothing else is known."""
        assessment = assess(self.protocol, {id_: answer})
        rules = ", ".join(reason.rule for reason in assessment.deciding if reason.rule != id_)
        if not assessment.reasons:
            return "raises nothing by itself"
        level = f"**{assessment.urgency.id}**" if assessment.urgency >= Urgency.URGENT else assessment.urgency.id
        return f"{level} ({rules})" if rules else level

    def _worked_out(self, read: list[Guard]) -> Iterator[str]:
        """The findings that rules name and nobody is asked."""
        named = {id_ for guard in read for id_ in _deep(self.protocol, guard)}
        rows = [
            (
                f"`{finding.id}`",
                self._words(finding.derived),
                finding.warning.id if finding.warning is not None else "-",
            )
            for finding in self.protocol.vocabulary.values()
            if finding.derived is not None and finding.id in named
        ]
        if rows:
            yield "## Worked out from the answers"
            yield "\n".join(table(("finding", "is there when", "raises by itself"), rows))

    def _sources(self, nodes: Iterable[Node]) -> Iterator[str]:
        keys = {key for node in nodes for item in node.items for key in self.protocol.vocabulary[item.id].sources}
        sources = self.materials.library.pages.sources
        if keys:
            yield "## Sources"
            yield "\n".join(
                f"- {key}: {clean(_with_note(source)).replace('<', '&lt;')}"
                for key, source in sources.items()
                if key in keys
            )

    def _reads(self, guard: Guard, node: Node) -> bool:
        return not leaves(self.protocol, guard).isdisjoint(item.id for item in node.items)

    def _words(self, guard: Guard) -> str:
        return in_words(guard, self.protocol.vocabulary)

    def _say(self, text: str) -> str:
        return clean(fill_names(text, self.materials.names({})))


_HEAD = ("item", "how it is asked", "a yes", "not sure", "rules that read it", "sources")


def _deep(protocol: Protocol, guard: Guard) -> set[str]:
    """The findings that a guard names, and those that these are worked out from."""
    named = set(guard.reads())
    for id_ in tuple(named):
        derived = protocol.vocabulary[id_].derived
        if derived is not None:
            named |= _deep(protocol, derived)
    return named


def _with_note(source: Source) -> str:
    return f"{source.title} ({source.note})" if source.note else source.title


def _joined(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


def _named(panel: Panel) -> str:
    return f"[{panel.title}]({panel.section}.md)"


def _picture(graph: Graph) -> str:
    return f"```mermaid\n{draw(graph, 'mermaid')}\n```"


def pages() -> Mapping[str, str]:
    """What the pages say now, by file name."""
    return Pages(open_materials()).all()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")

"""Pages as templates, and the only door to jinja2.

An allow-list over the syntax tree refuses first; an immutable sandbox with strict undefined names stands behind it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from triage.errors import Place, Problems, did_you_mean
from triage.model.vocabulary import Finding, Words
from triage.model.words import Template

LARGEST_OUTPUT = 64 * 1024
"""Characters; no page is longer."""
NOT_ASKED = "not_asked"
"""The value of a finding that was not asked."""

_FILTERS = frozenset({"join", "lower", "upper", "capitalize", "first", "length"})
_ATTRIBUTES = frozenset(
    {"text", "sources", "title", "first", "say", "meanwhile", "ask"}
    | {"name", "emergency", "department", "doctor", "advice_line", "crisis_line", "poison_line"}
)
_PLAIN = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.For,
    nodes.If,
    nodes.Compare,
    nodes.Operand,
    nodes.Const,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.List,
    nodes.Tuple,
)
_BLANK_LINES = re.compile(r"\n{3,}")


class PageFailed(Exception):
    """A page that was checked failed to render: a fault of the program's own."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a template may name."""

    names: frozenset[str]
    vocabulary: Mapping[str, Finding]
    parts: Mapping[str, Template]


class Templates:
    """Renders templates that share the same parts."""

    def __init__(self, parts: Mapping[str, Template]) -> None:
        self._environment = _environment({name: part.text for name, part in parts.items()})

    def render(self, template: Template, context: Mapping[str, object]) -> str:
        """The text with everything filled in."""
        if "{" not in template.text:
            return template.text
        try:
            text = self._environment.from_string(template.text).render(context)
        except TemplateError as error:
            message = f"{template.file}: {error.message}"
            raise PageFailed(message) from error
        return _BLANK_LINES.sub("\n\n", text).strip("\n")[:LARGEST_OUTPUT]


def _environment(parts: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=DictLoader(parts),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - the output is Markdown; HTML is escaped where Markdown becomes HTML
        trim_blocks=True,
        lstrip_blocks=True,
    )


def check_template(template: Template, allowed: Allowed, problems: Problems) -> frozenset[str]:
    """Note what the template must not do; returns the names it uses, those of its parts included."""
    if "{" not in template.text:
        return frozenset()
    check = _Check(template, allowed, problems)
    try:
        check.visit(_PARSER.parse(template.text), frozenset())
    except TemplateSyntaxError as error:
        check.note(error.lineno, "T055", f"not readable as a template: {(error.message or '').rstrip('.')}")
    return frozenset(check.used)


_PARSER = _environment({})


class _Check:
    def __init__(self, template: Template, allowed: Allowed, problems: Problems) -> None:
        self._template = template
        self._allowed = allowed
        self._problems = problems
        self.used: set[str] = set()

    def note(self, line: int, code: str, message: str) -> None:
        place = Place(self._template.file, self._template.line + line - 1)
        self._problems.add(place, code, message)

    def visit(self, node: nodes.Node, local: frozenset[str]) -> None:
        """Look at a node and what is below it; `local` are the names that loops have made."""
        match node:
            case nodes.For(target=nodes.Name(name=name)):
                local |= {name}
            case nodes.Name(name=name, ctx="load") if name not in local:
                self._name(node, name)
            case nodes.Getattr():
                self._attribute(node)
            case nodes.Filter(name=name) if name not in _FILTERS:
                hint = did_you_mean(name, _FILTERS)
                self.note(node.lineno, "T056", f"the filter `{name}` is not used in content{hint}")
            case nodes.Include():
                self._include(node)
            case nodes.CondExpr(expr2=None):
                self.note(node.lineno, "T056", "an `if` inside `{{ }}` needs an `else`, or it leaves a hole")
            case nodes.Compare():
                self._compare(node)
            case nodes.Filter() | nodes.CondExpr():
                pass
            case _ if not isinstance(node, _PLAIN):
                kind = type(node).__name__.lower()
                self.note(node.lineno, "T056", f"`{kind}` is not used in content; texts compute nothing")
        for child in node.iter_child_nodes():
            self.visit(child, local)

    def _name(self, node: nodes.Node, name: str) -> None:
        self.used.add(name)
        if name not in self._allowed.names:
            hint = did_you_mean(name, self._allowed.names)
            self.note(node.lineno, "T057", f"the name `{name}` is not among what this text uses{hint}")

    def _attribute(self, node: nodes.Getattr) -> None:
        of_findings = isinstance(node.node, nodes.Name) and node.node.name == "findings"
        known: Iterable[str] = self._allowed.vocabulary if of_findings else _ATTRIBUTES
        if node.attr not in known:
            hint = did_you_mean(node.attr, known)
            what = "finding" if of_findings else "part"
            self.note(node.lineno, "T022" if of_findings else "T057", f"no {what} is called `{node.attr}`{hint}")

    def _include(self, node: nodes.Include) -> None:
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        part = self._allowed.parts.get(str(name))
        if part is None:
            hint = did_you_mean(str(name), self._allowed.parts)
            self.note(node.lineno, "T060", f"there is no part `{name}` to include{hint}")
        elif part.file != self._template.file:
            self.used |= check_template(part, self._allowed, self._problems)

    def _compare(self, node: nodes.Compare) -> None:
        """A finding is compared with a value it can have."""
        match node.expr:
            case nodes.Getattr(node=nodes.Name(name="findings"), attr=attr) if attr in self._allowed.vocabulary:
                answers = self._allowed.vocabulary[attr].answers
            case _:
                return
        for operand in node.ops:
            for constant in operand.find_all(nodes.Const):
                value = constant.value
                if isinstance(answers, Words) and value not in (*answers.values, NOT_ASKED):
                    hint = did_you_mean(str(value), answers.values)
                    self.note(node.lineno, "T023", f"`{attr}` cannot be `{value}`{hint}")

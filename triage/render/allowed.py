"""What a template may do: an allow-list over its syntax tree, so that what passes can be rendered for every answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes

from triage.errors import Place, Problems, did_you_mean
from triage.model.vocabulary import Finding, Words
from triage.model.words import Template
from triage.render.kinds import EACH, FILTERS, FINDING, FLAG, IN_WORDS, KINDS, NUMBER, PARTS, TEXT, UNKNOWN
from triage.render.templates import NOT_ASKED, environment

DEEPEST = 16
"""Levels of the syntax tree; beyond a hundred or so, Python itself could not compile a template."""
DEEPEST_LOOP = 2
"""Loops inside one another; with more, a short text could take for ever."""

_SIGNS = {"assign": "set", "call": "(…)", "filterblock": "filter", "fromimport": "from", "getitem": "[…]", "test": "is"}
"""How what is refused is written, where that is not its name."""
_COMPARE = 'compare it, as in `findings.pregnancy == "yes"`'


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a template may name."""

    names: frozenset[str]
    vocabulary: Mapping[str, Finding]
    parts: Mapping[str, Template]


def check_template(template: Template, allowed: Allowed, problems: Problems) -> frozenset[str]:
    """Note what the template must not do; returns the names it uses, those of its parts included."""
    check = _Check(template, allowed, problems)
    if "{" in template.text:
        check.text()
    return frozenset(check.used)


_PARSER = environment({})


class _Check:
    def __init__(self, template: Template, allowed: Allowed, problems: Problems) -> None:
        self._template = template
        self._allowed = allowed
        self._problems = problems
        self.used: set[str] = set()

    def text(self) -> None:
        """Look through the whole template."""
        try:
            tree = _PARSER.parse(self._template.text)
        except TemplateSyntaxError as error:
            reason = str(error.message).partition(". ")[0].rstrip(".")
            self._note(error.lineno, "T055", f"not readable as a template: {reason[:1].lower()}{reason[1:]}")
            return
        except (RecursionError, ValueError):  # a thousand brackets, a number of a thousand digits
            self._note(None, "T055", "not readable as a template: far too much of a kind")
            return
        deep = _deeper_than(DEEPEST, tree)
        if deep is not None:
            self._note(deep.lineno, "T056", f"nested deeper than {DEEPEST} levels")
            return
        self._statements(tree.body, {}, 0)

    def _note(self, line: int | None, code: str, message: str) -> None:
        """Note a problem; jinja2 does not know the line of every node."""
        place = Place(self._template.file, self._template.line + line - 1 if line else 0)
        self._problems.add(place, code, message)

    def _statements(self, body: Iterable[nodes.Node], local: Mapping[str, str], loops: int) -> None:
        """Look at statements; `local` says what the names are that loops have made."""
        for node in body:
            match node:
                case nodes.Output():
                    self._output(node, local)
                case nodes.If():
                    self._test(node.test, local)
                    self._statements([*node.body, *node.elif_, *node.else_], local, loops)
                case nodes.For():
                    self._loop(node, local, loops + 1)
                case nodes.Include():
                    self._include(node)
                case _:
                    self._refuse(node)

    def _refuse(self, node: nodes.Node) -> str:
        kind = type(node).__name__.lower()
        self._note(node.lineno, "T056", f"`{_SIGNS.get(kind, kind)}` is not used in content; texts compute nothing")
        return UNKNOWN

    def _output(self, node: nodes.Output, local: Mapping[str, str]) -> None:
        for shown in node.nodes:
            if isinstance(shown, nodes.TemplateData):
                if "{{" in shown.data or "{%" in shown.data:
                    self._note(shown.lineno, "T056", "`raw` is not used in content; a reader would see the braces")
            elif (kind := self._kind(shown, local)) not in {TEXT, NUMBER, UNKNOWN}:
                self._note(shown.lineno, "T056", f"`{_written(shown)}` is {IN_WORDS[kind]}, not a text to show")

    def _loop(self, node: nodes.For, local: Mapping[str, str], loops: int) -> None:
        kind = self._kind(node.iter, local)
        if kind not in EACH and kind != UNKNOWN:
            self._note(node.lineno, "T056", f"a loop goes over a list; `{_written(node.iter)}` is {IN_WORDS[kind]}")
        if loops > DEEPEST_LOOP:
            self._note(node.lineno, "T056", f"more than {DEEPEST_LOOP} loops inside one another")
        if node.test is not None or node.recursive or not isinstance(node.target, nodes.Name):
            self._note(node.lineno, "T056", "a loop is written `{% for item in items %}` and no other way")
            return
        name = node.target.name
        if name in self._allowed.names or name in KINDS:
            self._note(node.lineno, "T057", f"the loop calls its items `{name}`, which is another name already")
        self._statements(node.body, {**local, name: EACH.get(kind, UNKNOWN)}, loops)
        self._statements(node.else_, local, loops)

    def _include(self, node: nodes.Include) -> None:
        name = str(node.template.value) if isinstance(node.template, nodes.Const) else ""
        part = self._allowed.parts.get(name)
        if node.ignore_missing:
            self._note(node.lineno, "T060", "`ignore missing` is not used in content; it could leave a hole")
        if part is None:
            hint = did_you_mean(name, self._allowed.parts)
            self._note(node.lineno, "T060", f"there is no part `{name}` to include{hint}")
        elif self._template in self._allowed.parts.values():
            self._note(node.lineno, "T060", "a part does not include another part")
        else:
            needed = check_template(part, self._allowed, Problems())  # a part is looked through once, by itself
            self.used |= needed
            for missing in sorted(needed & set(KINDS) - self._allowed.names):
                self._note(node.lineno, "T057", f"`{name}` needs the name `{missing}`; add it to `uses`")

    def _test(self, node: nodes.Node, local: Mapping[str, str]) -> None:
        kind = self._kind(node, local)
        if kind in {FINDING, "findings", *PARTS}:
            self._note(node.lineno, "T056", f"`{_written(node)}` by itself is always true; {_COMPARE}")

    def _kind(self, node: nodes.Node, local: Mapping[str, str]) -> str:
        """What an expression is; what must not be in it is noted."""
        match node:
            case nodes.Const(value=str()):
                kind = TEXT
            case nodes.Name():
                kind = self._name(node, local)
            case nodes.Getattr():
                kind = self._part(node, local)
            case nodes.Filter():
                kind = self._filter(node, local)
            case nodes.CondExpr():
                kind = self._either(node, local)
            case nodes.Compare():
                kind = self._compare(node, local)
            case nodes.And() | nodes.Or() | nodes.Not():
                for part in node.iter_child_nodes():
                    self._test(part, local)
                kind = FLAG
            case _:
                kind = self._refuse(node)
        return kind

    def _name(self, node: nodes.Name, local: Mapping[str, str]) -> str:
        if node.name in local:
            return local[node.name]
        self.used.add(node.name)
        if node.name in self._allowed.names:
            return KINDS.get(node.name, TEXT)
        hint = did_you_mean(node.name, [*self._allowed.names, *local])
        self._note(node.lineno, "T057", f"the name `{node.name}` is not among what this text uses{hint}")
        return UNKNOWN

    def _part(self, node: nodes.Getattr, local: Mapping[str, str]) -> str:
        of = self._kind(node.node, local)
        if of == "findings":
            known: Iterable[str] = self._allowed.vocabulary
            if node.attr in self._allowed.vocabulary:
                return FINDING
        else:
            known = PARTS.get(of, {})
            if of == UNKNOWN or node.attr in known:
                return PARTS.get(of, {}).get(node.attr, UNKNOWN)
        code, what = ("T022", "finding") if of == "findings" else ("T057", f"part of `{_written(node.node)}`")
        self._note(node.lineno, code, f"no {what} is called `{node.attr}`{did_you_mean(node.attr, known)}")
        return UNKNOWN

    def _filter(self, node: nodes.Filter, local: Mapping[str, str]) -> str:
        kind = self._kind(node.node, local) if node.node is not None else UNKNOWN
        if node.name not in FILTERS:
            hint = did_you_mean(node.name, FILTERS)
            self._note(node.lineno, "T056", f"the filter `{node.name}` is not used in content{hint}")
            return UNKNOWN
        takes, gives = FILTERS[node.name]
        if kind not in takes and kind != UNKNOWN:
            self._note(node.lineno, "T056", f"the filter `{node.name}` is not for {IN_WORDS[kind]}")
        between = [argument for argument in node.args if isinstance(argument, nodes.Const)]
        if len(between) != len(node.args) or len(between) != (node.name == "join") or node.kwargs:
            self._note(node.lineno, "T056", 'a filter has nothing in brackets, save `join("; ")`')
        return EACH.get(kind, UNKNOWN) if node.name == "first" else gives

    def _either(self, node: nodes.CondExpr, local: Mapping[str, str]) -> str:
        self._test(node.test, local)
        if node.expr2 is None:
            self._note(node.lineno, "T056", "an `if` inside `{{ }}` needs an `else`, or it leaves a hole")
            return self._kind(node.expr1, local)
        kinds = [self._kind(node.expr1, local), self._kind(node.expr2, local)]
        return next((kind for kind in kinds if kind not in {TEXT, NUMBER}), TEXT)

    def _compare(self, node: nodes.Compare, local: Mapping[str, str]) -> str:
        """A finding is compared with an answer it can have, a length with a number."""
        kind = self._kind(node.expr, local)
        operand = node.ops[0]
        if kind == FINDING and isinstance(node.expr, nodes.Getattr) and len(node.ops) == 1:
            self._answer(node.expr.attr, operand, node.lineno)
        elif kind == NUMBER and len(node.ops) == 1 and operand.op not in {"in", "notin"}:
            if not isinstance(operand.expr, nodes.Const) or type(operand.expr.value) is not int:
                self._note(node.lineno, "T056", "a length is compared with a whole number")
        elif kind != UNKNOWN:
            self._note(node.lineno, "T056", f"only a finding or a length is compared, once; {_COMPARE}")
        return FLAG

    def _answer(self, finding: str, operand: nodes.Operand, line: int) -> None:
        listed = isinstance(operand.expr, nodes.List | nodes.Tuple)
        given = list(operand.expr.iter_child_nodes()) if listed else [operand.expr]
        if operand.op not in ({"in", "notin"} if listed else {"eq", "ne"}):
            self._note(line, "T056", f"`{finding}` is compared with `==` or `!=`, or with `in` and a list")
        answers = self._allowed.vocabulary[finding].answers
        for value in given:
            if not isinstance(value, nodes.Const) or not isinstance(value.value, str):
                self._note(line, "T056", f"`{finding}` is compared with an answer between quotation marks")
            elif not isinstance(answers, Words):
                self._note(line, "T056", f"`{finding}` is a number; texts compare none")
            elif value.value not in (*answers.values, NOT_ASKED):
                hint = did_you_mean(value.value, answers.values)
                self._note(line, "T023", f"`{finding}` cannot be `{value.value}`{hint}")


def _deeper_than(levels: int, tree: nodes.Node) -> nodes.Node | None:
    """The first node below so many levels."""
    row: list[nodes.Node] = [tree]
    for _ in range(levels):
        row = [child for node in row for child in node.iter_child_nodes()]
    return row[0] if row else None


def _written(node: nodes.Node) -> str:
    """An expression as it was written, roughly."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_written(node.node)}.{node.attr}"
        case nodes.Filter(node=nodes.Node() as of):
            return f"{_written(of)} | {node.name}"
        case _:
            return type(node).__name__.lower()

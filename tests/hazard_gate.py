"""What must be true of the hazard log beyond its form: everything it names exists, and runs."""

import ast
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

from triage.model.hazards import Hazard, HazardLog

SKIPPING = {"skip", "skipif", "skipIf", "skipUnless", "skipTest", "SkipTest", "xfail", "importorskip"}
BUILT = {
    "check-in": "flows/check-in.yaml",
    "diary": "triage/engine/trends.py",
    "hand-off": "triage/handoff",
    "journal": "triage/journal",
    "routine": "triage/engine/session.py",
    "translation": "content/[!e]?",
}
"""What exists once a part is built; from then on its hazards are due no longer but verified."""
MUTATION_RUN = "tests/mutants/__main__.py"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def faults(log: HazardLog, root: Path, properties: Mapping[str, Collection[str]]) -> list[str]:
    """Everything in the log that is not so, for the tests below `root` and the hazards that each property names."""
    return [
        *(fault for hazard in log.hazards for fault in _faults(hazard, root)),
        *_disagreements(log, properties),
    ]


def _faults(hazard: Hazard, root: Path) -> Iterator[str]:
    yield from (f"{hazard.id}: {fault}" for test in hazard.tests if (fault := fault_of_test(test, root)))
    for walk in hazard.walks:
        if not (root / "tests" / "walks" / f"{walk}.yaml").is_file():
            yield f"{hazard.id}: there is no walk `{walk}`"
    if hazard.mutants and not any(root.glob(MUTATION_RUN)):
        yield f"{hazard.id}: there is no mutation run `{MUTATION_RUN}`"
    if hazard.settled and not hazard.verified:
        yield f"{hazard.id}: nothing verifies it"
    if hazard.after.rating > 3 and not hazard.open:
        yield f"{hazard.id}: rated {hazard.after.rating} with its control, and nobody has to decide"
    for part in hazard.due:
        if any(root.glob(BUILT[part])):
            yield f"{hazard.id}: is due with `{part}`, which is built; say what verifies it"


def _disagreements(log: HazardLog, properties: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Where the log and the properties do not name each other."""
    known = {hazard.id for hazard in log.hazards}
    for property_, named in properties.items():
        listed = set(log.answered_by(property_))
        yield from (f"{property_}: there is no hazard `{id_}`" for id_ in sorted(set(named) - known))
        yield from (
            f"{property_}: answers {id_}, which does not list it" for id_ in sorted(set(named) & known - listed)
        )
        yield from (f"{id_}: lists {property_}, which does not answer it" for id_ in sorted(listed - set(named)))


def fault_of_test(id_: str, root: Path) -> str:
    """Why this test shows nothing, such as that it does not exist; empty when it runs."""
    file, *names = id_.split("::")
    path = root / file
    if not path.is_file():
        return f"there is no file `{file}`"
    module = _parsed(path.read_text(encoding="utf-8"))
    found = _found(module, names)
    if found is None:
        return f"there is no test `{id_}`"
    frame = [statement for statement in module.body if not isinstance(statement, Function | ast.ClassDef)]
    if any(_skips(node) for node in (*frame, *found, *_fixtures(found, _fixture_modules(path, root, module)))):
        return f"`{id_}` may be skipped"
    return ""


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def _skips(node: ast.AST) -> bool:
    """Whether any word of pytest or unittest in it can leave a test out or let it fail."""
    return any(
        (isinstance(part, ast.Attribute) and part.attr in SKIPPING)
        or (isinstance(part, ast.Name) and part.id in SKIPPING)
        for part in ast.walk(node)
    )


def _found(module: ast.Module, names: list[str]) -> tuple[ast.AST, ...] | None:
    """The parts of a module that a test's name stands for: a function, a method, or a state machine."""
    if not all(name.startswith(prefix) for name, prefix in zip(reversed(names), ("test_", "Test"), strict=False)):
        return _state_machine(module, names)
    body = module.body
    parts: list[ast.AST] = []
    for name in names:
        node = next((one for one in body if isinstance(one, Function | ast.ClassDef) and one.name == name), None)
        if node is None:
            return None
        body = node.body
        marks = [one for one in body if isinstance(one, ast.Assign)] if isinstance(node, ast.ClassDef) else [node]
        parts += [*marks, *node.decorator_list]
    return tuple(parts)


def _state_machine(module: ast.Module, names: list[str]) -> tuple[ast.AST, ...] | None:
    """``TestThis = This.TestCase`` and the class that it stands for."""
    for statement in module.body:
        match statement:
            case ast.Assign(
                targets=[ast.Name(id=name)], value=ast.Attribute(value=ast.Name(id=machine), attr="TestCase")
            ) if names == [name] and name.startswith("Test"):
                classes = [one for one in module.body if isinstance(one, ast.ClassDef) and one.name == machine]
                return (statement, *classes) if classes else None
    return None


def _fixture_modules(path: Path, root: Path, module: ast.Module) -> list[ast.Module]:
    """The modules whose fixtures a test may use: its own, and each ``conftest.py`` above it."""
    above = [folder / "conftest.py" for folder in path.parents if folder.is_relative_to(root)]
    return [module, *(_parsed(file.read_text(encoding="utf-8")) for file in above if file.is_file())]


def _fixtures(parts: tuple[ast.AST, ...], modules: list[ast.Module]) -> Iterator[Function]:
    """The functions that the arguments of a test name, and those that theirs name."""
    wanted = [argument.arg for part in parts if isinstance(part, Function) for argument in part.args.args]
    for name in wanted:
        for function in (one for module in modules for one in module.body):
            if isinstance(function, Function) and function.name == name:
                yield function
                wanted += [argument.arg for argument in function.args.args if argument.arg not in wanted]

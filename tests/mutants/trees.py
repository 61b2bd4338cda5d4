"""YAML as text, lists and fields; a change makes a new tree and leaves the old one alone."""

import json
from typing import TypeAlias, cast

import yaml

Tree: TypeAlias = dict[str, "Tree"] | list["Tree"] | str
Step = str | int
Path = tuple[Step, ...]


def read_tree(text: str) -> Tree:
    """The tree of a YAML text; every scalar stays text."""
    return cast("Tree", yaml.load(text, yaml.BaseLoader))  # noqa: S506 - makes text only


def written(tree: Tree) -> str:
    """The tree as JSON, which is YAML with quotes: read back, it is the same tree."""
    return json.dumps(tree, ensure_ascii=False)


def fields_of(tree: Tree) -> dict[str, Tree]:
    """The tree as fields; none when it is not."""
    return tree if isinstance(tree, dict) else {}


def items_of(tree: Tree) -> list[Tree]:
    """The tree as a list; empty when it is not."""
    return tree if isinstance(tree, list) else []


def at(tree: Tree, path: Path) -> Tree:
    """What stands at the path."""
    for step in path:
        tree = tree[step] if isinstance(tree, list) and isinstance(step, int) else fields_of(tree)[str(step)]
    return tree


def changed(tree: Tree, path: Path, new: Tree | None) -> Tree:
    """The tree with something else at the path, or without it."""
    step, rest = path[0], path[1:]
    if isinstance(tree, list) and isinstance(step, int):
        inner = [new] if not rest else [changed(tree[step], rest, new)]
        return [*tree[:step], *(each for each in inner if each is not None), *tree[step + 1 :]]
    fields = dict(fields_of(tree))
    key = str(step)
    value = new if not rest else changed(fields[key], rest, new)
    if value is None:
        del fields[key]
    else:
        fields[key] = value
    return fields


def named(tree: Tree, path: Path) -> str:
    """The path in words that do not change when something unrelated is written before it."""
    words = []
    for step in path:
        if isinstance(tree, list) and isinstance(step, int):
            words.append(_called(tree, step))
            tree = tree[step]
        else:
            words.append(str(step))
            tree = fields_of(tree).get(str(step), "")
    return "/".join(words)


def compact(tree: Tree) -> str:
    """The tree on a line, without spaces."""
    if isinstance(tree, dict):
        return ",".join(f"{key}={_enclosed(value)}" for key, value in tree.items())
    if isinstance(tree, list):
        return "|".join(_enclosed(item) for item in tree)
    return tree


def _enclosed(tree: Tree) -> str:
    return tree if isinstance(tree, str) else f"({compact(tree)})"


def _called(items: list[Tree], number: int) -> str:
    """An item by its keys, or by all that it says when a neighbour has the same keys."""
    keys = ["+".join(item) if isinstance(item, dict) else compact(item) for item in items]
    return keys[number] if keys.count(keys[number]) == 1 else compact(items[number])

"""Where in a TOML text each key and value stands, which `tomllib` does not tell."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

Path = tuple[str, ...]
Spot = tuple[int, int]
"""Line and column, from 1; zeros when not known."""

UNKNOWN: Spot = (0, 0)
_TOKEN = re.compile(
    r'(?P<comment>#[^\n]*)|(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<end>\n)|(?P<space>[ \t\r]+)|(?P<bare>[A-Za-z0-9_-]+)|(?P<mark>.)",
    re.DOTALL,
)


@dataclass(slots=True)
class Places:
    """The places of the keys and values that stand on a line of their own."""

    keys: dict[Path, Spot] = field(default_factory=dict)
    values: dict[Path, Spot] = field(default_factory=dict)

    def key(self, path: Path) -> Spot:
        """Where the key stands, or what it is part of."""
        return _nearest(self.keys, path)

    def value(self, path: Path) -> Spot:
        """Where the value stands, or what it is part of."""
        return _nearest(self.values, path)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    spot: Spot


def places_in(text: str) -> Places:
    """The places in a text that `tomllib` can read."""
    places = Places()
    table: Path = ()
    for statement in _statements(text):
        first = statement[0]
        if first.text == "[" and first.kind == "mark":
            parts = [token for token in statement if token.kind in {"bare", "text"}]
            table = tuple(_name(token) for token in parts)
            places.keys.setdefault(table, parts[0].spot)
            continue
        equals = next(at for at, token in enumerate(statement) if token.text == "=" and token.kind == "mark")
        path = (*table, *(_name(token) for token in statement[:equals] if token.kind != "mark"))
        places.keys.setdefault(path, first.spot)
        places.values.setdefault(path, statement[equals + 1].spot)
    return places


def _statements(text: str) -> Iterator[list[_Token]]:
    """The tokens of each header and each assignment, however many lines it takes."""
    statement: list[_Token] = []
    depth = 0
    for token in _tokens(text):
        if token.kind == "mark":
            depth += (token.text in "[{") - (token.text in "]}")
        if token.kind != "end":
            statement.append(token)
        elif statement and depth == 0:
            yield statement
            statement = []
    if statement:
        yield statement


def _tokens(text: str) -> Iterator[_Token]:
    line, start = 1, 0
    for found in _TOKEN.finditer(text):
        kind, said = str(found.lastgroup), found[0]
        if kind not in {"comment", "space"}:
            yield _Token(kind, said, (line, found.start() - start + 1))
        ends = said.count("\n")
        if ends:
            line, start = line + ends, found.start() + said.rfind("\n") + 1


def _name(token: _Token) -> str:
    """A part of a key without its quotes."""
    return str(tomllib.loads(f"name = {token.text}")["name"]) if token.kind == "text" else token.text


def _nearest(spots: dict[Path, Spot], path: Path) -> Spot:
    while path and path not in spots:
        path = path[:-1]
    return spots.get(path, UNKNOWN)

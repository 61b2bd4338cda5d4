"""The ledger of a translation: which texts were accepted, by whom, and against which original."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from triage.errors import Place, Problems, did_you_mean
from triage.model.translation import DIGITS, Ledger
from triage.source.files import file_name, read_text
from triage.source.languages import LEDGER
from triage.source.nodes import Mapping, Node, Scalar, Sequence, read_nodes
from triage.source.reader import shown

_FIELDS = ("language", "name", "reviewed_by", "texts", "free_of_negation", "same")
_DIGEST = re.compile(f"[0-9a-f]{{{DIGITS}}}")
_ABOUT = "# What of this language was accepted, and against which English text; written by `triage language`.\n"


def read_ledger(folder: Path, language: str, problems: Problems) -> Ledger:
    """The ledger of a language, with everything wrong noted; empty where it cannot be read."""
    name = f"{language}/{LEDGER}"
    file = file_name(folder, name)
    text = read_text(folder, name, problems)
    root = None if text is None else read_nodes(text, file, problems)
    if not isinstance(root, Mapping):
        if root is not None:
            problems.add(root.place, "T149", "a ledger is written as fields (`name: value`)")
        return Ledger(file)
    return _Reading(problems, root).ledger(file, language)


class _Reading:
    def __init__(self, problems: Problems, root: Mapping) -> None:
        self._problems = problems
        self._root = root

    def ledger(self, file: str, language: str) -> Ledger:
        for key, _ in self._root.fields:
            if key.text not in _FIELDS:
                self._wrong(key, f"a ledger has no field `{shown(key.text)}`{did_you_mean(key.text, _FIELDS)}")
        said = self._word("language")
        if said and said != language:
            self._wrong(self._root, f"the ledger of `{language}` says that it is of `{shown(said)}`")
        lines: dict[str, int] = {}
        return Ledger(
            place=file,
            language=said,
            name=self._word("name"),
            reviewed_by=self._word("reviewed_by"),
            texts={name: dict(self._digests(name, node, lines)) for name, node in self._files(lines)},
            free_of_negation=self._list("free_of_negation"),
            same=self._list("same"),
            lines=lines,
        )

    def _wrong(self, node: Node, message: str) -> None:
        self._problems.add(Place(node.place.file, node.place.line), "T149", message)

    def _word(self, key: str) -> str:
        node = self._root.get(key)
        if isinstance(node, Scalar) and node.text.strip():
            return node.text.strip()
        self._wrong(node or self._root, f"the ledger needs `{key}`, a single piece of text")
        return ""

    def _files(self, lines: dict[str, int]) -> Iterator[tuple[str, Mapping]]:
        node = self._root.get("texts")
        if not isinstance(node, Mapping):
            self._wrong(
                node or self._root, "the ledger needs `texts`, with the files; `texts: {}` while there are none"
            )
            return
        for key, value in node.fields:
            lines[key.text] = key.place.line
            if isinstance(value, Mapping):
                yield key.text, value
            else:
                self._wrong(value, f"`{shown(key.text)}` has its texts as fields (`id: digest`)")

    def _digests(self, file: str, node: Mapping, lines: dict[str, int]) -> Iterator[tuple[str, str]]:
        for key, value in node.fields:
            lines[f"{file}#{key.text}"] = key.place.line
            if isinstance(value, Scalar) and _DIGEST.fullmatch(value.text):
                yield key.text, value.text
            else:
                self._wrong(value, f"`{shown(key.text)}` has a digest of {DIGITS} digits, 0 to 9 and a to f")

    def _list(self, key: str) -> dict[str, int]:
        node = self._root.get(key)
        if node is None:
            return {}
        if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
            return {item.text: item.place.line for item in node.items if isinstance(item, Scalar)}
        self._wrong(node, f"`{key}` is a list of texts (`file#text id`)")
        return {}


def ledger_as_text(ledger: Ledger) -> str:
    """The ledger as its file has it; read again, it is the same."""
    lines = [_ABOUT, f"language: {ledger.language}\n", f"name: {_quoted(ledger.name)}\n"]
    lines.append(f"reviewed_by: {_quoted(ledger.reviewed_by)}\n")
    for key, ids in (("free_of_negation", ledger.free_of_negation), ("same", ledger.same)):
        lines += [f"{key}:\n", *(f"  - {_quoted(id_)}\n" for id_ in ids)] if ids else []
    lines.append("texts:\n" if ledger.texts else "texts: {}\n")
    for file, texts in ledger.texts.items():
        lines += [f"  {file}:\n", *(f'    {_quoted(id_)}: "{digest}"\n' for id_, digest in texts.items())]
    return "".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

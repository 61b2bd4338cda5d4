"""A language that nobody speaks: English with a mark on each vowel, as complete as English."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import yaml

from triage.services.translating import accept, begin

CODE = "qq"
BY_MACHINE = "Á máchíné tránslátéd thís."
BY_PERSON = "Lóókéd óvér by {{ name }}."
_MARKED = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
_TAG = re.compile(r"(\{%.*?%\}|\{\{.*?\}\})")
_FIXED = frozenset({"for", "uses", "sources", "reviewed", "review_by", "topic", "urgency", "place"})
_HEADINGS = ("## Why we ask", "## What this means")


def marked(words: str) -> str:
    """The words in the made-up language; placeholders and tags as they are."""
    return "".join(part if _TAG.fullmatch(part) else part.translate(_MARKED) for part in _TAG.split(words))


def _of(value: object, fixed: frozenset[str] = frozenset()) -> object:
    if isinstance(value, dict):
        return {key: inner if key in fixed else _of(inner, fixed) for key, inner in value.items()}
    if isinstance(value, list):
        return [_of(inner, fixed) for inner in value]
    return marked(str(value))


def _dumped(value: object) -> str:
    dumped: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6)
    return dumped


def _of_yaml(text: str, name: str) -> str:
    read = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - everything stays text
    if name == "demo.yaml":
        return _dumped({**read, "patient": marked(read["patient"])})
    return _dumped(_of(read, frozenset({"sources"})))


def _of_markdown(text: str) -> str:
    head, body = "", text
    if text.startswith("---\n"):
        _, fields, body = text.split("---\n", 2)
        read = yaml.load(fields, Loader=yaml.BaseLoader)  # noqa: S506 - as above
        head = f"---\n{_dumped(_of(read, _FIXED))}---\n"
    return head + "\n".join(line if line in _HEADINGS else marked(line) for line in body.split("\n"))


def make_up(content: Path, by: str = "machine", change: Callable[[Path], None] = lambda _: None) -> Path:
    """The language below a content folder, changed before it is accepted; the folder that it is in."""
    english, made = content / "en", content / CODE
    begin(content, CODE)
    paths = [(path, made / path.relative_to(english)) for path in english.rglob("*.*")]
    for path, into in [*paths, (content / "regions.yaml", made / "regions.yaml")]:
        into.parent.mkdir(exist_ok=True)
        if path.name in {"warning-words.yaml", "reading.yaml"}:
            shutil.copy(path, into)
            continue
        text = path.read_text(encoding="utf-8")
        into.write_text(_of_yaml(text, path.name) if path.suffix == ".yaml" else _of_markdown(text), encoding="utf-8")
    home = yaml.safe_load((made / "home.yaml").read_text(encoding="utf-8"))
    home |= {"translated_by_machine": BY_MACHINE, "translated_by": BY_PERSON}
    (made / "home.yaml").write_text(_dumped(home), encoding="utf-8")
    change(made)
    assert accept(content, CODE, by) == ()
    return made

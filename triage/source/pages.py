"""Outcomes, explanations, education pages, shared parts, regions and sources."""

from collections.abc import Collection
from pathlib import Path

from triage.errors import Place
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.words import Explanation, Page, Region, Source, Template
from triage.source.files import names_below, read_text
from triage.source.front import ContentFile, read_content_file, text_of, texts_of
from triage.source.guards import read_when
from triage.source.nodes import Mapping, Node, read_nodes
from triage.source.reader import Reader

PAGE_NAMES = frozenset({"findings", "told", "reasons", "explanations", "unconfirmed", "region", "routine"})
"""What a page can ask for in `uses`."""
_TOPICS = ("cause", "movement", "condition", "exercise", "care")
_OUTCOME = ("title", "uses", "sources", "reviewed")
_TOPIC = (*_OUTCOME, "summary", "topic", "for", "because", "urgency")
_EXPLANATION = ("title", "first", "say", "meanwhile", "ask", "uses", "sources", "reviewed")
_EXPLANATION_NAMES = ("region", "findings")
_REGION = ("name", "emergency", "department", "doctor", "advice_line", "crisis_line", "poison_line")
_LEVELS = tuple(urgency.id for urgency in Urgency)


def read_outcome(reader: Reader, folder: Path, language: str, urgency: Urgency, keys: Collection[str]) -> Page | None:
    """The ending for an urgency."""
    file = read_content_file(reader, folder, f"{language}/outcomes/{urgency.id}.md")
    if file is None or reader.fields(file.head, _OUTCOME, "the head of an outcome") is None:
        return None
    return _page(reader, urgency.id, file, keys)


def read_outcome_title(reader: Reader, folder: Path, language: str, urgency: Urgency) -> str:
    """Only the title of the ending for an urgency."""
    file = read_content_file(reader, folder, f"{language}/outcomes/{urgency.id}.md")
    return "" if file is None else text_of(reader, file.head, "title", needed=True).text


def topic_ids(folder: Path, language: str) -> tuple[str, ...]:
    """The ids of the education pages there are."""
    return tuple(name.removesuffix(".md") for name in names_below(folder / language / "topics", ".md"))


def read_topic(
    reader: Reader, folder: Path, language: str, id_: str, protocol: Protocol, keys: Collection[str]
) -> Page | None:
    """An education page."""
    file = read_content_file(reader, folder, f"{language}/topics/{id_}.md")
    if file is None or reader.fields(file.head, _TOPIC, "the head of a page") is None:
        return None
    head = file.head
    page = _page(reader, id_, file, keys)
    wanted = head.get("for")
    level = reader.one_of(reader.needed(head, "urgency", "the head of a page"), _LEVELS, "`urgency`")
    return Page(
        id=id_,
        title=page.title,
        body=page.body,
        uses=page.uses,
        sources=page.sources,
        reviewed=page.reviewed,
        summary=text_of(reader, head, "summary", needed=True).text,
        topic=reader.one_of(reader.needed(head, "topic", "the head of a page"), _TOPICS, "`topic`") or "",
        because=text_of(reader, head, "because", needed=wanted is not None).text,
        wanted=None if wanted is None else read_when(reader, wanted, protocol.vocabulary),
        urgency=Urgency.SELF_CARE if level is None else Urgency.named(level),
    )


def _page(reader: Reader, id_: str, file: ContentFile, keys: Collection[str]) -> Page:
    head = file.head
    return Page(
        id=id_,
        title=text_of(reader, head, "title", needed=True).text,
        body=file.body,
        uses=_uses(reader, reader.needed(head, "uses", "the head of a page"), PAGE_NAMES),
        sources=_sources(reader, head, keys),
        reviewed=_date(reader, head),
    )


def read_explanation(
    reader: Reader, folder: Path, language: str, id_: str, keys: Collection[str]
) -> Explanation | None:
    """What may be behind the findings."""
    file = read_content_file(reader, folder, f"{language}/explanations/{id_}.md")
    if file is None or reader.fields(file.head, _EXPLANATION, "the head of an explanation") is None:
        return None
    _date(reader, file.head)
    return Explanation(
        id=id_,
        title=text_of(reader, file.head, "title", needed=True),
        first=text_of(reader, file.head, "first"),
        say=text_of(reader, file.head, "say", needed=True),
        meanwhile=texts_of(reader, file.head, "meanwhile"),
        ask=texts_of(reader, file.head, "ask"),
        body=file.body,
        uses=_uses(reader, file.head.get("uses"), _EXPLANATION_NAMES),
        sources=_sources(reader, file.head, keys),
    )


def read_parts(reader: Reader, folder: Path, language: str) -> dict[str, Template]:
    """The texts that pages share, by the name that `include` uses."""
    parts = {}
    for name in names_below(folder / language / "parts", ".md"):
        text = read_text(folder, f"{language}/parts/{name}", reader.problems)
        if text is not None:
            parts[f"parts/{name}"] = Template(text.rstrip("\n"), f"{folder.name}/{language}/parts/{name}", 1)
    return parts


def read_sources(reader: Reader, folder: Path) -> dict[str, Source]:
    """Every citation, by key."""
    sources = {}
    for key, node in reader.entries(_root(reader, folder, "sources.yaml"), "the sources"):
        fields = reader.fields(node, ("title", "address", "read", "status"), f"the source `{key.text}`")
        if fields is not None:
            title = text_of(reader, fields, "title", needed=True).text
            address = text_of(reader, fields, "address").text
            sources[key.text] = Source(key.text, title, address, text_of(reader, fields, "read").text)
    return sources


def read_regions(reader: Reader, folder: Path, wanted: Collection[str], keys: Collection[str]) -> dict[str, Region]:
    """Whom to call, for every region a person can choose."""
    regions = {}
    root = _root(reader, folder, "regions.yaml")
    for key, node in reader.entries(root, "the regions"):
        fields = reader.fields(node, (*_REGION, "sources"), f"the region `{key.text}`")
        if fields is not None and reader.known(key, wanted, "T023", "answer of `region`"):
            texts = [text_of(reader, fields, name, needed=True).text for name in _REGION]
            regions[key.text] = Region(key.text, *texts)
            _sources(reader, fields, keys)
    for id_ in wanted:
        if root is not None and id_ not in regions:
            reader.problems.add(Place(f"{folder.name}/regions.yaml"), "T052", f"the region `{id_}` has no numbers")
    return regions


def _root(reader: Reader, folder: Path, name: str) -> Mapping | None:
    text = read_text(folder, name, reader.problems)
    node = None if text is None else read_nodes(text, f"{folder.name}/{name}", reader.problems)
    return node if isinstance(node, Mapping) else None


def _uses(reader: Reader, node: Node | None, names: Collection[str]) -> tuple[str, ...]:
    words = reader.words(node, "`uses`")
    return tuple(word.text for word in words if reader.known(word, names, "T057", "name for `uses`"))


def _sources(reader: Reader, head: Mapping, keys: Collection[str]) -> tuple[str, ...]:
    words = reader.words(reader.needed(head, "sources", "the head"), "`sources`")
    return tuple(word.text for word in words if reader.known(word, keys, "T029", "source"))


def _date(reader: Reader, head: Mapping) -> str:
    scalar = reader.text(reader.needed(head, "reviewed", "the head"), "`reviewed`")
    if scalar is None:
        return ""
    parts = scalar.text.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not all(part.isdigit() for part in parts):
        reader.problems.add(scalar.place, "T012", f"`reviewed` is a date such as 2026-11-22, not `{scalar.text[:40]}`")
    return scalar.text

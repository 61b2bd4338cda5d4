"""Outcomes, explanations, education pages, shared parts, regions and sources."""

from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from triage.errors import Place
from triage.model.protocol import Protocol
from triage.model.urgency import Urgency
from triage.model.words import ORIGINAL, Explanation, Page, Region, Source, Template
from triage.source.files import file_name, names_below, read_text
from triage.source.front import (
    ContentFile,
    body_of,
    date_of,
    read_content_file,
    sources_of,
    template_of,
    templates_of,
    text_of,
)
from triage.source.guards import read_when
from triage.source.names import names_only, no_names
from triage.source.nodes import Mapping as Fields
from triage.source.nodes import Node, read_nodes
from triage.source.reader import Reader

PAGE_NAMES = frozenset({"findings", "told", "reasons", "explanations", "unconfirmed", "region", "routine", "watch"})
"""What a page can ask for in `uses`."""
_STAMP = {"date", "time", "protocol", "version", "digest"}
DOCUMENTS: Mapping[str, frozenset[str]] = {
    "advice": frozenset({"title", "action", "advice", "reasons", "answers", "withdrawn", "sources"} | _STAMP),
    "short": frozenset({"title", "action", "told", "reasons", "explanations", "unconfirmed"} | _STAMP),
    "what_if": frozenset({"changes", "most_urgent"}),
    "changed": frozenset({"before", "edits", "withdrawn", "milder", "more_urgent"}),
    "handout": frozenset({"region", "programme"} | _STAMP),
    "lapsed": frozenset({"region", "watch", "reviewed", "due"}),
    "summary": frozenset({"title", "who", "facts", "reported", "doubts", "denied", "causes", "worries"})
    | {"looked_back", "reasons", "sources"}
    | _STAMP,
    "phone": frozenset({"title", "action", "told", "explanations", "unconfirmed", "facts", "region"} | _STAMP),
    "card": frozenset({"region", "watch", "check_by"} | _STAMP),
}
"""What is made from the advice, each with what it can ask for in `uses`."""
TOPICS = ("care", "exercise", "movement", "cause", "condition")
"""The kinds of education page, in the order they are offered."""
_OUTCOME = ("title", "uses", "sources", "reviewed", "review_by")
_TOPIC = (*_OUTCOME, "summary", "topic", "place", "finds", "for", "because", "urgency")
_LAST_PLACE = 99
_EXPLANATION = ("title", "first", "say", "meanwhile", "ask", "uses", "sources", "reviewed", "review_by")
_EXPLANATION_NAMES = ("region", "findings")
REGIONS = "regions.yaml"
_REGION = ("name", "emergency", "department", "doctor", "advice_line", "crisis_line", "poison_line")
_LEVELS = tuple(urgency.id for urgency in Urgency)


def read_outcome(reader: Reader, folder: Path, language: str, urgency: Urgency, keys: Collection[str]) -> Page | None:
    """The ending for an urgency."""
    file = read_content_file(reader, folder, f"{language}/outcomes/{urgency.id}.md")
    if file is None:
        return None
    reader.fields(file.head, _OUTCOME, "the head of an outcome")
    return _page(reader, urgency.id, file, _outcome_title(reader, file), keys)


def read_outcome_title(reader: Reader, folder: Path, language: str, urgency: Urgency) -> str:
    """Only the title of the ending for an urgency."""
    file = read_content_file(reader, folder, f"{language}/outcomes/{urgency.id}.md")
    return "" if file is None else _outcome_title(reader, file)


def _outcome_title(reader: Reader, file: ContentFile) -> str:
    return names_only(reader, reader.text(reader.needed(file.head, "title", "the head"), "`title`"))


def topic_files(reader: Reader, folder: Path, language: str) -> tuple[str, ...]:
    """The files of the education pages there are."""
    return tuple(
        f"{language}/topics/{name}" for name in names_below(folder, f"{language}/topics", ".md", reader.problems)
    )


def read_topic(reader: Reader, folder: Path, name: str, protocol: Protocol, keys: Collection[str]) -> Page | None:
    """An education page; its id is the file's name."""
    file = read_content_file(reader, folder, name)
    if file is None:
        return None
    reader.fields(file.head, _TOPIC, "the head of a page")
    id_ = PurePosixPath(name).stem
    head = file.head
    page = _page(reader, id_, file, text_of(reader, head, "title", needed=True), keys)
    wanted = head.get("for")
    level = reader.one_of(reader.needed(head, "urgency", "the head of a page"), _LEVELS, "`urgency`")
    return Page(
        id=id_,
        title=page.title,
        body=page.body,
        uses=page.uses,
        sources=page.sources,
        reviewed=page.reviewed,
        review_by=page.review_by,
        summary=text_of(reader, head, "summary", needed=True),
        topic=reader.one_of(reader.needed(head, "topic", "the head of a page"), TOPICS, "`topic`") or "",
        because=text_of(reader, head, "because", needed=wanted is not None),
        wanted=None if wanted is None else read_when(reader, wanted, protocol.vocabulary),
        urgency=Urgency.SELF_CARE if level is None else Urgency.named(level),
        place=_place(reader, head),
        finds=tuple(no_names(reader, words) for words in reader.words(head.get("finds"), "`finds`")),
    )


def _place(reader: Reader, head: Fields) -> int:
    """Where it stands among the pages of its topic; at the end where that is not said."""
    node = head.get("place")
    return _LAST_PLACE if node is None else reader.whole_number(node, "`place`") or _LAST_PLACE


def _page(reader: Reader, id_: str, file: ContentFile, title: str, keys: Collection[str]) -> Page:
    head = file.head
    return Page(
        id=id_,
        title=title,
        body=body_of(reader, file),
        uses=_uses(reader, reader.needed(head, "uses", "the head of a page"), PAGE_NAMES),
        sources=sources_of(reader, head, keys),
        reviewed=date_of(reader, head),
        review_by=date_of(reader, head, "review_by"),
    )


def read_explanation(
    reader: Reader, folder: Path, language: str, id_: str, keys: Collection[str]
) -> Explanation | None:
    """What may be behind the findings."""
    file = read_content_file(reader, folder, f"{language}/explanations/{id_}.md")
    if file is None:
        return None
    reader.fields(file.head, _EXPLANATION, "the head of an explanation")
    for key in ("reviewed", "review_by"):
        date_of(reader, file.head, key)
    return Explanation(
        id=id_,
        title=template_of(reader, file.head, "title", needed=True),
        first=template_of(reader, file.head, "first"),
        say=template_of(reader, file.head, "say", needed=True),
        meanwhile=templates_of(reader, file.head, "meanwhile"),
        ask=templates_of(reader, file.head, "ask"),
        body=body_of(reader, file),
        uses=_uses(reader, file.head.get("uses"), _EXPLANATION_NAMES),
        sources=sources_of(reader, file.head, keys),
    )


def read_parts(reader: Reader, folder: Path, language: str) -> dict[str, Template]:
    """The texts that pages share, by the name that `include` uses."""
    parts = {}
    for name in names_below(folder, f"{language}/parts", ".md", reader.problems):
        text = read_text(folder, f"{language}/parts/{name}", reader.problems)
        if text is not None:
            parts[f"parts/{name}"] = Template(text.rstrip("\n"), file_name(folder, f"{language}/parts/{name}"), 1)
    return parts


def read_documents(reader: Reader, folder: Path, language: str) -> dict[str, Page]:
    """What is made from the advice, by name."""
    documents = {}
    for id_, names in DOCUMENTS.items():
        file = read_content_file(reader, folder, f"{language}/documents/{id_}.md")
        if file is not None:
            reader.fields(file.head, ("title", "uses", "reviewed", "review_by"), "the head of a document")
            title = text_of(reader, file.head, "title", needed=True)
            uses = _uses(reader, reader.needed(file.head, "uses", "the head of a document"), names)
            reviewed, review_by = (date_of(reader, file.head, key) for key in ("reviewed", "review_by"))
            documents[id_] = Page(id_, title, body_of(reader, file), uses, (), reviewed, review_by)
    return documents


def read_sources(reader: Reader, folder: Path) -> dict[str, Source]:
    """Every citation, by key."""
    sources = {}
    for key, node in reader.entries(_root(reader, folder, "sources.yaml"), "the sources"):
        fields = reader.fields(node, ("title", "address", "read", "status", "note"), f"the source `{key.text}`")
        if fields is not None:
            title = text_of(reader, fields, "title", needed=True)
            told = [text_of(reader, fields, name) for name in ("address", "read", "note")]
            sources[key.text] = Source(key.text, title, *told)
    return sources


def regions_file(language: str) -> str:
    """The file of the regions below the content folder; a translation has its own, with the same numbers to call."""
    return REGIONS if language == ORIGINAL else f"{language}/{REGIONS}"


def read_regions(
    reader: Reader, folder: Path, language: str, wanted: Collection[str], keys: Collection[str]
) -> dict[str, Region]:
    """Whom to call, for every region a person can choose."""
    regions = {}
    file = regions_file(language)
    root = _root(reader, folder, file)
    for key, node in reader.entries(root, "the regions"):
        fields = reader.fields(node, (*_REGION, "sources"), f"the region `{key.text}`")
        if fields is not None and reader.known(key, wanted, "T023", "answer of `region`"):
            texts = [text_of(reader, fields, name, needed=True) for name in _REGION]
            regions[key.text] = Region(key.text, *texts)
            sources_of(reader, fields, keys)
    for id_ in wanted:
        if root is not None and id_ not in regions:
            reader.problems.add(Place(file_name(folder, file)), "T052", f"the region `{id_}` has no numbers")
    return regions


def _root(reader: Reader, folder: Path, name: str) -> Node | None:
    text = read_text(folder, name, reader.problems)
    return None if text is None else read_nodes(text, file_name(folder, name), reader.problems)


def _uses(reader: Reader, node: Node | None, names: Collection[str]) -> tuple[str, ...]:
    words = reader.words(node, "`uses`")
    return tuple(word.text for word in words if reader.known(word, names, "T057", "name for `uses`"))

"""The dialogue as an SVG file: well formed, self-contained, readable, and nothing over anything else."""

import re
from functools import cache
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.patients import shipped, walk_with
from tests.render.test_graph import graph
from triage.model.graph import Arrow, Graph, Node, Panel
from triage.render.clean import clean
from triage.render.graph import svg
from triage.render.graph.boxes import BOLD, badge_width, size_of
from triage.render.graph.layout import Box, Sheet, lay_out
from triage.render.graph.measure import broken, width
from triage.render.graph.tracks import Tracks
from triage.services.graphing import graph_of

SVG = "{http://www.w3.org/2000/svg}"
WALKS = ["", "cold-white-foot", "after-a-day-in-the-garden", "both-legs-steady-and-newly-unsteady"]
SECTIONS = [None, *shipped().protocol.flow.sections]
PALE, WHITE, PANEL = "#505050", "#ffffff", "#f1f5fa"


@cache
def shown(section: str | None = None, walk: str = "") -> Graph:
    return graph_of(shipped(), section, walk_with(walk).interview if walk else None)


def parsed(graph: Graph) -> ET.Element:
    return ET.fromstring(svg.draw(graph))  # noqa: S314 - our own text


def texts(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def boxes(sheet: Sheet) -> list[Box]:
    return [box for frame in sheet.frames for box in frame.boxes]


def luminance(colour: str) -> float:
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("section", SECTIONS)
def test_the_file_is_well_formed_and_says_what_it_shows(section: str | None) -> None:
    root = parsed(shown(section))

    assert (root[0].tag, root[0].text) == (f"{SVG}title", shown(section).title)
    assert root[1].tag == f"{SVG}desc"


@pytest.mark.parametrize("walk", WALKS)
def test_the_file_needs_nothing_from_elsewhere(walk: str) -> None:
    drawn = svg.draw(shown(walk=walk))

    assert re.findall(r"https?://[^\"]*", drawn) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<script|<image|<foreignObject|href|@import|@font-face|url\(|\son\w+=", drawn)


def test_every_question_and_finding_stands_in_it_as_text() -> None:
    said = texts(parsed(shown()))

    for node in shown().nodes.values():
        if node.kind == "question":
            assert node.id in said
            assert {item.id for item in node.items} <= set(said)


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_cleaned_text_survives(text: str) -> None:
    said = clean(text)

    root = parsed(graph(said))

    assert "".join("".join(texts(root)).split()).count("".join(said.split())) >= 1


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("section", SECTIONS)
def test_no_text_leaves_its_box(section: str | None, walk: str) -> None:
    for box in boxes(lay_out(shown(section, walk), 0)):
        for line in box.writing.lines:
            right = line.x + width(line.text, size_of(line.style), bold=line.style in BOLD)
            right += badge_width(line.badge) if line.badge is not None else 0
            right += width(line.aside, 11)
            assert right <= box.width
            assert 0 < line.y < box.writing.height


@pytest.mark.parametrize("section", SECTIONS)
def test_nothing_lies_over_anything_else(section: str | None) -> None:
    sheet = lay_out(shown(section), 0)

    for one, other in combinations(sheet.frames, 2):
        apart = one.x + one.width <= other.x or one.y + one.height <= other.y or other.y + other.height <= one.y
        assert apart
    for frame in sheet.frames:
        assert frame.x + frame.width <= sheet.width
        assert frame.y + frame.height <= sheet.height
        for above, below in zip(frame.boxes, frame.boxes[1:], strict=False):
            assert above.bottom + 15 * len(below.conditions) < below.y
        assert all(frame.y < box.y and box.bottom < frame.y + frame.height for box in frame.boxes)


def test_one_line_leads_through_all_questions() -> None:
    sheet = lay_out(shown(), 0)
    pieces = list(Tracks(shown(), sheet).pieces())

    optional = sum(bool(box.node.when) for box in boxes(sheet))
    assert len(pieces) == len(boxes(sheet)) - 1 + 3 * optional


@pytest.mark.parametrize("walk", WALKS[1:])
def test_the_thick_line_reaches_what_was_asked_and_passes_the_rest(walk: str) -> None:
    graph = shown(walk=walk)
    sheet = lay_out(graph, 0)
    thick = [piece for piece in Tracks(graph, sheet).pieces() if piece.walked]

    into = {piece.points[-1] for piece in thick}
    for box in boxes(sheet)[1:]:
        entry = (box.x, box.y + 17) if box.node.when else (box.spine, box.y)
        assert (entry in into) == box.node.walked


def test_a_jump_is_told_in_words_and_not_drawn_as_the_next_step() -> None:
    nodes = {key: Node(key, "question", key[-1]) for key in ("question_a", "question_b", "question_c")}
    arrows = (
        Arrow("question_a", "question_c", "branch", "a is yes"),
        Arrow("question_a", "question_b", "branch", "otherwise"),
        Arrow("question_b", "question_c"),
    )
    jumping = Graph("small", (), (Panel("section_a", "a", "A", tuple(nodes)),), nodes, arrows)

    assert {"→ c: a is yes", "→ b: otherwise"} <= set(texts(parsed(jumping)))
    assert len(list(Tracks(jumping, lay_out(jumping, 0)).pieces())) == 2


def test_where_no_arrow_leads_no_line_is_drawn() -> None:
    nodes = {key: Node(key, "question", key[-1]) for key in ("question_a", "question_b")}
    apart = Graph("small", (), (Panel("section_a", "a", "A", tuple(nodes)),), nodes, ())

    assert list(Tracks(apart, lay_out(apart, 0)).pieces()) == []


def test_an_emergency_is_told_by_words_too() -> None:
    said = texts(parsed(shown("nerves")))

    assert said.count("STOP") == 4
    assert "EMERGENCY" in said
    assert "A yes to an EMERGENCY ends the conversation at once." in said


def test_a_walk_says_what_was_answered_and_where_it_ended() -> None:
    said = texts(parsed(shown("danger", "cold-white-foot")))

    assert "● Yes: One leg suddenly cold, pale or blue" in said
    assert "● It ended here: Get emergency help now (cold_pale_leg)" in said


@pytest.mark.parametrize(
    ("behind", "words"),
    [*svg.BADGES.values(), (WHITE, PALE), (PANEL, PALE), (WHITE, "#333333"), (WHITE, "#7a0000"), ("#1f3a5f", WHITE)],
)
def test_words_stand_out(behind: str, words: str) -> None:
    assert contrast(behind, words) >= 7


@given(st.text(), st.floats(min_value=30, max_value=600))
def test_broken_lines_hold_every_word_and_fit(text: str, room: float) -> None:
    lines = broken(text, room, 12)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, 12) <= room for line in lines)

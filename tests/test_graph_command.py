"""`triage graph` on the command line, and the pages of the manual that are drawn by it."""

import re
import runpy
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from triage.cli.graph import graph
from triage.errors import FileMissing

ROOT = Path(__file__).parent.parent
SECTIONS = ROOT / "docs" / "manual" / "sections"
WALK = str(ROOT / "tests" / "walks" / "cold-white-foot.yaml")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(graph, [*arguments], standalone_mode=False)


def test_mermaid_is_what_one_gets() -> None:
    assert run().stdout.splitlines()[1] == "flowchart TD"


def test_dot_is_for_graphviz() -> None:
    assert run("--format", "dot").stdout.startswith("digraph dialogue {")


def test_svg_is_one_file() -> None:
    assert ET.fromstring(run("--format", "svg").stdout).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own


def test_one_section_leaves_the_others_out() -> None:
    drawn = run("--section", "mood").stdout

    assert re.findall(r"^    (question_\w+)\[", drawn, re.MULTILINE) == ["question_mood"]


def test_a_walk_marks_its_path() -> None:
    drawn = run("--walk", WALK).stdout

    assert "● danger_body" in drawn
    assert "● course" not in drawn


def test_a_walk_that_is_not_there_is_told() -> None:
    assert isinstance(run("--walk", "nowhere.yaml").exception, FileMissing)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """What the pages would say now."""
    written = runpy.run_path(str(ROOT / "docs" / "write_sections.py"))["pages"]()
    assert isinstance(written, dict)
    return written


def test_the_pages_of_the_manual_are_up_to_date(pages: dict[str, str]) -> None:
    there = {page.name: page.read_text(encoding="utf-8") for page in SECTIONS.iterdir()}

    assert there.keys() == pages.keys()
    assert [name for name in pages if there[name] != pages[name]] == []  # else: python docs/write_sections.py


def test_each_page_says_first_how_to_write_it_again(pages: dict[str, str]) -> None:
    firsts = {page.splitlines()[0] for page in pages.values()}

    assert len(firsts) == 1
    assert "`python docs/write_sections.py`" in firsts.pop()


def test_the_rows_of_a_table_are_as_long_as_its_head(pages: dict[str, str]) -> None:
    for page in pages.values():
        outside = re.sub(r"^```mermaid\n.*?^```", "", page, flags=re.DOTALL | re.MULTILINE)
        for block in re.findall(r"(?:^\|.*\n?)+", outside, re.MULTILINE):
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in block.splitlines()}) == 1


def test_links_between_the_pages_lead_somewhere(pages: dict[str, str]) -> None:
    for page in pages.values():
        for target, anchor in re.findall(r"\]\((?!\.\./)([\w.]+)#?([\w-]*)\)", page):
            assert target in pages
            assert not anchor or f"\n## {anchor}\n" in pages[target]

"""The guide for authors, followed to the letter: each command is run, each text put where the guide says."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.bad_files import copy_shipped
from triage.cli import cli
from triage.errors import Exit

GUIDE = Path(__file__).parent.parent / "docs" / "manual" / "authors.md"
WHOLE = re.compile(r"The whole of `([^`]+)`")
ENTRY = re.compile(r"The entry `([^`]+)` at the end of `([^`]+)`")
SCHEMA = "# yaml-language-server"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy_shipped(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def steps() -> list[tuple[str, str, str]]:
    """What is said before each block, what kind of block it is, and what stands in it."""
    found, before = [], ""
    for number, part in enumerate(GUIDE.read_text(encoding="utf-8").split("```")):
        if number % 2:
            kind, _, text = part.partition("\n")
            found.append((before, kind, text))
        else:
            before = part
    return found


def run(line: str) -> Result:
    """A command of the guide, on the folders of whoever follows it."""
    words = shlex.split(line)[1:]
    own = ["--flows", "flows", *(["--content", "content"] if words[0] in {"new", "preview", "check", "page"} else [])]
    return CliRunner().invoke(cli, [word for word in words if word != "--content"] + own, standalone_mode=False)


def follow(folder: Path, until: str) -> Result | None:
    """Each step up to the one whose text begins so; what its command said."""
    result = None
    for before, kind, text in steps():
        if kind == "console":
            line, _, said = text.partition("\n")
            result = run(line.removeprefix("$ "))
            assert result.return_value in {None, Exit.DONE}, result.output
            assert said.strip() in result.output
        elif whole := WHOLE.search(before):
            (folder / whole[1]).write_text(text, encoding="utf-8")
        elif entry := ENTRY.findall(before):
            put(folder / entry[-1][1], entry[-1][0], text)
        if text.startswith(until):
            return result
    return result


def put(file: Path, key: str, text: str) -> None:
    """The entry, in place of the one that stands at the end of the file."""
    written = file.read_text(encoding="utf-8")
    found = list(re.finditer(rf"^ *{key}:", written, re.MULTILINE))[-1]
    file.write_text(written[: found.start()] + text, encoding="utf-8")


def test_the_guide_leads_to_a_protocol_that_is_proved(folder: Path) -> None:
    result = follow(folder, "$ triage check\n")

    assert result is not None
    assert "down: 0; up: 0; other changes: 3" in result.output


def test_what_it_wrote_is_read_without_a_problem(folder: Path) -> None:
    result = follow(folder, "$ triage check --content\n")

    assert result is not None
    assert result.return_value == Exit.DONE


def test_the_page_is_offered_with_its_reason(folder: Path) -> None:
    follow(folder, "$ triage check\n")
    (folder / "answers.yaml").write_text("{bends_at_work: yes}\n", encoding="utf-8")

    told = run("triage page --answers answers.yaml").output

    assert "bending-at-work" in told
    assert "because you told us that you stay bent over for long at work" in told


def test_the_rule_and_the_schemas_are_written_as_it_says(folder: Path) -> None:
    follow(folder, SCHEMA)

    assert (folder / "flows" / "schemas" / "rules.json").is_file()
    assert "  C26:\n    when: {fever: yes, rash: yes}\n" in (folder / "flows" / "rules.yaml").read_text(
        encoding="utf-8"
    )

"""Broken copies of the shipped protocol and words, one mistake each."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from tests.made_up_language import CODE, make_up
from triage.errors import FileMissing, Problems, ProblemsFound
from triage.model.vocabulary import Finding
from triage.places import content_folder, flows_folder, hazards_file
from triage.services.checking import check, check_content
from triage.services.materials import open_materials
from triage.services.proofreading import proofread
from triage.services.translating import state_of
from triage.source.hazards import read_hazards
from triage.source.protocol import load_protocol

TODAY = date(2026, 12, 1)
BAD = Path(__file__).parent / "bad"


@dataclass(frozen=True, slots=True)
class Folders:
    """A flows folder and a content folder."""

    flows: Path
    content: Path

    def path(self, file: str) -> Path:
        """The file that messages call `file`, such as ``flows/rules.yaml``."""
        folders = {"flows": self.flows, "content": self.content, "docs": self.flows.parent / "docs"}
        return folders[file.partition("/")[0]].parent / file


@dataclass(frozen=True, slots=True)
class BadFile:
    """One mistake in one file, and what is said about it."""

    name: str
    what: str
    file: str
    find: str | None
    """What stands in the shipped file; without it the file is new."""
    replace: str | None
    """What stands there instead; without it the file is missing."""
    times: int
    expect: tuple[str, ...]
    """Every line that is said, in order."""

    @property
    def code(self) -> str:
        """The code that the case is for."""
        return self.name.partition("/")[0]

    @property
    def of_translation(self) -> bool:
        """Whether it is about a language beside its original; these are of a made-up one."""
        return "T140" <= self.code <= "T149"

    def break_file(self, folders: Folders) -> None:
        """Make the mistake."""
        path = folders.path(self.file)
        if self.replace is None:
            path.unlink()
            return
        text = self.replace * self.times
        if self.find is not None:
            shipped = path.read_text(encoding="utf-8")
            assert shipped.count(self.find) >= 1, f"{self.name}: {self.find!r} is not in {self.file} any more"
            text = shipped.replace(self.find, text, 1)
        path.write_text(text, encoding="utf-8")


def bad_files() -> list[BadFile]:
    """Every case below ``bad/``."""
    return [_bad_file(path) for path in sorted(BAD.glob("*/*.yaml"))]


def _bad_file(path: Path) -> BadFile:
    fields: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return BadFile(
        name=path.relative_to(BAD).as_posix(),
        what=fields["what"],
        file=fields["file"],
        find=fields.get("find"),
        replace=fields.get("replace"),
        times=fields.get("times", 1),
        expect=tuple(fields["expect"]),
    )


def write_expected(case: BadFile, said: tuple[str, ...]) -> None:
    """Write what is said now into the case, after the shipped file it changes has moved its lines."""
    path = BAD / case.name
    fields: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    fields["expect"] = list(said)
    path.write_text(yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=1000), encoding="utf-8")


def copy_shipped(into: Path, *, flows: bool = True, content: bool = True) -> Folders:
    """The shipped folders, copied where they will be changed; of the words, those that translations are made from."""
    folders = Folders(flows_folder(), content_folder())
    if flows:
        folders = Folders(shutil.copytree(folders.flows, into / "flows"), folders.content)
    if content:
        folders = Folders(folders.flows, shutil.copytree(folders.content, into / "content", ignore=_translations))
    return folders


def _translations(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if Path(folder, name, "translation.yaml").is_file()}


def said_of(folders: Folders) -> tuple[str, ...]:
    """The problems of the folders as they are printed; nothing when all of it can be used.

    Anything else that is raised is a fault of the program.
    """
    try:
        check_content(open_materials(folders.flows, folders.content))
    except ProblemsFound as found:
        return tuple(str(problem) for problem in found.problems)
    except FileMissing as missing:
        return (str(missing),)
    return ()


def broken(case: BadFile, into: Path) -> tuple[str, ...]:
    """What is said when the case's mistake is made in a copy below `into`."""
    if case.file.startswith("docs/"):
        return _broken_hazards(case, into)
    folders = copy_shipped(into, flows=case.file.startswith("flows/"), content=case.file.startswith("content/"))
    if case.of_translation:
        make_up(folders.content)
        case.break_file(folders)
        return tuple(map(str, state_of(folders.content, CODE).problems))
    case.break_file(folders)
    if "T120" <= case.code <= "T130":  # these are about reading, not about what a conversation needs
        signs = [finding.id for finding in shipped_signs()]
        return tuple(map(str, proofread(folders.content, "en", TODAY, signs).problems))
    if case.code == "T064":  # the demo is no part of what a conversation needs; only `triage check` looks at it
        return tuple(map(str, check(folders.flows, folders.content).problems))
    return said_of(folders)


def shipped_signs() -> list[Finding]:
    """The signs that can start, of the shipped protocol."""
    vocabulary = load_protocol(flows_folder()).vocabulary
    return [finding for finding in vocabulary.values() if finding.warning and finding.can_start]


def _broken_hazards(case: BadFile, into: Path) -> tuple[str, ...]:
    """What is said of the hazard log, which is read by itself."""
    folders = Folders(into / "flows", into / "content")
    log = folders.path("docs/hazards.yaml")
    log.parent.mkdir()
    shutil.copy(hazards_file(), log)
    case.break_file(folders)
    problems = Problems()
    read_hazards(log, problems)
    return tuple(str(problem) for problem in sorted(set(problems.found)))


if __name__ == "__main__":  # `python -m tests.bad_files` after a shipped file has moved; read the change like code
    for bad_file in bad_files():
        with TemporaryDirectory() as folder:
            now = broken(bad_file, Path(folder))
        if now != bad_file.expect:
            write_expected(bad_file, now)

"""``triage diff``: the code it exits with, and that the manual shows what it says."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.command_line import run
from tests.source.tools import read
from triage.errors import Exit
from triage.places import flows_folder
from triage.source.accepted import read_accepted
from triage.source.nodes import Mapping, Node
from triage.source.reader import Reader

MANUAL = Path(__file__).parent.parent / "docs" / "manual"
FEVER = "fever:\n  answers: yes_no\n  warning: urgent"
ACCEPTED = re.findall(
    r"^```yaml\n(accepted:\n.*?)^```", (MANUAL / "protocol.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
)
SHOWN = re.findall(
    r"^```text\n\$ triage diff flows mine\n(.*?)^```",
    (MANUAL / "commands.md").read_text("utf-8"),
    re.DOTALL | re.MULTILINE,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the shipped flows, and with flows in which a fever warns less."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(flows_folder(), tmp_path / "flows")
    shutil.copytree(flows_folder(), tmp_path / "mine")
    findings = tmp_path / "mine" / "findings.yaml"
    text = findings.read_text(encoding="utf-8")
    assert text.count(FEVER) == 1
    findings.write_text(text.replace(FEVER, FEVER.replace("urgent", "soon")), encoding="utf-8")
    accept(tmp_path, ACCEPTED[0])
    return tmp_path


def accept(folder: Path, text: str) -> None:
    """Write this at the end of the changed rules."""
    with (folder / "mine" / "rules.yaml").open("a", encoding="utf-8") as rules:
        rules.write(text)


def diff(*arguments: str | Path) -> tuple[int, str, str]:
    """A run of the command, and what it left behind."""
    done = run("diff", *map(str, arguments))
    return done.code, done.out, done.err


def without_digests(text: str) -> str:
    return re.sub("digest [0-9a-f]{12}", "digest …", text)


def write(folder: Path, file: str, find: str, replace: str) -> None:
    """Write something else in one of the changed flows."""
    path = folder / "mine" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(find) == 1
    path.write_text(text.replace(find, replace), encoding="utf-8")


def test_the_manual_shows_what_is_said(folder: Path) -> None:
    said = diff(folder / "flows", folder / "mine")[1].replace(f"{folder}/", "")

    assert SHOWN[0] == without_digests(said)


def test_what_the_manual_shows_of_an_acceptance_is_read() -> None:
    def in_the_rules(reader: Reader, root: Node | None) -> int:
        assert isinstance(root, Mapping)
        return len(read_accepted(reader, root.get("accepted")))

    assert read(ACCEPTED[0], in_the_rules) == (1, [])


def test_advice_that_goes_down_is_the_exit_code(folder: Path) -> None:
    code, _, told = diff(folder / "flows", folder / "mine")

    assert code == Exit.LOWERED
    assert told == "raise it again, or list it under `accepted` in NEW: who lowers it, when and why\n"


def test_advice_that_goes_down_and_is_accepted_is_done(folder: Path) -> None:
    entry = "{{lowers: {}, to: physio, by: Dr A. Example, on: 2026-11-22, reason: as above}}"
    accept(folder, "".join(f"  - {entry.format(id_)}\n" for id_ in ("R22", "R25")))

    assert diff(folder / "flows", folder / "mine")[0] == Exit.DONE


def test_what_is_less_than_the_evidence_can_be_looked_at_before_it_is_accepted(folder: Path) -> None:
    write(folder, "rules.yaml", ACCEPTED[0], "")

    code, said, told = diff(folder / "flows", folder / "mine")

    assert code == Exit.LOWERED
    assert "\nGOES DOWN\nfever: urgent to soon (NOT ACCEPTED)\n" in said
    assert re.match(r"new: mine/evidence.yaml:\d+:3: T035 the evidence says `urgent` for `fever`; ", told)


def test_a_rule_of_the_evidence_with_another_name_is_noted(folder: Path) -> None:
    write(folder, "rules.yaml", "  R07:", "  S07:")

    code, said, told = diff("--json", folder / "flows", folder / "mine")

    assert code == Exit.LOWERED
    assert {each["id"]: each["how"] for each in json.loads(said)["changes"]} == {"R07": "removed", "S07": "added"}
    assert "T036 the evidence has `R07`; the protocol has not; put it back, " in told


def test_the_old_protocol_may_be_less_than_the_evidence_too(folder: Path) -> None:
    write(folder, "rules.yaml", ACCEPTED[0], "")

    code, _, told = diff(folder / "mine", folder / "flows")

    assert code == Exit.DONE
    assert told.startswith("old: mine/evidence.yaml:")


def test_what_is_wrong_otherwise_is_not_compared(folder: Path) -> None:
    write(folder, "rules.yaml", ACCEPTED[0], "")
    write(folder, "lower-back.yaml", "  - aneurysm\n", "")

    code, said, told = diff(folder / "flows", folder / "mine")

    assert (code, said) == (Exit.BAD_FILE, "")
    assert "T028" in told


def test_advice_that_goes_up_is_done(folder: Path) -> None:
    assert diff(folder / "mine", folder / "flows")[0] == Exit.DONE


def test_the_json_exits_alike(folder: Path) -> None:
    code, said, _ = diff("--json", folder / "flows", folder / "mine")

    assert code == Exit.LOWERED
    assert json.loads(said)["lowers"] is True


def test_a_folder_that_is_not_there_is_told(folder: Path) -> None:
    code, said, told = diff(folder / "flows", folder / "nothing-of-the-kind")

    assert (code, said) == (Exit.NO_FILE, "")
    assert "there is no folder" in told


def test_flows_that_cannot_be_used_are_told(folder: Path) -> None:
    (folder / "mine" / "rules.yaml").unlink()
    code, said, told = diff(folder / "flows", folder / "mine")

    assert (code, said) == (Exit.BAD_FILE, "")
    assert told == "mine/rules.yaml: T001 the file cannot be read: no such file or directory\n"

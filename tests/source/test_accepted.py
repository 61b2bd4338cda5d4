"""What an organisation has lowered on purpose: read strictly, and what it lets pass."""

from pathlib import Path

import pytest

from tests.source.tools import SMALL, read, small_protocol
from triage.model.protocol import Accepted
from triage.model.urgency import Urgency
from triage.source.accepted import read_accepted
from triage.source.packing import pack, unpack
from triage.source.protocol import load_protocol, read_protocol

ENTRY = '{lowers: fever, to: soon, by: "Dr A. Example", on: 2026-11-22, reason: seen by phone first}'
FEVER = Accepted("fever", Urgency.SOON, "Dr A. Example", "2026-11-22", "seen by phone first")

REMEDY = "raise it, or list it under `accepted` in rules.yaml"


def said_of(entry: str) -> list[str]:
    """What is said of one entry, without its place."""
    return [line.partition(" ")[2] for line in read(f"- {entry}", read_accepted)[1]]


def test_an_entry_is_read() -> None:
    assert read(f"- {ENTRY}", read_accepted) == ((FEVER,), [])


@pytest.mark.parametrize("field", ["lowers", "to", "by", "on", "reason"])
def test_every_field_is_needed(field: str) -> None:
    parts = {"lowers": "fever", "to": "soon", "by": "A", "on": "2026-11-22", "reason": "x"}
    del parts[field]

    assert said_of(str(parts).replace("'", "")) == [f"T010 an entry of `accepted` needs the field `{field}`"]


@pytest.mark.parametrize("field", ["lowers", "to", "by", "on", "reason"])
def test_no_field_may_be_empty(field: str) -> None:
    parts = {"lowers": "fever", "to": "soon", "by": "A", "on": "2026-11-22", "reason": "x", field: '" "'}

    assert said_of("{" + ", ".join(f"{name}: {text}" for name, text in parts.items()) + "}") == [
        f"T010 `{field}` is empty"
    ]


@pytest.mark.parametrize("date", ["2026-11-31", "22.11.2026", "2026-W47-7", "20261122", "soon"])
def test_a_date_is_one_that_a_calendar_has(date: str) -> None:
    assert said_of(ENTRY.replace("2026-11-22", date)) == [
        f"T012 `on` is a date such as 2026-11-22, not `{date}`",
    ]


def test_a_level_is_one_of_the_five() -> None:
    assert said_of(ENTRY.replace("soon", "son", 1)) == ["T011 `to` cannot be `son`; did you mean `soon`?"]


def test_another_field_is_refused() -> None:
    assert said_of(ENTRY.replace("reason:", "note: x, reason:"))[0].startswith(
        "T009 an entry of `accepted` has no field"
    )


@pytest.mark.parametrize("nobody", ["nobody", "Nobody"])
def test_what_nobody_answers_for_is_refused(nobody: str) -> None:
    assert [line.partition(" ")[0] for line in said_of(ENTRY.replace('"Dr A. Example"', nobody))] == ["T037"]


def test_one_thing_is_accepted_once() -> None:
    assert read(f"- {ENTRY}\n- {ENTRY}", read_accepted)[1] == ["2:3: T007 `fever` stands twice in `accepted`"]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    said = said_of("{lowers: fever, to: son, by: nobody, on: today}")

    assert [line.partition(" ")[0] for line in said] == ["T011", "T037", "T012", "T010"]


@pytest.mark.parametrize("node", ["fever", "{lowers: fever}"])
def test_it_is_a_list(node: str) -> None:
    assert read(node, read_accepted) == ((), ["1:1: T008 `accepted` is a list"])


def test_an_entry_is_written_as_fields() -> None:
    assert said_of("fever") == ["T008 an entry of `accepted` is written as fields (`name: value`)"]


def test_most_protocols_accept_nothing(tmp_path: Path) -> None:
    assert load_protocol(small_protocol(tmp_path)).accepted == ()


def lowered(folder: Path, to: str, *, warning: str | None = "soon", lowers: str = "fever") -> list[str]:
    """What is said of the small protocol when the fever warns less than the evidence says, and that is accepted."""
    small_protocol(folder)
    findings = SMALL["findings.yaml"].replace("warning: urgent", f"warning: {warning}")
    if warning is None:
        findings = SMALL["findings.yaml"].replace(", warning: urgent, suspects: infection, sources: [F1]", "")
    entry = ENTRY.replace("fever", lowers).replace("soon", to)
    (folder / "findings.yaml").write_text(findings, encoding="utf-8")
    (folder / "rules.yaml").write_text(f"{SMALL['rules.yaml']}accepted:\n  - {entry}\n", encoding="utf-8")
    return [str(problem).partition(" ")[2] for problem in read_protocol(folder)[1].found]


def test_what_is_accepted_may_be_less_than_the_evidence_says(tmp_path: Path) -> None:
    assert lowered(tmp_path, "soon") == []


def test_it_may_not_be_less_than_what_is_accepted(tmp_path: Path) -> None:
    (said,) = lowered(tmp_path, "soon", warning="physio")

    assert said.startswith("T035 the evidence says `urgent` for `fever`; the protocol says `physio`, which is less; ")
    assert said.endswith("; `accepted` lets it go down to `soon`, not further")


def test_only_what_is_named_may_be_less(tmp_path: Path) -> None:
    assert lowered(tmp_path, "soon", lowers="numb") == [
        f"T035 the evidence says `urgent` for `fever`; the protocol says `soon`, which is less; {REMEDY}"
    ]


def test_what_is_gone_says_nothing_so_only_self_care_accepts_it(tmp_path: Path) -> None:
    assert lowered(tmp_path, "self_care", warning=None) == []
    assert lowered(tmp_path, "soon", warning=None) == [
        "T036 the evidence has `fever`; the protocol has not; `accepted` lets it go down to `soon`, not further"
    ]


def test_a_rule_of_the_evidence_may_go_if_that_is_accepted(tmp_path: Path) -> None:
    small_protocol(tmp_path, "rules.yaml", "R01:", "S01:")
    rules = (tmp_path / "rules.yaml").read_text(encoding="utf-8")
    entry = ENTRY.replace("fever", "R01").replace("soon", "self_care")
    (tmp_path / "rules.yaml").write_text(f"{rules}accepted:\n  - {entry}\n", encoding="utf-8")

    assert load_protocol(tmp_path).accepted[0].lowers == "R01"


def test_what_is_accepted_is_part_of_the_digest(tmp_path: Path) -> None:
    before = load_protocol(small_protocol(tmp_path)).digest
    lowered(tmp_path, "soon")

    assert load_protocol(tmp_path).digest != before


def test_what_is_accepted_is_kept_for_the_next_start(tmp_path: Path) -> None:
    lowered(tmp_path, "soon")
    protocol = load_protocol(tmp_path)

    assert unpack(pack(protocol)) == protocol
    assert protocol.accepted == (FEVER,)

"""The schemas accept what the program reads, and mark what it refuses."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.bad_files import copy_shipped
from triage.errors import ProblemsFound
from triage.places import flows_folder
from triage.services.schemas import as_json, schemas_of

FILES = (
    *("findings.yaml", "rules.yaml", "lower-back.yaml", "exercises.yaml", "plan.yaml"),
    *("check-in.yaml", "set-up.yaml", "review.yaml"),
)


@cache
def schemas() -> dict[str, dict[str, object]]:
    return schemas_of(flows_folder())


def shipped(file: str) -> Any:  # noqa: ANN401 - whatever the file holds, as an editor reads it
    return yaml.safe_load((flows_folder() / file).read_text(encoding="utf-8"))


def slips(file: str, written: object) -> list[str]:
    return [error.message for error in Draft7Validator(schemas()[file]).iter_errors(written)]


def test_there_is_one_for_each_file_that_an_author_writes() -> None:
    assert set(schemas()) == set(FILES)


@pytest.mark.parametrize("file", FILES)
def test_a_schema_is_one(file: str) -> None:
    Draft7Validator.check_schema(json.loads(as_json(schemas()[file])))


@pytest.mark.parametrize("file", FILES)
def test_the_shipped_file_fits(file: str) -> None:
    assert slips(file, shipped(file)) == []


@pytest.mark.parametrize("file", FILES)
def test_a_field_that_there_is_not_is_marked(file: str) -> None:
    assert slips(file, _with_a_field(shipped(file)))


def _with_a_field(written: Any) -> object:  # noqa: ANN401 - as above
    """One more field in the first entry of the file, or of the part with the entries."""
    entries = next((written[key] for key in ("rules", "questions", "exercises", "profiles") if key in written), written)
    next(iter(entries.values()))["colour"] = "red"
    return written


def test_a_word_that_is_none_of_the_few_is_marked() -> None:
    rules = shipped("rules.yaml")
    rules["rules"]["R02"]["urgency"] = "urgnt"

    assert slips("rules.yaml", rules) != []


def test_a_field_that_is_missing_is_marked() -> None:
    rules = shipped("rules.yaml")
    del rules["rules"]["R02"]["sources"]

    assert "'sources' is a required property" in slips("rules.yaml", rules)


def test_an_answer_that_a_finding_has_not_is_marked() -> None:
    rules = shipped("rules.yaml")
    rules["rules"]["R02"]["when"] = {"fever": "often"}

    assert slips("rules.yaml", rules) != []


def test_a_name_that_is_new_is_no_slip() -> None:
    flow = shipped("lower-back.yaml")
    flow["questions"]["saddle"]["asks"].append("newly_found")

    assert slips("lower-back.yaml", flow) == []


def test_the_names_of_findings_are_offered_in_conditions() -> None:
    guard: Any = schemas()["rules.yaml"]["definitions"]
    fields = guard["guard"]["anyOf"][1]["properties"]

    assert {"fever", "age", "all", "not"} <= fields.keys()
    assert "yes" in fields["fever"]["anyOf"][0]["enum"]
    assert fields["age"]["properties"]["at_least"]["maximum"] == 120


def test_a_field_says_what_it_means() -> None:
    findings: Any = schemas()["findings.yaml"]

    assert "How urgent it is" in findings["additionalProperties"]["properties"]["warning"]["description"]


def test_a_protocol_that_is_not_sound_has_no_schema(tmp_path: Path) -> None:
    folders = copy_shipped(tmp_path, content=False)
    (folders.flows / "rules.yaml").write_text("rules: {}\n", encoding="utf-8")

    with pytest.raises(ProblemsFound):
        schemas_of(folders.flows)

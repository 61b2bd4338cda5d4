"""A mistake in the flow files makes `triage check` fail, with a conversation that can be read and replayed."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.command_line import run
from tests.patients import shipped
from triage.errors import Exit
from triage.places import flows_folder
from triage.proof.sat import Sat


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something else in one place of one file."""

    breaks: str
    """The property that it breaks."""
    about: str
    file: str
    find: str
    put: str
    replays: bool = True
    """Whether somebody can have the conversation that shows it."""


INFECTION = "  infection:\n    section: illness\n"
MISTAKES = {
    "a question that nobody is asked": Mistake(
        "S1",
        "dark_pee",
        "lower-back.yaml",
        "    records: dark_pee_after_hard_exercise",
        "    records: dark_pee_after_hard_exercise\n    when: {blood_in_urine: no}",
        replays=False,
    ),
    "a question gated away": Mistake(
        "S2", "fever", "lower-back.yaml", INFECTION, f"{INFECTION}    when: {{age: {{at_most: 64}}}}\n"
    ),
    "a question asked of women only": Mistake(
        "S2",
        "calf_swelling",
        "lower-back.yaml",
        "  bones_and_medicines:\n    section: illness\n",
        "  bones_and_medicines:\n    section: illness\n    when: {sex: female}\n",
    ),
    "unsure counts only from two on": Mistake(
        "S3",
        "fever",
        "rules.yaml",
        "{count: {warning: urgent, answer: unsure, at_least: 1}}",
        "{count: {warning: urgent, answer: unsure, at_least: 2}}",
    ),
    "a rule that holds only while unsure": Mistake(
        "S4",
        "cough_sneeze_pain/yes/C19",
        "rules.yaml",
        "when: {cough_sneeze_pain: yes, osteoporosis: yes}",
        "when: {cough_sneeze_pain: unsure, osteoporosis: yes}",
    ),
    "a rule that more signs silence": Mistake(
        "S4",
        "cough_sneeze_pain/yes/C22",
        "rules.yaml",
        "when: {osteoporosis: yes, spine_deformity_or_lump: yes}",
        "when: {osteoporosis: yes, spine_deformity_or_lump: yes, not: {cough_sneeze_pain: yes}}",
    ),
    "an emergency before the answer that would take it back": Mistake(
        "S5",
        "major_trauma",
        "rules.yaml",
        "      trauma_age: over_2_weeks\n",
        "      duration: [weeks_6_to_12, over_12_weeks]\n",
    ),
    "the routine for those who are not sure": Mistake(
        "S6",
        "physio/cancer_history",
        "findings.yaml",
        "      - count: {warning: soon, answer: unsure, at_least: 1}\n",
        "",
    ),
    "a rule that contradicts itself": Mistake(
        "S8",
        "C19",
        "rules.yaml",
        "when: {cough_sneeze_pain: yes, osteoporosis: yes}",
        "when: {all: [{cough_sneeze_pain: yes}, {cough_sneeze_pain: no}]}",
        replays=False,
    ),
    "a rule that is always outdone": Mistake(
        "S8",
        "C19",
        "rules.yaml",
        "when: {cough_sneeze_pain: yes, osteoporosis: yes}",
        "when: {cough_sneeze_pain: yes, fever: yes}",
        replays=False,
    ),
    "a question that changes nothing": Mistake(
        "S8",
        "numbness",
        "rules.yaml",
        "    when: {leg_numbness_patch: yes, numbness_spreading: yes}",
        "    when: {leg_numbness_patch: yes}",
        replays=False,
    ),
}


def broken(mistake: Mistake, folder: Path) -> Path:
    """A copy of the shipped flows with the mistake."""
    flows = shutil.copytree(flows_folder(), folder / "flows")
    text = (flows / mistake.file).read_text(encoding="utf-8")
    assert text.count(mistake.find) == 1
    (flows / mistake.file).write_text(text.replace(mistake.find, mistake.put), encoding="utf-8")
    return flows


def test_there_are_at_least_ten_mistakes_and_one_for_each_property_of_a_protocol() -> None:
    assert len(MISTAKES) >= 10
    assert {mistake.breaks for mistake in MISTAKES.values()} == {"S1", "S2", "S3", "S4", "S5", "S6", "S8"}


@pytest.mark.parametrize("name", MISTAKES)
def test_the_mistake_fails_with_a_conversation_that_replays(name: str, tmp_path: Path) -> None:
    mistake = MISTAKES[name]
    flows, walks = broken(mistake, tmp_path), tmp_path / "walks"

    told = run("check", "--flows", str(flows), "--counterexamples", str(walks))

    assert told.code == Exit.BAD_FILE
    assert f"  {mistake.breaks} fails" in told.out
    if mistake.replays:
        about = mistake.about.replace("/", "-")
        shown = run("chat", "--flows", str(flows), "--replay", str(walks / f"{mistake.breaks}-{about}.yaml"))
        assert shown.code == Exit.DONE
        assert f"Walk: Shows that {mistake.breaks} fails" in " ".join(shown.out.split())


def test_the_shipped_protocol_has_none_of_them() -> None:
    assert run("check").code == Exit.DONE
    assert shipped().protocol.flow.id in run("check").out


def test_provers_that_disagree_stop_the_check_and_say_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flows = shutil.copytree(flows_folder(), tmp_path / "flows")
    monkeypatch.setattr(Sat, "stuck", lambda sat, at: sat.asked(at))

    told = run("check", "--flows", str(flows))

    assert told.code == Exit.CRASHED
    assert "triage failed: S1: search says holds, sat says fails; they differ on `" in told.err

"""The routine is loaded as a whole or not at all, and agrees with the protocol and the evidence."""

from pathlib import Path

import pytest

from tests.bad_files import copy_shipped
from tests.source.routine import read_small, said_of_routine, small_routine
from triage.errors import ProblemsFound
from triage.model.programme import CHECK_IN, REVIEW, SET_UP, Programme
from triage.model.protocol import Protocol
from triage.source.programme import FILES, cited_by_programme, load_programme
from triage.source.protocol import load_protocol
from triage.source.soundness import leaves

NO_HOLDS = {"rest_position", "breathing", "walking"}


def loaded(folder: Path) -> Programme:
    return load_programme(folder, load_protocol(folder))


def test_the_dialogues_are_read(tmp_path: Path) -> None:
    assert {name: list(flow.questions) for name, flow in read_small(tmp_path).dialogues.items()} == {
        CHECK_IN: ["new", "new_again", "pain_today"],
        SET_UP: ["limits"],
        REVIEW: ["change", "worse"],
    }


def test_a_dialogue_suspects_and_keeps_answers_as_the_triage_does(tmp_path: Path) -> None:
    flow = load_protocol(small_routine(tmp_path)).flow
    dialogue = read_small(tmp_path).dialogues[CHECK_IN]

    assert (dialogue.explanations, dialogue.ask_again_after) == (flow.explanations, flow.ask_again_after)


@pytest.mark.parametrize("field", ["explanations: [nerves]", "ask_again_after: {warning: 1 hour}"])
def test_a_dialogue_has_no_times_of_its_own(tmp_path: Path, field: str) -> None:
    said = said_of_routine(tmp_path, "review.yaml", "start: change", f"start: change\n{field}")

    assert said[0].startswith(f"6:1: T009 the flow has no field `{field.partition(':')[0]}`")


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_needed(tmp_path: Path, name: str) -> None:
    folder = small_routine(tmp_path)
    (folder / name).unlink()

    with pytest.raises(ProblemsFound) as found:
        loaded(folder)

    assert [problem.code for problem in found.value.problems] == ["T001"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_a_half_written_shipped_file_is_not_loaded(tmp_path: Path, name: str, share: float) -> None:
    path = copy_shipped(tmp_path, content=False).flows / name
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(ProblemsFound):
        loaded(path.parent)


def test_the_digest_changes_with_every_file(tmp_path: Path) -> None:
    digests = {read_small(tmp_path).digest}
    for name in FILES:
        path = small_routine(tmp_path) / name
        path.write_text(path.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
        digests.add(loaded(tmp_path).digest)

    assert len(digests) == len(FILES) + 1


@pytest.mark.parametrize("name", FILES)
def test_the_protocol_is_the_same_whatever_the_routine_is(tmp_path: Path, name: str) -> None:
    protocol = load_protocol(small_routine(tmp_path))
    (tmp_path / name).write_text("", encoding="utf-8")

    assert load_protocol(tmp_path) == protocol


def test_a_dialogue_that_does_not_end_is_told(tmp_path: Path) -> None:
    circle = "records: pain, then: [{go: new}]}"

    said = said_of_routine(tmp_path, "check-in.yaml", "records: pain}", circle)

    assert said == ["7:3: T031 the flow would not end: `new` → `new_again` → `pain_today` → `new`"]


def test_a_question_that_no_answer_leads_to_is_told(tmp_path: Path) -> None:
    said = said_of_routine(tmp_path, "check-in.yaml", "asks_again: new}", "asks_again: new, then: [{go: outcome}]}")

    assert said == ["9:3: T030 no answer leads to the question `pain_today`"]


def test_a_finding_that_is_asked_twice_is_told(tmp_path: Path) -> None:
    twice = "records: pain}\n  once_more: {section: routine, kind: yes_no, records: fever}"

    said = said_of_routine(tmp_path, "check-in.yaml", "records: pain}", twice)

    assert said == ["10:3: T033 `fever` is asked by `new` already"]


def test_a_condition_on_what_is_asked_later_is_told(tmp_path: Path) -> None:
    said = said_of_routine(tmp_path, "review.yaml", "records: mood}", "records: mood, when: {ill_since: yes}}")

    assert said == ["7:3: T034 whether `change` is asked depends on `ill_since`, which is not asked before it"]


def test_a_question_of_the_triage_is_not_called_the_same(tmp_path: Path) -> None:
    said = said_of_routine(tmp_path, "check-in.yaml", "pain_today:", "pain:")

    assert said == ["9:3: T015 `pain` is a question of `lower-back` already; call this one otherwise"]


def test_questions_of_two_dialogues_are_not_called_the_same(tmp_path: Path) -> None:
    said = said_of_routine(tmp_path, "review.yaml", "worse: {", "new: {")

    assert said == ["8:3: T015 `new` is a question of `check-in` already; call this one otherwise"]


def test_an_exercise_that_nobody_gets_is_told(tmp_path: Path) -> None:
    said = said_of_routine(
        tmp_path, "plan.yaml", "      - {exercise: bend, from_week: 2, after: walk, when: {sore: no}}\n", ""
    )

    assert said == [
        f"{tmp_path.name}/exercises.yaml:12:3: T096 `bend` is in no profile of plan.yaml, so nobody is ever given it"
    ]


def test_what_keeps_people_from_an_exercise_is_asked(tmp_path: Path) -> None:
    said = said_of_routine(tmp_path, "set-up.yaml", "asks: [stiff, sore]", "asks: [sore]")

    assert said == [f"{tmp_path.name}/exercises.yaml:12:3: T033 `stiff` is read by `bend`, but no question asks it"]


def test_what_decides_about_a_profile_is_asked(tmp_path: Path) -> None:
    said = said_of_routine(tmp_path, "set-up.yaml", "asks: [stiff, sore]", "asks: [stiff]")

    assert f"{tmp_path.name}/plan.yaml:8:3: T033 `sore` is read by `all_others`, but no question asks it" in said


def test_numbers_and_words_are_set_by_the_program(tmp_path: Path) -> None:
    guard = "when: {sore: no, days: {at_least: 1}, mood: good}"

    assert read_small(tmp_path, "plan.yaml", "when: {sore: no}", guard).profiles


def test_what_the_evidence_forbids_is_kept_apart(tmp_path: Path) -> None:
    assert read_small(tmp_path, "exercises.yaml", "avoid: [stiff]", "avoid: [stiff, ill]").forbidden == {
        "walk": ("numb",),
        "bend": ("stiff",),
    }


def test_an_exercise_of_the_evidence_that_is_missing_is_told(tmp_path: Path) -> None:
    said = said_of_routine(tmp_path, "evidence.yaml", "  bend:", "  bends:")

    assert said == ["3:3: T036 the evidence has the exercise `bends`; exercises.yaml has not; put it back"]


def test_somebody_whom_the_evidence_keeps_from_an_exercise_is_kept_from_it(tmp_path: Path) -> None:
    said = said_of_routine(tmp_path, "evidence.yaml", "bend: [stiff]", "bend: [stiff, ill]")

    assert said == ["3:17: T036 the evidence keeps people with `ill` from `bend`; list it under `avoid`"]


def test_every_source_is_named_with_its_place(tmp_path: Path) -> None:
    folder = small_routine(tmp_path)
    keys = {
        (word.text, word.place.file.rpartition("/")[2]) for word in cited_by_programme(folder, load_protocol(folder))
    }

    assert keys == {("F1", "exercises.yaml"), ("F1", "plan.yaml"), ("K12", "plan.yaml")}


def test_the_shipped_routine_has_the_exercises_of_the_evidence_and_two_to_rest(programme: Programme) -> None:
    assert set(programme.exercises) - set(programme.forbidden) == {"rest_position", "breathing"}


def test_every_shipped_exercise_grows_within_half_a_minute_and_ten_repetitions(programme: Programme) -> None:
    most = [tuple(exercise.steps())[-1] for exercise in programme.exercises.values()]

    assert max(dose.hold for dose in most) <= 30
    assert max(dose.repetitions for dose in most) <= 10


def test_no_shipped_exercise_on_the_back_is_for_a_pregnancy(programme: Programme) -> None:
    supine = [exercise for exercise in programme.exercises.values() if exercise.position in {"back", "front"}]

    assert supine
    assert all("pregnancy" in exercise.avoid for exercise in supine)


def test_what_needs_the_floor_is_kept_from_those_who_cannot_reach_it(programme: Programme) -> None:
    floor = [exercise for exercise in programme.exercises.values() if exercise.places == ("floor",)]

    assert floor
    assert all("cannot_reach_floor" in exercise.avoid for exercise in floor)


def test_strong_pain_brings_no_hold_and_no_bend(programme: Programme) -> None:
    first = programme.profiles[0]

    assert first.when is not None
    assert first.when.holds({"pain_now": programme.rules.strong_pain})
    assert {item.exercise for item in first.sequence} <= NO_HOLDS


def test_what_keeps_people_from_shipped_exercises_is_asked_before_the_first_session(
    programme: Programme, protocol: Protocol
) -> None:
    flows = (protocol.flow, programme.dialogues[SET_UP], programme.dialogues[CHECK_IN])
    asked = {finding for flow in flows for question in flow.questions.values() for finding in question.asks}
    avoided = {finding for exercise in programme.exercises.values() for finding in exercise.avoid}

    assert {leaf for leaf in leaves(avoided, protocol.vocabulary) if protocol.vocabulary[leaf].yes_no} <= asked

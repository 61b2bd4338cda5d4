"""What is remembered from one day to the next, what is asked again, and what is never kept."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.journal.keeping import events_in
from tests.patients import shipped
from tests.services.remembered import AT_HOME, EMERGENCY, Person, question_of
from triage.errors import JournalUnusable
from triage.model.events import Advised, Answered, Event, Left, Undone
from triage.model.urgency import Urgency
from triage.services.materials import Materials
from triage.services.turns import OutcomeTurn, QuestionTurn

REMARKS = shipped().library.remarks


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody whose journal is not there yet."""
    return Person(tmp_path / "kept" / "journal.sqlite3")


def events(person: Person) -> list[Event]:
    assert person.file is not None
    return events_in(person.file) if person.file.exists() else []


def newer(materials: Materials) -> Materials:
    """The same questions under another digest."""
    return replace(materials, protocol=replace(materials.protocol, digest="newer"))


def test_without_a_file_nothing_is_kept_and_nothing_said(materials: Materials) -> None:
    remembering = Person(None).starts()
    Person(None).answers(remembering.begin(materials), AT_HOME)

    assert (remembering.unfinished(materials), remembering.last_advice(), remembering.notice) == (None, None, "")


def test_looking_makes_no_file(person: Person, materials: Materials) -> None:
    remembering = person.starts()
    remembering.unfinished(materials)
    remembering.last_advice()
    remembering.begin(materials)
    remembering.close()

    assert person.file is not None
    assert not person.file.parent.exists()


def test_an_answer_is_on_the_disk_before_the_next_question_is_there(person: Person, materials: Materials) -> None:
    person.answers(person.starts().begin(materials), AT_HOME, 1)

    assert events(person) == [Answered("consent", "me")]


def test_a_conversation_goes_on_at_the_same_question(person: Person, materials: Materials) -> None:
    turn = person.answers(person.starts().begin(materials), AT_HOME, 7)

    assert person.starts().resume(materials).turn == turn


def test_what_can_go_on_is_told_with_how_far_it_came(person: Person, materials: Materials) -> None:
    turn = person.answers(person.starts().begin(materials), AT_HOME, 7)
    unfinished = person.starts().unfinished(materials)

    assert isinstance(turn, QuestionTurn)
    assert unfinished is not None
    assert (unfinished.when, unfinished.section) == (person.clock.now, turn.section)
    assert (unfinished.answered, unfinished.at_most) == (turn.asked - 1, turn.at_most)


def test_a_conversation_that_came_to_advice_is_not_unfinished(person: Person, materials: Materials) -> None:
    person.comes_to(AT_HOME)

    assert person.starts().unfinished(materials) is None


def test_going_back_from_the_advice_makes_it_unfinished_again(person: Person, materials: Materials) -> None:
    interviewing = person.starts().begin(materials)
    person.answers(interviewing, AT_HOME)
    interviewing.back()

    assert person.starts().unfinished(materials) is not None
    assert person.starts().last_advice() is not None


def test_a_new_conversation_ends_the_offer_of_an_older_one(person: Person, materials: Materials) -> None:
    person.answers(person.starts().begin(materials), AT_HOME, 7)
    person.answers(person.starts().begin(materials), AT_HOME, 2)

    assert question_of(person.starts().resume(materials).turn) == "saddle"


def test_starting_again_is_a_new_conversation(person: Person, materials: Materials) -> None:
    interviewing = person.starts().begin(materials)
    person.answers(interviewing, AT_HOME, 7)
    interviewing.restart()
    person.answers(interviewing, AT_HOME, 1)

    assert question_of(person.starts().resume(materials).turn) == "region"


def test_every_step_is_an_event(person: Person, materials: Materials) -> None:
    remembering = person.starts()
    interviewing = remembering.begin(materials)
    interviewing.reply("me")
    interviewing.reply("uk")
    interviewing.back()
    interviewing.reply("ie")
    interviewing.edit("region", "us")
    remembering.close()

    assert events(person) == [
        Answered("consent", "me"),
        Answered("region", "uk"),
        Undone("region"),
        Answered("region", "ie"),
        Undone("region"),
        Answered("region", "us"),
        Left(),
    ]


def test_an_emergency_is_shown_before_it_is_stored(person: Person, materials: Materials) -> None:
    remembering = person.starts()
    interviewing = remembering.begin(materials)
    person.answers(interviewing, EMERGENCY, 2)
    before = events(person)
    turn = person.answers(interviewing, EMERGENCY)

    assert isinstance(turn, OutcomeTurn)
    assert turn.urgency is Urgency.EMERGENCY
    assert [event for event in events(person) if isinstance(event, Advised)] == []
    interviewing.settle()
    assert events(person)[: len(before)] == before
    assert isinstance(events(person)[-1], Advised)


def test_whatever_comes_next_stores_the_emergency_first(person: Person, materials: Materials) -> None:
    interviewing = person.starts().begin(materials)
    person.answers(interviewing, EMERGENCY)
    interviewing.back()

    assert [type(event) for event in events(person)][-2:] == [Advised, Undone]


def test_leaving_stores_the_emergency(person: Person) -> None:
    person.comes_to(EMERGENCY)
    last = person.starts().last_advice()

    assert last is not None
    assert (last.urgency, last.check_again) == (Urgency.EMERGENCY, None)


def test_other_advice_is_stored_before_it_is_shown(person: Person, materials: Materials) -> None:
    turn = person.answers(person.starts().begin(materials), AT_HOME)
    last = person.starts().last_advice()

    assert isinstance(turn, OutcomeTurn)
    assert last is not None
    assert (last.urgency, last.title, last.when) == (turn.urgency, turn.title, person.clock.now)
    assert last.check_again == date(2026, 11, 29)


def test_the_last_region_is_remembered(person: Person, materials: Materials) -> None:
    assert person.starts().last_region(materials) == ""
    person.comes_to(AT_HOME)
    last = person.starts().last_advice()

    assert last is not None
    assert person.starts().last_region(materials) == last.region != ""
    assert last.region in materials.library.regions


def test_old_answers_are_asked_again_shown_and_remarked(person: Person, materials: Materials) -> None:
    person.answers(person.starts().begin(materials), AT_HOME, 7)
    person.clock.move(hours=2)
    turn = person.starts().resume(materials).turn

    assert isinstance(turn, QuestionTurn)
    assert (turn.id, turn.remarks) == ("saddle", (REMARKS["asked_again"],))
    assert isinstance(turn.previous, dict)


def test_the_remark_goes_with_the_next_answer(person: Person, materials: Materials) -> None:
    person.answers(person.starts().begin(materials), AT_HOME, 7)
    person.clock.move(hours=2)

    assert person.answers(person.starts().resume(materials), AT_HOME, 1).remarks == ()


def test_what_was_asked_again_stays_so_however_often_one_starts(person: Person, materials: Materials) -> None:
    person.answers(person.starts().begin(materials), AT_HOME, 7)
    person.clock.move(hours=2)
    person.starts().resume(materials)
    person.clock.move(hours=-2)

    assert question_of(person.starts().resume(materials).turn) == "saddle"


def test_a_changed_protocol_is_said_once(person: Person, materials: Materials) -> None:
    person.answers(person.starts().begin(materials), AT_HOME, 7)
    interviewing = person.starts().resume(newer(materials))
    turn = interviewing.turn

    assert (question_of(turn), turn.remarks) == ("saddle", (REMARKS["changed"],))
    assert person.answers(interviewing, AT_HOME, 2).remarks == ()
    assert person.starts().resume(newer(materials)).turn.remarks == ()


def test_an_answer_that_fits_no_longer_is_asked_anew(person: Person, materials: Materials) -> None:
    interviewing = person.starts().begin(materials)
    interviewing.reply("me")
    interviewing.reply("uk")
    question = materials.protocol.flow.questions["region"]
    gone = {id_: asked for id_, asked in materials.protocol.flow.questions.items() if id_ != "region"}
    flow = replace(materials.protocol.flow, questions={**gone, "region": replace(question, kind="checklist")})
    other = replace(materials, protocol=replace(materials.protocol, flow=flow, digest="other"))
    resumed = person.starts()

    assert resumed.resume(other).interview.kept == {"consent": "me"}


@pytest.mark.parametrize("hours", [2, 30, 24 * 30, -1])
def test_no_advice_rests_on_answers_that_became_too_old_while_it_was_open(
    person: Person, materials: Materials, hours: float
) -> None:
    interviewing = person.starts().begin(materials)
    turn = interviewing.turn
    while question_of(turn) != "review":
        turn = person.answers(interviewing, AT_HOME, 1)
    person.clock.move(hours=hours)
    turn = interviewing.reply("confirmed")

    assert isinstance(turn, QuestionTurn)
    assert (turn.id, turn.remarks) == ("saddle", (REMARKS["asked_again"],))
    assert isinstance(person.answers(interviewing, AT_HOME), OutcomeTurn)


def test_an_emergency_waits_for_no_old_answer(person: Person, materials: Materials) -> None:
    interviewing = person.starts().begin(materials)
    person.answers(interviewing, AT_HOME, 6)
    person.clock.move(days=3)
    turn = interviewing.edit("saddle", {"yes": ["saddle_numbness"]})

    assert isinstance(turn, OutcomeTurn)
    assert turn.urgency is Urgency.EMERGENCY


def test_the_last_advice_is_shown_again_while_it_is_fresh(person: Person, materials: Materials) -> None:
    turn = person.comes_to(AT_HOME)
    before = events(person)

    assert person.starts().reopen_last(materials).turn == turn
    assert events(person) == before


def test_before_an_old_advice_is_shown_old_answers_are_asked_again(person: Person, materials: Materials) -> None:
    person.comes_to(AT_HOME)
    person.clock.move(days=8)
    interviewing = person.starts().reopen_last(materials)

    assert question_of(interviewing.turn) == "saddle"
    assert isinstance(person.answers(interviewing, AT_HOME), OutcomeTurn)


def test_without_any_advice_there_is_a_new_conversation(person: Person, materials: Materials) -> None:
    assert question_of(person.starts().reopen_last(materials).turn) == "consent"
    assert question_of(person.starts().resume(materials).turn) == "consent"


@pytest.mark.parametrize(("hours", "told"), [(0, True), (24, True), (25, False)])
def test_more_urgent_advice_of_the_last_day_stands_beside_a_later_one(
    person: Person,
    hours: float,
    told: bool,  # noqa: FBT001 - a case
) -> None:
    emergency = person.comes_to(EMERGENCY)
    person.clock.move(hours=hours)
    turn = person.comes_to(AT_HOME)

    assert any(emergency.title in remark for remark in turn.remarks) == told


def test_milder_advice_before_is_not_remarked(person: Person) -> None:
    person.comes_to(AT_HOME)

    assert person.comes_to(AT_HOME).remarks == ()
    assert person.comes_to(EMERGENCY).remarks == ()


def test_answers_about_someone_else_are_never_kept(person: Person, materials: Materials) -> None:
    remembering = person.starts()
    interviewing = remembering.begin(materials)
    turn = interviewing.reply("someone")
    person.answers(interviewing, EMERGENCY)
    remembering.close()

    assert turn.remarks == (REMARKS["for_someone"],)
    assert person.file is not None
    assert not person.file.exists()


def test_what_was_kept_is_erased_once_it_is_about_someone_else(person: Person, materials: Materials) -> None:
    remembering = person.starts()
    interviewing = remembering.begin(materials)
    person.answers(interviewing, AT_HOME, 7)
    interviewing.edit("consent", "someone")
    remembering.close()

    assert events(person) == []
    assert person.starts().unfinished(materials) is None


def test_what_turns_out_to_be_about_oneself_is_kept_with_its_times(person: Person, materials: Materials) -> None:
    interviewing = person.starts().begin(materials)
    interviewing.reply("someone")
    person.answers(interviewing, AT_HOME, 3)
    began = person.clock.now
    person.clock.move(hours=2)
    turn = interviewing.edit("consent", "me")

    assert Answered("saddle", interviewing.interview.kept["saddle"]) in events(person)
    resumed = person.starts().resume(materials)
    assert question_of(resumed.turn) == "saddle"
    assert question_of(turn) != "saddle"
    assert began < person.clock.now


def test_advice_about_oneself_is_not_shown_to_somebody_looked_after(person: Person, materials: Materials) -> None:
    emergency = person.comes_to(EMERGENCY)
    interviewing = person.starts().begin(materials)
    interviewing.reply("someone")
    turn = person.answers(interviewing, AT_HOME)

    assert isinstance(turn, OutcomeTurn)
    assert not any(emergency.title in remark for remark in turn.remarks)


def test_a_journal_that_cannot_be_written_stops_nobody_and_is_told(person: Person, materials: Materials) -> None:
    assert person.file is not None
    person.file.parent.write_text("in the way")
    remembering = person.starts()
    turn = person.answers(remembering.begin(materials), AT_HOME)

    assert isinstance(turn, OutcomeTurn)
    assert remembering.notice.startswith(REMARKS["not_saved"].partition("{{")[0])
    assert "is not a folder" in remembering.notice
    assert not remembering.keeps
    remembering.close()


def test_what_could_not_be_stored_is_stored_when_it_can_be(person: Person, materials: Materials) -> None:
    assert person.file is not None
    person.file.parent.write_text("in the way")
    remembering = person.starts()
    interviewing = remembering.begin(materials)
    person.answers(interviewing, AT_HOME, 5)
    person.file.parent.unlink()
    turn = person.answers(interviewing, AT_HOME, 1)

    assert remembering.notice == ""
    assert person.starts().resume(materials).turn == turn


@pytest.mark.parametrize("content", [b"no database" * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_journal_that_cannot_be_read_stops_nobody_and_is_told(
    person: Person, materials: Materials, content: bytes
) -> None:
    assert person.file is not None
    person.file.parent.mkdir(0o700)
    person.file.write_bytes(content)
    remembering = person.starts()

    assert (remembering.unfinished(materials), remembering.last_advice()) == (None, None)
    assert "triage journal erase" in remembering.notice
    assert question_of(remembering.resume(materials).turn) == "consent"


def damaged(file: Path, what: bytes) -> None:
    """Change one letter of what is kept."""
    content = file.read_bytes()
    assert what in content
    file.write_bytes(content.replace(what, what[:-1] + bytes([what[-1] ^ 1]), 1))


def test_a_conversation_that_may_be_damaged_is_not_gone_on_with(person: Person, materials: Materials) -> None:
    remembering = person.starts()
    person.answers(remembering.begin(materials), AT_HOME, 7)
    remembering.close()
    assert person.file is not None
    damaged(person.file, b'"region", "reply"')
    remembering = person.starts()

    assert remembering.unfinished(materials) is None
    assert remembering.notice.startswith(REMARKS["damaged"].partition("{{")[0])


def test_damage_to_an_older_conversation_does_not_stop_a_newer(person: Person, materials: Materials) -> None:
    person.comes_to(AT_HOME)
    assert person.file is not None
    damaged(person.file, b'"region", "reply"')
    turn = person.answers(person.starts().begin(materials), AT_HOME, 7)

    assert person.starts().resume(materials).turn == turn


def test_erasing_leaves_nothing_and_the_rest_of_the_conversation_is_not_kept(
    person: Person, materials: Materials
) -> None:
    remembering = person.starts()
    interviewing = remembering.begin(materials)
    person.answers(interviewing, AT_HOME, 7)
    remembering.erase()
    person.answers(interviewing, AT_HOME)
    remembering.close()

    assert person.file is not None
    assert list(person.file.parent.iterdir()) == []
    assert not interviewing.remembered


def test_what_cannot_be_erased_is_told(person: Person) -> None:
    assert person.file is not None
    person.file.parent.mkdir(0o700)
    person.file.symlink_to("/dev/null")

    with pytest.raises(JournalUnusable):
        person.starts().erase()


def test_one_persons_words_are_never_in_the_journal_of_another(tmp_path: Path) -> None:
    one, other = Person(tmp_path / "one" / "j.sqlite3"), Person(tmp_path / "other" / "j.sqlite3")
    one.comes_to(EMERGENCY)
    other.comes_to(AT_HOME)
    first, second = one.starts().last_advice(), other.starts().last_advice()

    assert first is not None
    assert second is not None
    assert (first.urgency, second.urgency) == (Urgency.EMERGENCY, Urgency.SELF_CARE)

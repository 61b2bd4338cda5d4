"""What is filled into the form of an entry, and what of it is handed on."""

from datetime import UTC, datetime

from triage.model.diary import DiaryEntry, Written
from triage.services.entry_form import Choice, FormPart, changes, filled
from triage.services.entry_parts import Parts
from triage.ui.filling import added, picked, scored, stepped, without, written

SCORE = FormPart("now", "score", "Pain now", "", tuple(Choice(str(n), str(n), str(n)) for n in range(11)))
WHERE = FormPart("where", "several", "Where", "", (Choice("1", "back", "back"), Choice("2", "leg", "leg")))
SLEEP = FormPart("sleep", "one", "Night", "", (Choice("1", "bad", "bad"), Choice("2", "good", "good")))
TAGS = FormPart("tags", "listed", "Tags", "")
WORDS = FormPart("words", "words", "Note", "")
AT = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)


def test_a_choice_made_twice_is_taken_back() -> None:
    assert picked(picked({}, SLEEP, "bad"), SLEEP, "bad") == {}


def test_another_choice_takes_the_place_of_the_first() -> None:
    assert picked({"sleep": ("bad",)}, SLEEP, "good") == {"sleep": ("good",)}


def test_several_stand_in_their_own_order() -> None:
    assert picked({"where": ("leg",)}, WHERE, "back") == {"where": ("back", "leg")}


def test_a_score_given_twice_stays() -> None:
    assert scored({"now": ("4",)}, SCORE, "4") == {"now": ("4",)}


def test_a_score_does_not_go_beyond_its_ends() -> None:
    assert stepped({"now": ("10",)}, SCORE, 1) == {"now": ("10",)}
    assert stepped({}, SCORE, -1) == {"now": ("0",)}


def test_a_tag_is_added_once() -> None:
    assert added({"tags": ("work",)}, TAGS, "#Work ") == {"tags": ("work",)}


def test_nothing_typed_is_nothing_said() -> None:
    assert written({"words": ("x",)}, WORDS, " \n") == {}
    assert added({}, TAGS, "#") == {}


def test_one_thing_or_all_are_taken_out() -> None:
    assert without({"tags": ("a", "b")}, TAGS, "a") == {"tags": ("b",)}
    assert without({"tags": ("a", "b")}, TAGS) == {}


def test_what_was_not_touched_is_not_handed_on() -> None:
    before = filled(Written("0" * 32, 1, AT, DiaryEntry(AT, now=4, words="x", medicine=False)))

    assert changes(before, before) == Parts()


def test_what_was_taken_out_is_handed_on_as_empty() -> None:
    before = filled(Written("0" * 32, 1, AT, DiaryEntry(AT, now=4, tags=("a",), medicine=True)))

    assert changes(before, {"at": before["at"]}) == Parts(now="", tags=(), medicine="")


def test_an_entry_is_filled_in_as_it_was_written() -> None:
    entry = DiaryEntry(AT, now=0, where=("leg",), helped=("tea",), words="a\nb", sleep="bad", medicine=False)

    assert filled(Written("0" * 32, 1, AT, entry)) == {
        "at": ("2026-11-21 18:30",),
        "now": ("0",),
        "where": ("leg",),
        "helped": ("tea",),
        "words": ("a\nb",),
        "sleep": ("bad",),
        "medicine": ("no",),
    }

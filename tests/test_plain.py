"""The conversation in plain lines, as it is typed and read."""

import re
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from tests.patients import WALKS, Walk, shipped, walk_with
from triage.errors import Exit, ReplyRefused
from triage.model.urgency import Urgency
from triage.plain import LONGEST_LINE, converse
from triage.services.ending import Ended
from triage.services.phrasing import phrases_of
from triage.services.reading import read_page
from triage.services.turns import QuestionTurn
from triage.services.typed import line_for, read_line
from triage.services.walking import open_walk

PHRASES = phrases_of(shipped())

BENIGN = "nothing-but-an-ache"
EMERGENCY = "saddle-numbness-alone"
ENDED = "The input ended before there was advice. Nothing was decided."
PROMPT = "\n> "


def talk(typed: str) -> tuple[Ended, str]:
    """How a conversation with these typed lines ends, and all that it shows."""
    out = StringIO()
    ended = converse(shipped(), StringIO(typed), out)
    return ended, out.getvalue()


def shown(typed: str) -> str:
    """All that a conversation with these typed lines shows."""
    return talk(typed)[1]


def blocks(typed: str) -> list[str]:
    """What is shown, cut at the prompts: the last one is what followed the last line."""
    return shown(typed).split(PROMPT)


def lines_of(walk: Walk, until: str = "") -> str:
    """What a golden patient types, up to the question `until`."""
    typed = ""
    for turn, reply in zip(walk.turns, walk.replies, strict=True):
        if turn.id == until:
            break
        typed += line_for(turn, reply) + "\n"
    return typed


def up_to(question: str) -> str:
    """What somebody without warning signs types before this question."""
    return lines_of(walk_with(BENIGN), question)


def turn_of(question: str, id_: str = BENIGN) -> QuestionTurn:
    """A question as a golden patient met it."""
    return next(turn for turn in walk_with(id_).turns if turn.id == question)


def test_consent_looks_like_this(snapshot: SnapshotAssertion) -> None:
    assert blocks("")[0] == snapshot


def test_a_checklist_looks_like_this(snapshot: SnapshotAssertion) -> None:
    assert blocks(up_to("saddle"))[2] == snapshot


def test_a_number_looks_like_this(snapshot: SnapshotAssertion) -> None:
    assert blocks(up_to("age"))[-2] == snapshot


def test_a_scale_looks_like_this(snapshot: SnapshotAssertion) -> None:
    assert blocks(up_to("pain_now"))[-2] == snapshot


def test_a_review_looks_like_this(snapshot: SnapshotAssertion) -> None:
    assert blocks(up_to("review"))[-2] == snapshot


def test_an_emergency_looks_like_this(snapshot: SnapshotAssertion) -> None:
    assert _without_digest(blocks(lines_of(walk_with(EMERGENCY)))[3]) == snapshot


def test_self_care_looks_like_this(snapshot: SnapshotAssertion) -> None:
    assert _without_digest(blocks(lines_of(walk_with(BENIGN)))[-2]) == snapshot


def _without_digest(text: str) -> str:
    """The text less the protocol's digest, which every change of a flow changes."""
    return text.replace(shipped().protocol.digest[:12], "DIGEST")


def test_the_emergency_number_is_on_the_first_screen() -> None:
    assert "112, 911 or your local emergency number" in blocks("")[0]


def test_an_emergency_has_its_number_before_anything_else() -> None:
    outcome = blocks(lines_of(walk_with(EMERGENCY)))[3]

    assert "Call 999" in "\n".join(outcome.splitlines()[:8])


def test_what_to_do_stands_at_the_end_too_where_the_eye_is() -> None:
    outcome = blocks(lines_of(walk_with(EMERGENCY)))[3]

    assert "Call 999 or go to A&E now." in outcome.splitlines()[-4:]


def test_a_finished_conversation_is_done() -> None:
    assert talk(lines_of(walk_with(BENIGN)) + "q\n")[0] == Ended(Exit.DONE, Urgency.SELF_CARE)


def test_the_end_of_the_input_after_the_advice_is_no_failure() -> None:
    assert talk(lines_of(walk_with(EMERGENCY)))[0] == Ended(Exit.DONE, Urgency.EMERGENCY)


def test_the_end_of_the_input_before_the_advice_is_unfinished() -> None:
    assert talk(up_to("age"))[0] == Ended(Exit.UNFINISHED)


def test_the_end_of_the_input_is_told_in_the_last_line() -> None:
    assert shown(up_to("age")).endswith(f"\n{ENDED}\n")


def test_an_input_that_ends_in_the_middle_of_a_line_still_counts_that_line() -> None:
    assert asked(blocks("1")[1]) == asked(blocks("1\n")[1])


def test_q_leaves_without_an_advice() -> None:
    assert talk("1\nq\n")[0] == Ended(Exit.DONE)


@pytest.mark.parametrize("typed", ["q", "Q", " q "])
def test_q_leaves_however_it_is_typed(typed: str) -> None:
    assert talk(f"{typed}\n")[0] == Ended(Exit.DONE)


def test_q_leaves_after_the_advice_too() -> None:
    assert talk(lines_of(walk_with(EMERGENCY)) + "q\n")[0] == Ended(Exit.DONE, Urgency.EMERGENCY)


def asked(block: str) -> str:
    """The line that says which question is shown."""
    return next(line for line in block.splitlines() if " · question " in line)


def test_b_goes_back_to_the_question_before() -> None:
    typed = up_to("legs")

    assert asked(blocks(f"{typed}b\n")[-2]) == asked(blocks(typed)[-3])


def test_b_on_the_first_question_asks_it_again() -> None:
    assert asked(blocks("b\n")[1]) == asked(blocks("")[0])


def test_b_after_the_advice_asks_the_last_question_again() -> None:
    typed = lines_of(walk_with(EMERGENCY))

    assert asked(blocks(f"{typed}b\n")[-2]) == asked(blocks(typed)[2])


def test_r_starts_again() -> None:
    assert asked(blocks(up_to("legs") + "r\n")[-2]) == asked(blocks("")[0])


def test_r_after_the_advice_starts_again() -> None:
    assert asked(blocks(lines_of(walk_with(EMERGENCY)) + "r\n")[-2]) == asked(blocks("")[0])


def test_after_starting_again_there_is_no_advice() -> None:
    assert talk(lines_of(walk_with(EMERGENCY)) + "r\n")[0] == Ended(Exit.UNFINISHED)


def test_w_tells_why() -> None:
    assert "Early care gives nerves" in blocks(up_to("legs") + "w\n")[-2]


def test_a_question_mark_lists_the_keys() -> None:
    assert "  b  back to the question before" in blocks(up_to("legs") + "?\n")[-2].splitlines()


def test_g_explains_the_words_of_the_question() -> None:
    assert blocks(up_to("legs") + "g\n")[-2].startswith("\n- tingling: ")


def test_g_explains_the_words_of_the_advice() -> None:
    assert "- cauda equina: " in blocks(lines_of(walk_with(EMERGENCY)) + "g\n")[-2]


def test_g_after_a_page_explains_the_words_of_the_page() -> None:
    typed = lines_of(walk_with("long-days-at-the-desk")) + "1\n"

    assert "- trial: " in blocks(f"{typed}g\n")[-2]
    assert "- cauda equina: " not in blocks(f"{typed}g\n")[-2]


def test_g_is_named_only_where_there_are_words_to_explain() -> None:
    named = ["g words" in block for block in (blocks(up_to("legs"))[-2], blocks(up_to("age"))[-2])]

    assert named == [True, False]


def test_g_without_words_says_so() -> None:
    assert "No word here needs to be explained." in blocks(up_to("age") + "g\n")[-2]


@pytest.mark.parametrize("typed", ["w", "g", "?", "W", "G"])
def test_asking_about_a_question_keeps_it_open(typed: str) -> None:
    assert asked(blocks(f"{up_to('legs')}{typed}\n0\n")[-2]) == asked(blocks(f"{up_to('legs')}0\n")[-2])


def test_a_sensitive_question_says_why_at_once() -> None:
    assert "You can choose 'not sure'" in blocks(up_to("saddle"))[-2]


def test_numbers_pick_items_and_a_question_mark_is_not_sure() -> None:
    assert read_line(PHRASES, turn_of("saddle"), "1, 3 4?") == {
        "yes": ["saddle_numbness", "bladder_incontinence"],
        "unsure": ["bowel_incontinence"],
    }


def test_nought_is_none_of_these() -> None:
    assert read_line(PHRASES, turn_of("saddle"), "0") == {"yes": [], "unsure": []}


@pytest.mark.parametrize(
    ("typed", "reply"), [("y", "yes"), ("N", "no"), ("u", "unsure"), ("2", "no"), ("Not sure", "unsure")]
)
def test_a_yes_or_no_question_takes_words_and_numbers(typed: str, reply: str) -> None:
    assert read_line(PHRASES, turn_of("numbness", "numb-patch-that-spreads"), typed) == reply


def test_a_choice_takes_its_number() -> None:
    assert read_line(PHRASES, turn_of("region"), "3") == "us"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "0",
        "10",
        "99999",
        "-1",
        "uk",
        "1.0",
        "1 2",
        "\N{ARABIC-INDIC DIGIT ONE}",
        "\N{SUPERSCRIPT TWO}",
        "\x1b[A",
        "one",
    ],
)
def test_a_choice_takes_nothing_else(typed: str) -> None:
    with pytest.raises(ReplyRefused, match="is not a number from 1 to 9"):
        read_line(PHRASES, turn_of("region"), typed)


@pytest.mark.parametrize("typed", ["", " ", "7", "0 1", "?", "1??", "yes", "-1", "1.5", "\N{SUPERSCRIPT TWO}", "1;2"])
def test_a_checklist_takes_nothing_else(typed: str) -> None:
    with pytest.raises(ReplyRefused):
        read_line(PHRASES, turn_of("saddle"), typed)


@pytest.mark.parametrize(
    "typed",
    ["400", "ten", "-1", "3,5", "\N{ARABIC-INDIC DIGIT THREE}", "\x1b[A", "x" * 1_000_000, "", "1e1", "nan", "True"],
)
def test_an_impossible_age_is_asked_again(typed: str) -> None:
    assert blocks(f"{up_to('age')}{typed}\n")[-2].startswith("Not taken: ")


@pytest.mark.parametrize("typed", ["400", "ten", "x" * 1_000_000, ""])
def test_an_answer_that_is_not_taken_leaves_the_question_open(typed: str) -> None:
    assert asked(blocks(f"{up_to('age')}{typed}\n40\n")[-2]) == asked(blocks(f"{up_to('age')}40\n")[-2])


def test_what_is_not_taken_is_answered_with_what_would_be_right() -> None:
    assert blocks(up_to("age") + "400\n")[-2] == (
        "Not taken: `400` is not a whole number from 0 to 120 (years).\nType a whole number from 0 to 120."
    )


def test_two_answers_for_one_item_are_not_taken() -> None:
    assert "Not taken: " in blocks(up_to("saddle") + "1 1?\n")[-2]


def test_picking_an_answer_in_the_review_asks_it_again() -> None:
    typed = up_to("review")
    age = [step.question for step in turn_of("review").review].index("age") + 1

    assert "Type a whole number from 0 to 120." in blocks(f"{typed}{age}\n")[-2]


def test_a_changed_answer_leads_back_to_the_review() -> None:
    age = [step.question for step in turn_of("review").review].index("age") + 1

    assert "Age: 41 years" in blocks(f"{up_to('review')}{age}\n41\n")[-2]


def test_the_review_takes_no_number_beyond_its_lines() -> None:
    assert "Not taken: `99` is not a number from 1 to 23." in blocks(up_to("review") + "99\n")[-2]


def test_an_answer_that_no_longer_counts_stays_visible() -> None:
    walk = walk_with("numb-patch-that-spreads")
    typed = lines_of(walk, "review")
    limbs = [step.question for step in walk.turns[-1].review].index("limbs") + 1

    assert "(no longer counts)" in blocks(f"{typed}{limbs}\n0\n")[-2]


def test_a_page_can_be_read_after_the_advice() -> None:
    page = walk_with(BENIGN).outcome.education[0]

    assert page.title in blocks(lines_of(walk_with(BENIGN)) + "1\n")[-2]


def test_a_page_begins_with_its_short_answer_and_tells_more_on_plus() -> None:
    page = read_page(shipped(), walk_with(BENIGN).outcome.education[0].id, {})
    told = blocks(lines_of(walk_with(BENIGN)) + "1\n+\n")

    assert page.in_two
    assert "Sources:" not in told[-3]
    assert "+ tell me more" in told[-3] + told[-2]
    assert "Last looked over on" in told[-2]


def test_a_page_that_is_not_in_the_list_is_not_taken() -> None:
    assert "Not taken: `9` is not a number from 1 to 1." in shown(lines_of(walk_with(EMERGENCY)) + "9\n")


def test_s_after_the_advice_saves_it_and_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    said = blocks(lines_of(walk_with(EMERGENCY)) + "s\n")[-2]
    saved = next(tmp_path.iterdir())

    assert f"Saved: {saved}" in "".join(said.splitlines()[:4])
    assert saved.read_text(encoding="utf-8").startswith("Get emergency help now")


def test_saving_that_fails_is_told_and_the_conversation_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triage.services.keeping.documents_folder", lambda: tmp_path / "not" / "there")
    said = blocks(lines_of(walk_with(EMERGENCY)) + "s\nq\n")[-2]

    assert "Not saved: there is no such folder" in " ".join(said.split())


def last(typed: str) -> str:
    """What is shown after the last line, in one line."""
    return " ".join(blocks(typed)[-2].split())


def test_help_is_offered_where_there_is_some() -> None:
    assert "h help me answer" in blocks(up_to("duration"))[-2]
    assert "h help me answer" not in blocks(up_to("age"))[-2]


def test_a_day_is_worked_out_and_the_answer_left_to_the_person() -> None:
    said = last(up_to("duration") + "h\n3 weeks ago\n")

    assert said.startswith("That was 21 days ago. The answer that fits: 2 to 6 weeks.")
    assert "How long has this bout of pain lasted?" in said
    assert said.endswith("That would be: 2.")


def test_a_weight_is_worked_out_and_the_answer_left_to_the_person() -> None:
    said = last(up_to("daily_life") + "h\n172\n80 kg\n")

    assert said.startswith("That is a body mass index of 27. The line used here is 25, so this would be a yes.")
    assert said.endswith("That would be: 6.")


def test_a_weight_that_is_a_no_is_an_item_left_out() -> None:
    assert last(up_to("daily_life") + "h\n172\n60\n").endswith("That would be: no 6 in your answer.")


def test_the_units_can_be_switched() -> None:
    said = last(up_to("daily_life") + "h\nu\n5 ft 8 in\n176\n")

    assert said.startswith("That is a body mass index of 26.")


def test_a_day_has_no_units_to_switch() -> None:
    assert last(up_to("duration") + "h\nu\n").startswith("Not taken: `u` is not a day;")


@pytest.mark.parametrize("typed", ["\n", "b\n", "172\n\n", "u\n\n"])
def test_help_can_be_left_without_an_answer(typed: str) -> None:
    said = last(up_to("daily_life") + "h\n" + typed)

    assert said.startswith("Daily life")
    assert "That would be" not in said


def test_what_does_not_fit_is_asked_again() -> None:
    said = last(up_to("daily_life") + "h\n172\nheavy\n")

    assert said.startswith("Not taken: `heavy` is not a weight;")
    assert "Weight, such as 80 kg" in said


def test_where_there_is_no_help_h_is_no_answer() -> None:
    assert last(up_to("age") + "h\n").startswith("Not taken: `h` is not a whole number")


def test_nothing_typed_for_help_is_kept() -> None:
    helped = lines_of(walk_with(BENIGN), "daily_life") + "h\n172\n80\n"
    rest = lines_of(walk_with(BENIGN)).removeprefix(lines_of(walk_with(BENIGN), "daily_life"))

    assert blocks(helped + rest)[-2] == blocks(lines_of(walk_with(BENIGN)))[-2]


def test_milder_advice_after_a_change_says_what_it_was_before() -> None:
    typed = lines_of(walk_with(EMERGENCY)) + "b\n0\n" + lines_of(walk_with(BENIGN)).split("\n", 3)[3]
    said = " ".join(blocks(typed)[-2].split())

    assert "The advice was: Get emergency help now. It is milder now because of what you changed." in said
    assert said.index("Start with care at home now.") < said.index("The advice was:")


def test_a_line_of_a_megabyte_is_not_said_back() -> None:
    assert len(blocks(up_to("age") + "4" * 1_000_000 + "\n")[-2]) < 200


def test_the_end_of_a_line_of_a_megabyte_is_not_taken_for_an_answer() -> None:
    typed = up_to("age") + " " * 1_000_000 + "40\n"

    assert blocks(typed)[-2].startswith("Not taken: ")


def test_a_line_of_a_megabyte_counts_as_one_line() -> None:
    typed = up_to("age")

    assert asked(blocks(typed + "4" * 1_000_000 + "\n40\n")[-2]) == asked(blocks(typed + "40\n")[-2])


@pytest.mark.parametrize("over", [-1, 0, 1, 2, LONGEST_LINE, LONGEST_LINE + 1, LONGEST_LINE + 2])
def test_a_line_about_as_long_as_is_looked_at_counts_as_one_line(over: int) -> None:
    assert len(blocks("x" * (LONGEST_LINE + over) + "\n1\n")) == len(blocks("x\n1\n"))


def test_a_megabyte_without_an_end_is_the_end_of_the_input() -> None:
    assert talk("4" * 1_000_000)[0] == Ended(Exit.UNFINISHED)


def test_nothing_moves_the_cursor() -> None:
    text = shown(lines_of(walk_with(BENIGN)) + "1\nq\n")

    assert text.replace("\n", "").isprintable()


@settings(max_examples=60)
@given(st.lists(st.text(alphabet=st.characters(categories=["Cc", "Cf", "Lo", "Zl", "Mn", "Nd"])), max_size=6))
def test_control_characters_that_are_typed_never_come_back_out(lines: list[str]) -> None:
    assert shown("\n".join(lines) + "\n").replace("\n", "").isprintable()


@pytest.mark.parametrize(
    "bad", ["\x1b]52;c;AAAA\x07", "\x9b2J", "\x00", "\u202e", "[/]", "{{ 7*7 }}", "%s%n", "\ud800"]
)
def test_what_is_typed_is_never_acted_on(bad: str) -> None:
    assert shown(f"{bad}\n").replace("\n", "").isprintable()


def test_every_line_fits_eighty_columns() -> None:
    text = shown(lines_of(walk_with(BENIGN)))

    assert [line for line in text.splitlines() if len(line) > 80 and " " in line.strip()] == []


def test_every_question_is_one_block_with_its_number() -> None:
    heads = re.findall(r"question (\d+), at most \d+", shown(lines_of(walk_with(BENIGN))))

    assert heads == [str(number) for number in range(1, len(walk_with(BENIGN).turns) + 1)]


def replayed(id_: str, typed: str = "") -> str:
    """All that a replayed walk shows."""
    out = StringIO()
    converse(shipped(), StringIO(typed), out, open_walk(shipped(), WALKS / f"{id_}.yaml"))
    return out.getvalue()


def test_a_replayed_walk_shows_each_answer_as_it_would_be_typed() -> None:
    walk = walk_with(EMERGENCY)
    lines = re.findall(r"^> (.+)$", replayed(EMERGENCY), re.MULTILINE)

    assert lines == [line_for(turn, reply) for turn, reply in zip(walk.turns, walk.replies, strict=True)]


def test_a_replayed_walk_ends_with_what_was_expected() -> None:
    assert "The walk expects emergency; the advice is emergency." in replayed(EMERGENCY)


def test_a_replayed_walk_goes_on_by_hand() -> None:
    assert "Consent" not in replayed(BENIGN)
    assert replayed(BENIGN, "r\n").count("question 1, at most") == 2


def test_what_the_output_cannot_take_is_said_in_ascii() -> None:
    out = TextIOWrapper(BytesIO(), encoding="ascii", errors="strict")
    converse(shipped(), StringIO("1\n"), out)
    out.seek(0)

    assert "Before we begin . question 1, at most 35" in out.read()

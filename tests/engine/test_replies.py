"""What fits a question, what is refused, and what the refusal says."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers import MISFITS
from tests.patients import shipped
from triage.engine.replies import Reply, fitting, read_reply, recorded_by
from triage.errors import ReplyRefused
from triage.model.protocol import Protocol
from triage.model.vocabulary import YES_NO

SADDLE = ("saddle_numbness", "bladder_retention")


def read(question: str, raw: object, items: tuple[str, ...] = ()) -> Reply:
    """The answer that `raw` means for a question of the shipped flow."""
    protocol = shipped().protocol
    return read_reply(protocol, protocol.flow.questions[question], items, raw)


def refusal(question: str, raw: object, items: tuple[str, ...] = ()) -> str:
    """What is said when `raw` does not fit."""
    with pytest.raises(ReplyRefused) as refused:
        read(question, raw, items)
    return str(refused.value)


@pytest.mark.parametrize("raw", [0, 40, 120, "0", "40", " 40 ", "040", 40.0, "120"])
def test_a_whole_number_within_the_limits_is_taken(raw: object) -> None:
    assert read("age", raw) == int(float(str(raw)))


def test_a_whole_float_becomes_a_whole_number() -> None:
    assert isinstance(read("age", 40.0), int)


@pytest.mark.parametrize(
    "raw",
    [
        400,
        121,
        -1,
        "400",
        "-1",
        "ten",
        "3,5",
        "3.5",
        3.5,
        "",
        " ",
        "1e1",
        "0x10",
        "1_0",
        "+4",
        "\N{ARABIC-INDIC DIGIT THREE}",
        "\N{SUPERSCRIPT TWO}",
        "\N{FULLWIDTH DIGIT FOUR}",
        True,
        False,
        None,
        [],
        [40],
        {},
        {"yes": []},
        1e9,
        10**6,
        10**400,
        -(10**400),
        object(),
        b"40",
        "9" * 1_000_000,
    ],
)
def test_an_impossible_age_is_refused(raw: object) -> None:
    assert refusal("age", raw).endswith("is not a whole number from 0 to 120 (years)")


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity", "1e400", "1e9", "-0.5", "1e-9"])
def test_a_number_that_json_can_write_and_nobody_can_be_is_refused(written: str) -> None:
    assert "is not a whole number from 0 to 120 (years)" in refusal("age", json.loads(written))


def test_a_number_too_long_to_be_written_out_is_refused() -> None:
    assert "is not a whole number from 0 to 10" in refusal("pain_now", 10**5000)


def test_a_reply_nested_too_deep_to_be_written_out_is_refused() -> None:
    nested: list[object] = []
    for _ in range(200_000):
        nested = [nested]

    assert "is not a whole number" in refusal("age", nested)


@pytest.mark.parametrize("raw", [0, 10, "10"])
def test_both_ends_of_a_scale_are_taken(raw: object) -> None:
    assert read("pain_now", raw) == int(str(raw))


@pytest.mark.parametrize("raw", [-1, 11, "11"])
def test_beyond_the_ends_of_a_scale_is_refused(raw: object) -> None:
    assert refusal("pain_now", raw) == f"`{raw}` is not a whole number from 0 to 10"


def test_a_choice_takes_one_of_its_values() -> None:
    assert read("duration", "weeks_2_to_6") == "weeks_2_to_6"


def test_spaces_around_a_word_do_not_matter() -> None:
    assert read("duration", " weeks_2_to_6\n") == "weeks_2_to_6"


def test_a_choice_says_what_it_takes() -> None:
    assert refusal("consent", "nobody") == "`nobody` is not one of me, someone"


def test_a_slip_of_the_pen_is_met_with_a_suggestion() -> None:
    assert refusal("sex", "femal").endswith("; did you mean `female`?")


@pytest.mark.parametrize("raw", [0, 1, True, None, [], ["yes"], {"yes": []}, 1.5, b"yes", object()])
def test_a_choice_takes_words_only(raw: object) -> None:
    assert "is not one of yes, no, unsure" in refusal("weakness_onset", raw)


def test_a_review_takes_only_its_confirmation() -> None:
    assert read("review", "confirmed") == "confirmed"


def test_a_review_refuses_anything_else() -> None:
    assert refusal("review", "yes") == "`yes` is not one of confirmed"


def test_a_checklist_counts_what_is_not_named_as_no() -> None:
    assert read("saddle", {}, SADDLE) == {"saddle_numbness": "no", "bladder_retention": "no"}


def test_a_checklist_takes_yes_and_unsure() -> None:
    reply = read("saddle", {"yes": ["bladder_retention"], "unsure": ["saddle_numbness"]}, SADDLE)

    assert reply == {"saddle_numbness": "unsure", "bladder_retention": "yes"}


def test_a_checklist_takes_an_explicit_no() -> None:
    assert read("saddle", {"no": list(SADDLE)}, SADDLE) == {"saddle_numbness": "no", "bladder_retention": "no"}


def test_a_checklist_keeps_the_order_of_its_items() -> None:
    assert isinstance(reply := read("saddle", {"yes": [SADDLE[1], SADDLE[0]]}, SADDLE), Mapping)
    assert tuple(reply) == SADDLE


def test_the_same_answer_twice_is_one_answer() -> None:
    assert read("saddle", {"yes": ["saddle_numbness", "saddle_numbness"]}, SADDLE) == {
        "saddle_numbness": "yes",
        "bladder_retention": "no",
    }


def test_two_answers_for_one_item_are_refused() -> None:
    said = refusal("saddle", {"yes": ["saddle_numbness"], "unsure": ["saddle_numbness"]}, SADDLE)

    assert said == "`saddle_numbness` has two answers; give one of yes, no, unsure"


def test_an_item_of_another_question_is_refused() -> None:
    assert refusal("saddle", {"yes": ["fever"]}, SADDLE) == "`fever` is not asked here"


def test_an_item_that_is_nearly_right_is_met_with_a_suggestion() -> None:
    assert refusal("saddle", {"yes": ["sadle_numbness"]}, SADDLE).endswith("; did you mean `saddle_numbness`?")


@pytest.mark.parametrize("chosen", ["saddle_numbness", None, 1, {"saddle_numbness": True}, [1], [None], [["x"]]])
def test_a_checklist_takes_lists_of_items_only(chosen: object) -> None:
    assert refusal("saddle", {"yes": chosen}, SADDLE) == "`yes` takes a list of items"


@pytest.mark.parametrize("raw", ["yes", 1, None, [], ["saddle_numbness"], True])
def test_a_checklist_shows_what_a_reply_looks_like(raw: object) -> None:
    assert '{"yes": [items], "unsure": [items]}' in refusal("saddle", raw, SADDLE)


@pytest.mark.parametrize("key", ["maybe", "", "YES", 1, None])
def test_a_checklist_takes_three_answers_only(key: object) -> None:
    assert refusal("saddle", {key: []}, SADDLE) == f"`{key}` is not one of yes, no, unsure"


@pytest.mark.parametrize("question", ["consent", "saddle", "age", "pain_now", "weakness_onset", "review"])
@pytest.mark.parametrize("raw", MISFITS, ids=lambda raw: repr(raw)[:20])
def test_what_fits_nothing_is_refused_everywhere(question: str, raw: object) -> None:
    items = SADDLE if question == "saddle" else ()

    assert refusal(question, raw, items)


@pytest.mark.parametrize("question", ["consent", "age", "weakness_onset", "review"])
@given(raw=st.text())
def test_a_refusal_never_hands_back_what_a_terminal_could_act_on(question: str, raw: str) -> None:
    assert refusal(question, raw + "\x1b]52;c;x\x07").isprintable()


@pytest.mark.parametrize("raw", ["x" * 1_000_000, "\x1b" * 1_000_000, ["x"] * 100_000])
def test_a_refusal_is_short_whatever_was_given(raw: object) -> None:
    assert len(refusal("age", raw)) < 120


def test_a_checklist_records_each_item(protocol: Protocol) -> None:
    question = protocol.flow.questions["saddle"]

    assert recorded_by(question, {"saddle_numbness": "yes"}) == {"saddle_numbness": "yes"}


def test_a_single_question_records_its_finding(protocol: Protocol) -> None:
    assert recorded_by(protocol.flow.questions["age"], 40) == {"age": 40}


def test_a_review_records_nothing(protocol: Protocol) -> None:
    assert recorded_by(protocol.flow.questions["review"], "confirmed") == {}


def test_an_answer_kept_from_earlier_still_fits(protocol: Protocol) -> None:
    assert fitting(protocol, protocol.flow.questions["age"], (), 40) == 40


def test_an_answer_that_is_no_longer_offered_does_not_fit(protocol: Protocol) -> None:
    assert fitting(protocol, protocol.flow.questions["sex"], (), "other") is None


def test_items_that_are_no_longer_asked_are_left_out(protocol: Protocol) -> None:
    kept = {"saddle_numbness": "no", "bladder_retention": "yes"}

    assert fitting(protocol, protocol.flow.questions["saddle"], ("saddle_numbness",), kept) == {"saddle_numbness": "no"}


def test_a_checklist_with_a_new_item_must_be_asked_anew(protocol: Protocol) -> None:
    assert fitting(protocol, protocol.flow.questions["saddle"], SADDLE, {"saddle_numbness": "no"}) is None


def test_an_answer_of_another_kind_does_not_fit(protocol: Protocol) -> None:
    assert fitting(protocol, protocol.flow.questions["age"], (), {"saddle_numbness": "no"}) is None


def test_a_word_does_not_fit_a_checklist(protocol: Protocol) -> None:
    assert fitting(protocol, protocol.flow.questions["saddle"], SADDLE, "yes") is None


def test_an_item_with_an_unknown_answer_does_not_fit(protocol: Protocol) -> None:
    kept = dict.fromkeys(SADDLE, "perhaps")

    assert fitting(protocol, protocol.flow.questions["saddle"], SADDLE, kept) is None


@given(st.dictionaries(st.sampled_from(YES_NO), st.lists(st.sampled_from(SADDLE))))
def test_a_checklist_is_read_or_refused_and_never_fails(raw: object) -> None:
    try:
        reply = read("saddle", raw, SADDLE)
    except ReplyRefused:
        return

    assert isinstance(reply, Mapping)
    assert set(reply) == set(SADDLE)

"""The machine's conversation: one object a line, shaped as the manual says."""

import json
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.patients import EVERY_ID, shipped, walk_with
from triage.errors import Exit
from triage.jsonl import LONGEST_LINE, converse, turn_as_json
from triage.model.urgency import Urgency
from triage.services.ending import Ended
from triage.services.interviewing import Interviewing

BENIGN = "nothing-but-an-ache"
EMERGENCY = "saddle-numbness-alone"
Message = dict[str, object]


class Flushes(StringIO):
    """Remembers what had been written at each flush."""

    def __init__(self) -> None:
        super().__init__()
        self.flushed: list[str] = []

    def flush(self) -> None:
        self.flushed.append(self.getvalue())


def talk(sent: bytes) -> tuple[Ended, list[Message]]:
    """How a conversation with these bytes ends, and its messages."""
    out = StringIO()
    ended = converse(shipped(), BytesIO(sent), out)
    return ended, [json.loads(line) for line in out.getvalue().splitlines()]


def line(message: object) -> bytes:
    """A message as it is sent."""
    return json.dumps(message).encode() + b"\n"


def replies(id_: str, until: str = "") -> bytes:
    """What a golden patient sends, up to the question `until`."""
    walk = walk_with(id_)
    ids = [turn.id for turn in walk.turns]
    last = ids.index(until) if until else len(ids)
    return b"".join(line({"reply": reply}) for reply in walk.replies[:last])


def after(sent: bytes) -> list[Message]:
    """The messages that answer these bytes; the last is about the end of the input."""
    return talk(sent)[1][1:-1]


def question(id_: str, patient: str = BENIGN) -> Message:
    """The message that asks a question."""
    return talk(replies(patient, id_))[1][-2]


def outcome(id_: str) -> Message:
    """The message that ends a golden patient's conversation."""
    return talk(replies(id_))[1][-1]


def test_the_program_speaks_first() -> None:
    assert talk(b"")[1][0]["id"] == "consent"


def test_the_safety_net_is_in_the_first_message() -> None:
    assert "112, 911 or your local emergency number" in str(talk(b"")[1][0]["text"])


@pytest.mark.parametrize(
    ("id_", "keys"),
    [
        ("consent", ["type", "id", "kind", "records", "text", "why", "options", "progress", "language"]),
        ("saddle", ["type", "id", "kind", "text", "why", "options", "progress", "language"]),
        ("age", ["type", "id", "kind", "records", "text", "why", "from", "to", "unit", "progress", "language"]),
        ("duration", ["type", "id", "kind", "records", "text", "why", "options", "aids", "progress", "language"]),
        ("daily_life", ["type", "id", "kind", "text", "why", "options", "aids", "progress", "language"]),
        ("pain_now", ["type", "id", "kind", "records", "text", "why", "from", "to", "progress", "language"]),
        ("review", ["type", "id", "kind", "text", "why", "options", "progress", "language"]),
    ],
)
def test_a_question_has_the_keys_that_apply_and_no_others(id_: str, keys: list[str]) -> None:
    assert list(question(id_)) == keys


def test_an_aid_is_named_by_what_it_helps_with() -> None:
    assert question("duration")["aids"] == {"duration": "days"}
    assert question("daily_life")["aids"] == {"cause_weight": "body_mass_index"}


def test_a_yes_or_no_question_has_its_finding_and_options() -> None:
    message = question("numbness", "numb-patch-that-spreads")

    assert list(message) == ["type", "id", "kind", "records", "text", "why", "options", "progress", "language"]


@pytest.mark.parametrize(
    ("id_", "patient", "kind"),
    [
        ("consent", BENIGN, "choice"),
        ("saddle", BENIGN, "checklist"),
        ("age", BENIGN, "number"),
        ("pain_now", BENIGN, "scale"),
        ("numbness", "numb-patch-that-spreads", "yes_no"),
        ("review", BENIGN, "choice"),
    ],
)
def test_a_question_names_its_kind(id_: str, patient: str, kind: str) -> None:
    assert question(id_, patient)["kind"] == kind


def test_a_question_records_a_finding() -> None:
    assert question("injury")["records"] == "trauma_age"


def test_the_options_of_a_checklist_are_finding_ids() -> None:
    options = question("saddle")["options"]

    assert isinstance(options, list)
    assert {option["value"] for option in options} <= set(shipped().protocol.vocabulary)


def test_an_option_has_a_value_and_a_label() -> None:
    options = question("sex")["options"]

    assert isinstance(options, list)
    assert options[0] == {"value": "female", "label": "Female"}


def test_a_number_has_its_limits_and_unit() -> None:
    message = question("age")

    assert (message["from"], message["to"], message["unit"]) == (0, 120, "years")


def test_progress_is_counted() -> None:
    assert question("region")["progress"] == {"asked": 2, "at_most": 35}


def test_the_review_lists_the_answers() -> None:
    assert "Age: 40 years" in str(question("review")["text"])


def test_an_outcome_has_its_keys() -> None:
    assert list(outcome(EMERGENCY)) == [
        "type",
        "urgency",
        "title",
        "text",
        "reasons",
        "unconfirmed",
        "education",
        "routine",
        "protocol",
        "complete",
        "language",
    ]


def test_a_reason_has_its_keys() -> None:
    reasons = outcome(EMERGENCY)["reasons"]

    assert isinstance(reasons, list)
    assert list(reasons[0]) == ["rule", "urgency", "findings", "text", "sources"]


def test_a_reason_has_its_findings_by_id() -> None:
    reasons = outcome(EMERGENCY)["reasons"]

    assert isinstance(reasons, list)
    assert [reason["findings"] for reason in reasons if reason["rule"] == "R01"] == [{"saddle_numbness": "yes"}]


def test_the_protocol_is_named_with_its_version_and_digest() -> None:
    protocol = outcome(EMERGENCY)["protocol"]

    assert isinstance(protocol, dict)
    assert protocol == {
        "id": "lower-back",
        "version": 1,
        "digest": shipped().protocol.digest,
        "reviewed_by": "nobody",
    }


def test_what_a_changed_answer_did_is_in_the_outcome() -> None:
    interviewing = Interviewing(shipped())
    walk = walk_with(BENIGN)
    for reply in walk.replies:
        interviewing.reply(reply)

    message = turn_as_json(interviewing.edit("saddle", {"yes": ["saddle_numbness"]}))

    assert list(message)[-2:] == ["changed", "complete"]
    assert message["changed"] == {
        "urgency": "self_care",
        "title": walk.outcome.title,
        "answers": [
            {
                "question": "saddle",
                "name": "Numbness, pee, poo and sex",
                "before": "None of these",
                "after": "Yes: Numbness between the legs",
            }
        ],
        "withdrawn": [turn.id for turn in walk.turns if turn.id not in {"consent", "region", "saddle", "review"}],
        "text": message["changed"]["text"] if isinstance(message["changed"], dict) else "",
    }


def test_only_an_outcome_is_complete() -> None:
    assert [message["type"] for message in talk(replies(BENIGN))[1] if message.get("complete")] == ["outcome"]


def test_the_outcome_is_the_last_message() -> None:
    assert talk(replies(EMERGENCY) + line({"reply": "yes"}))[1][-1]["type"] == "outcome"


def test_education_lists_page_ids() -> None:
    education = outcome(BENIGN)["education"]

    assert isinstance(education, list)
    assert set(education) <= set(shipped().library.pages.topics)


def test_what_was_not_confirmed_is_listed() -> None:
    assert outcome("not-sure-about-a-fever")["unconfirmed"] == ["fever"]


def test_routine_is_true_or_false() -> None:
    assert [outcome(id_)["routine"] for id_ in (BENIGN, EMERGENCY)] == [True, False]


def test_a_finished_conversation_is_done() -> None:
    assert talk(replies(EMERGENCY))[0] == Ended(Exit.DONE, Urgency.EMERGENCY)


def test_the_end_of_the_input_is_told_in_the_last_message() -> None:
    assert talk(line({"reply": "me"}))[1][-1] == {
        "type": "error",
        "message": "the input ended before there was advice; nothing was decided",
        "question": "region",
    }


def test_the_end_of_the_input_before_the_advice_is_unfinished() -> None:
    assert talk(b"")[0] == Ended(Exit.UNFINISHED)


def test_a_last_line_without_an_end_counts() -> None:
    assert after(b'{"reply": "me"}')[-1]["id"] == "region"


def test_quit_leaves() -> None:
    assert talk(line({"command": "quit"}))[0] == Ended(Exit.DONE)


def test_after_quit_nothing_more_is_said() -> None:
    assert len(talk(line({"command": "quit"}) + line({"reply": "me"}))[1]) == 1


def test_back_asks_the_question_before() -> None:
    assert after(line({"reply": "me"}) + line({"command": "back"}))[-1]["id"] == "consent"


def test_back_at_the_start_asks_the_first_question() -> None:
    assert after(line({"command": "back"}))[-1]["id"] == "consent"


def test_restart_asks_the_first_question() -> None:
    assert after(replies(BENIGN, "age") + line({"command": "restart"}))[-1]["id"] == "consent"


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        (b"\n", "the line is not JSON"),
        (b"yes\n", "the line is not JSON"),
        (b"{\n", "the line is not JSON"),
        (b"\xff\xfe\x00\n", "the line is not JSON"),
        (b"[" * 100_000 + b"\n", "the line is longer than 64 KiB"),
        (b"[" * 60_000 + b"\n", "the line is not JSON"),
        (b'{"reply": ' + b"[" * 60_000 + b"\n", "the line is not JSON"),
        (b'{"reply": ' + b"9" * 5000 + b"}\n", "the line is not JSON"),
        (b"x" * 1_000_000 + b"\n", "the line is longer than 64 KiB"),
        (b"null\n", "the line is an object"),
        (b"[]\n", "the line is an object"),
        (b'"yes"\n', "the line is an object"),
        (b"{}\n", "the line is an object"),
        (b'{"reply": "me", "command": "back"}\n', "the line is an object"),
        (b'{"answer": "me"}\n', "the line is an object"),
        (b'{"command": "jump"}\n', "`command` is one of back, restart, quit"),
        (b'{"command": null}\n', "`command` is one of back, restart, quit"),
        (b'{"command": ["back"]}\n', "`command` is one of back, restart, quit"),
        (b'{"command": {"back": 1}}\n', "`command` is one of back, restart, quit"),
        (b'{"reply": null}\n', "is not one of me, someone"),
        (b'{"reply": NaN}\n', "is not one of me, someone"),
        (b'{"reply": true}\n', "is not one of me, someone"),
        (b'{"reply": {"yes": []}}\n', "is not one of me, someone"),
        (b'{"reply": "\\ud800"}\n', "is not one of me, someone"),
        (b'{"reply": "\\u001b[2J"}\n', "is not one of me, someone"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_does_not_fit_is_answered_with_what_would(sent: bytes, message: str) -> None:
    error = after(sent)[0]

    assert (error["type"], error["question"]) == ("error", "consent")
    assert message in str(error["message"])


def test_after_an_error_the_question_comes_again() -> None:
    messages = talk(b"nonsense\n")[1]

    assert messages[2] == messages[0]


@pytest.mark.parametrize("depth", range(940, 1000, 4))
def test_a_reply_nested_about_as_deep_as_can_be_read_is_refused(depth: int) -> None:
    assert after(b'{"reply": ' + b"[" * depth + b"]" * depth + b"}\n")[0]["type"] == "error"


@pytest.mark.parametrize(
    "number", [b"NaN", b"Infinity", b"-Infinity", b"1e400", b"1e9", b"-1", b"400", b"3.5", b"true"]
)
def test_a_number_that_nobody_can_be_is_refused(number: bytes) -> None:
    error = after(replies(BENIGN, "age") + b'{"reply": ' + number + b"}\n")[-2]

    assert "is not a whole number from 0 to 120 (years)" in str(error["message"])


def test_a_whole_number_with_a_point_is_taken() -> None:
    assert after(replies(BENIGN, "age") + b'{"reply": 40.0}\n')[-1]["id"] == "sex"


def test_a_byte_order_mark_is_passed_over() -> None:
    assert after(b'\xef\xbb\xbf{"reply": "me"}\n')[-1]["id"] == "region"


def test_windows_line_ends_are_taken() -> None:
    assert after(b'{"reply": "me"}\r\n')[-1]["id"] == "region"


@pytest.mark.parametrize(
    "length", [LONGEST_LINE, LONGEST_LINE + 1, 2 * LONGEST_LINE, 2 * LONGEST_LINE + 1, 5 * LONGEST_LINE]
)
def test_a_huge_line_is_one_line(length: int) -> None:
    sent = b"x" * (length - 1) + b"\n" + line({"reply": "me"})

    assert [message["type"] for message in after(sent)] == ["error", "question", "question"]


def test_a_huge_line_without_an_end_ends_the_conversation() -> None:
    assert talk(b"x" * 1_000_000)[0] == Ended(Exit.UNFINISHED)


def test_every_message_is_flushed_as_it_is_written() -> None:
    out = Flushes()
    converse(shipped(), BytesIO(replies(EMERGENCY)), out)

    assert out.flushed[-1] == out.getvalue()
    assert len(out.flushed) == out.getvalue().count("\n")


@pytest.mark.parametrize("id_", EVERY_ID[::40])
def test_every_message_is_one_line(id_: str) -> None:
    out = StringIO()
    converse(shipped(), BytesIO(replies(id_)), out)

    assert [message for message in out.getvalue().splitlines() if not isinstance(json.loads(message), dict)] == []


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=100)
@given(st.lists(json_values.map(lambda value: line({"reply": value})) | st.binary(max_size=40), max_size=4))
def test_whatever_is_sent_is_answered_in_json(sent: list[bytes]) -> None:
    ended, messages = talk(b"".join(sent))

    assert ended.code is Exit.UNFINISHED
    assert {message["type"] for message in messages} <= {"question", "error"}

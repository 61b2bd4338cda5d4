"""Words for questions, findings, rules and sections: each there, each once, each where it belongs."""

from pathlib import Path

import pytest

from tests.bad_files import copy_shipped
from tests.patients import shipped
from triage.errors import Problems
from triage.model.protocol import Protocol
from triage.model.words import QuestionWords
from triage.source import words
from triage.source.reader import Reader

HEADINGS = "## Why we ask\n\nBecause.\n\n## What this means\n\nThis.\n"
BOTH = "`## Why we ask` and `## What this means`"
INJURY = (Path(__file__).parents[2] / "content/en/questions/injury.md").read_text(encoding="utf-8")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The shipped words, to be changed."""
    return copy_shipped(tmp_path, flows=False).content


def question(content: Path, protocol: Protocol, id_: str, text: str) -> tuple[QuestionWords, list[str]]:
    (content / "en" / "questions" / f"{id_}.md").write_text(text, encoding="utf-8")
    problems = Problems()
    read = words.read_question_words(Reader(problems), content, "en", protocol.flow.questions[id_], protocol)
    return read, [str(problem).removeprefix(f"content/en/questions/{id_}.md:") for problem in problems.found]


def test_a_scale_has_its_ends(content: Path, protocol: Protocol) -> None:
    read, _ = question(
        content, protocol, "pain_now", f"---\nask: How bad?\nends: {{low: none, high: worst}}\n---\n{HEADINGS}"
    )

    assert read.ends == {"low": "none", "high": "worst"}


def test_the_two_sections_are_kept_apart(content: Path, protocol: Protocol) -> None:
    read, _ = question(content, protocol, "review", f"---\nask: All right?\n---\n{HEADINGS}")

    assert (read.why, read.meaning) == ("Because.", "This.")


def test_options_come_in_the_order_of_the_answers(content: Path, protocol: Protocol) -> None:
    options = "options: {someone: Another, me: Me}"
    read, _ = question(content, protocol, "consent", f"---\nask: Who?\n{options}\n---\n{HEADINGS}")

    assert list(read.options) == ["me", "someone"]


def test_lines_above_the_question_are_kept(content: Path, protocol: Protocol) -> None:
    read, _ = question(content, protocol, "review", f"---\nask: All right?\nintro: [Look, Well]\n---\n{HEADINGS}")

    assert read.intro == ("Look", "Well")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ask: All right?\n", "1: T050 a content file starts with fields between two `---` lines"),
        ("---\nask: All right?\n", "1: T050 a content file starts with fields between two `---` lines"),
        (f"---\n---\n{HEADINGS}", "2: T010 nothing is written here; it needs fields (`name: value`)"),
        (f"---\n- ask\n---\n{HEADINGS}", "2:1: T008 the head is written as fields (`name: value`)"),
        (f"---\nask: [x]\n---\n{HEADINGS}", "2:6: T008 `ask` is a single piece of text"),
        (f"---\nask: ''\n---\n{HEADINGS}", "2:6: T010 `ask` is empty"),
        (f"---\nframe: now\n---\n{HEADINGS}", "2:1: T010 the head of a question needs the field `ask`"),
        (
            f"---\nask: x\nframe: '{{{{ it }}}}'\n---\n{HEADINGS}",
            "3:8: T057 the name `it` is not known here; one of You, Your, reviewer, them, you, your, yours, yourself",
        ),
        (f"---\nask: x\noptions: {{yes: Yes}}\n---\n{HEADINGS}", "3:11: T053 no part of `options` is called `yes`"),
        (
            "---\nask: x\n---\n\n\n## Why we ask\n",
            f"6: T051 the text of a question has the headings {BOTH}, in this order, and no others",
        ),
        ("---\nask: x\n---\nHello\n" + HEADINGS, "4: T051 nothing stands above `## Why we ask`"),
        ("---\nask: x\n---\n" + HEADINGS.replace("Because.", ""), "4: T051 `## Why we ask` needs a text below it"),
        ("---\nask: x\n---\n" + HEADINGS.replace("This.", ""), "8: T051 `## What this means` needs a text below it"),
        (
            "---\nask: x\n---\n" + HEADINGS.replace("This.", "{{ it }}"),
            "10: T057 the name `it` is not known here; one of You, Your, reviewer, them, you, your, yours, yourself",
        ),
        (
            "---\nask: x\n---\n" + HEADINGS.replace("This.", "{% if x %}"),
            "10: T056 this text holds names such as `{{ your }}` and no other braces",
        ),
    ],
)
def test_a_slip_in_a_question_is_told_where_it_stands(
    content: Path, protocol: Protocol, text: str, message: str
) -> None:
    assert question(content, protocol, "review", text)[1][:1] == [message]


def test_words_that_are_missing_altogether_are_told_at_the_head(content: Path, protocol: Protocol) -> None:
    _, said = question(content, protocol, "pain_now", f"---\nask: How bad?\n---\n{HEADINGS}")

    assert said == ["2:1: T052 `ends` needs words for `low`, `high`"]


def said(content: Path, protocol: Protocol, file: str, text: str) -> list[str]:
    (content / "en" / file).write_text(text, encoding="utf-8")
    problems = Problems()
    reader = Reader(problems)
    words.read_finding_words(reader, content, "en", protocol, shipped().programme)
    words.read_rule_words(reader, content, "en", protocol)
    words.read_section_words(reader, content, "en", protocol, shipped().programme)
    words.read_remarks(reader, content, "en")
    words.read_person_words(reader, content, "en")
    return [str(problem).removeprefix("content/en/") for problem in problems.found]


def changed(file: str, find: str, replace: str) -> str:
    text = (Path(__file__).parents[2] / "content/en" / file).read_text(encoding="utf-8")
    assert find in text
    return text.replace(find, replace, 1)


def test_a_finding_that_is_asked_needs_a_name(content: Path, protocol: Protocol) -> None:
    text = changed("findings.yaml", 'age: {name: "Age"}', 'age: {told: "the age"}')

    assert (
        "T058 `age` has no `name`; the list of answers could not name it"
        in said(content, protocol, "findings.yaml", text)[0]
    )


def test_a_finding_that_has_no_entry_is_told_at_the_file(content: Path, protocol: Protocol) -> None:
    text = changed("findings.yaml", 'age: {name: "Age"}\n', "")

    assert said(content, protocol, "findings.yaml", text) == [
        "findings.yaml: T058 `age` has no `name`; the list of answers could not name it"
    ]


def test_the_name_of_a_finding_holds_no_braces(content: Path, protocol: Protocol) -> None:
    text = changed("findings.yaml", 'age: {name: "Age"}', 'age: {name: "{{ Your }} age"}')

    assert " T056 " in said(content, protocol, "findings.yaml", text)[0]


def test_a_warning_needs_words_to_tell_it_back(content: Path, protocol: Protocol) -> None:
    text = changed("findings.yaml", "saddle_numbness:\n", 'saddle_numbness: {name: "x"}\nsaddle_numbnes:\n')

    assert {line.split(" ", 1)[1] for line in said(content, protocol, "findings.yaml", text)} == {
        "T022 no finding is called `saddle_numbnes`; did you mean `saddle_numbness`?",
        "T058 `saddle_numbness` has no `told`; the outcome could not name it",
    }


def test_a_finding_that_can_newly_start_needs_words_for_it(content: Path, protocol: Protocol) -> None:
    text = changed("findings.yaml", '  told: "throwing up, or not keeping drinks down"\n', "")

    assert said(content, protocol, "findings.yaml", text)[0].endswith(
        "T058 `vomiting` has no `told`; the list of what to watch for could not name it"
    )


def test_a_line_of_what_to_watch_for_may_be_given(content: Path, protocol: Protocol) -> None:
    read = words.read_finding_words(Reader(Problems()), content, "en", protocol, shipped().programme)

    assert read["painkiller_overdose"].notice == "too much pain medicine, even if {{ you }} feel well"
    assert read["vomiting"].notice == ""


def test_a_line_of_what_to_watch_for_holds_known_names_only(content: Path, protocol: Protocol) -> None:
    text = changed("findings.yaml", "even if {{ you }} feel well", "even if {{ she }} feels well")

    assert "`she`" in said(content, protocol, "findings.yaml", text)[0]


def test_a_finding_without_fields_is_told(content: Path, protocol: Protocol) -> None:
    text = changed("findings.yaml", 'age: {name: "Age"}', "age: Age")

    assert " T008 `age` is written as fields" in said(content, protocol, "findings.yaml", text)[0]


@pytest.mark.parametrize("file", ["findings.yaml", "rules.yaml", "sections.yaml", "person.yaml", "remarks.yaml"])
def test_an_empty_file_is_told_once(content: Path, protocol: Protocol, file: str) -> None:
    assert said(content, protocol, file, "") == [
        f"{file}:1: T010 nothing is written here; it needs fields (`name: value`)"
    ]


def test_words_for_a_rule_that_does_not_exist_are_told(content: Path, protocol: Protocol) -> None:
    text = changed("rules.yaml", "R01:", 'R99: "x"\nR01:')

    assert " T058 no rule is called `R99`" in said(content, protocol, "rules.yaml", text)[0]


def test_the_title_of_a_section_holds_no_braces(content: Path, protocol: Protocol) -> None:
    text = changed("sections.yaml", '"Nerves"', '"{{ Your }} nerves"')

    assert " T056 " in said(content, protocol, "sections.yaml", text)[0]


def test_a_remark_holds_the_names_that_are_filled_in_there_and_no_others(content: Path, protocol: Protocol) -> None:
    text = changed("remarks.yaml", "{{ why }}", "{{ when }}")

    assert " T057 the name `when` is not known here; one of why" in said(content, protocol, "remarks.yaml", text)[0]


def test_a_remark_without_words_is_told(content: Path, protocol: Protocol) -> None:
    text = changed("remarks.yaml", "for_someone:", "for_somebody:")

    assert [line.partition(" ")[2] for line in said(content, protocol, "remarks.yaml", text)] == [
        "T058 no remark is called `for_somebody`; did you mean `for_someone`?",
        "T058 the remark `for_someone` has no words",
    ]


def test_a_section_without_a_title_is_told(content: Path, protocol: Protocol) -> None:
    text = changed("sections.yaml", 'nerves: "Nerves"\n', "")

    assert said(content, protocol, "sections.yaml", text) == ["sections.yaml: T058 the section `nerves` has no words"]


def of_aids(content: Path, before: str, after: str) -> list[str]:
    file = content / "en" / "aids.yaml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    problems = Problems()
    words.read_aid_words(Reader(problems), content, "en")
    return [str(problem).removeprefix("content/en/") for problem in problems.found]


def test_the_words_of_aids_hold_what_is_filled_in(content: Path) -> None:
    read = words.read_aid_words(Reader(Problems()), content, "en")

    assert "{{ days }}" in read["days_many"]
    assert "{{ your }}" in read["body_mass_index_intro"]


def test_a_missing_text_of_an_aid_is_told(content: Path) -> None:
    assert of_aids(content, 'day: "Day"\n', "") == ["aids.yaml: T058 the text of an aid `day` has no words"]


def test_what_is_not_filled_in_there_is_told(content: Path) -> None:
    assert " T057 the name `days` is not known here" in of_aids(content, "That is today.", "That is {{ days }}.")[0]


def test_both_readers_need_their_names(content: Path, protocol: Protocol) -> None:
    text = "me: {you: you, your: your, yours: yours, yourself: yourself, them: you, You: You, Your: Your}\n"

    assert said(content, protocol, "person.yaml", text) == ["person.yaml: T058 the reader `someone` has no words"]


def test_every_name_needs_a_word(content: Path, protocol: Protocol) -> None:
    text = changed("person.yaml", "You: They, ", "")

    assert [line.partition(" ")[2] for line in said(content, protocol, "person.yaml", text)] == [
        "T010 `someone` needs the field `You`"
    ]


def test_a_reader_without_fields_is_told(content: Path, protocol: Protocol) -> None:
    assert "T008 `me` is written as fields" in said(content, protocol, "person.yaml", "me: you\n")[0]


def test_the_words_of_an_injury_are_those_that_ship(content: Path, protocol: Protocol) -> None:
    assert question(content, protocol, "injury", INJURY)[1] == []

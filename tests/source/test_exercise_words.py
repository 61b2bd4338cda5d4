"""The words of an exercise: each there, each where it belongs, and each slip told with its place."""

from pathlib import Path

import pytest

from triage.errors import Problems
from triage.model.exercise_words import ExerciseWords
from triage.model.programme import Programme
from triage.source.exercise_words import read_exercise_words
from triage.source.reader import Reader

WRONG = "wrong:\n  mistake: Fast\n  instead: Slow\n"
HEAD = (
    "title: Bridge\npurpose: It is strong\nstart:\n  - Lie down\nsteps:\n  - Lift\n  - Hold\n"
    "cues:\n  ready: Ready\n  move: Lift\n  hold: Hold\n  release: Lower\n"
    f"feel: Work\n{WRONG}easier: Less\nsources: [F39]\nreviewed: 2026-11-23\nreview_by: 2027-11-23\n"
)
BREATHING = HEAD.replace("  hold: Hold\n  release: Lower\n", "")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder for words."""
    (tmp_path / "content/en/exercises").mkdir(parents=True)
    return tmp_path / "content"


def exercise(
    content: Path, programme: Programme, head: str, body: str = "Why.", id_: str = "core_brace"
) -> tuple[ExerciseWords, list[str]]:
    """The words in a file of this text, and what is said about them."""
    name = f"en/exercises/{id_}.md"
    (content / name).write_text(f"---\n{head}---\n{body}\n", encoding="utf-8")
    problems = Problems()
    read = read_exercise_words(Reader(problems), content, "en", [programme.exercises[id_]], {"F39"})
    return read[id_], [str(problem).removeprefix(f"content/{name}:") for problem in problems.found]


def test_the_words_are_read(content: Path, programme: Programme) -> None:
    read, said = exercise(content, programme, HEAD)

    assert said == []
    assert (read.title, read.start, read.steps) == ("Bridge", ("Lie down",), ("Lift", "Hold"))
    assert (read.wrong, read.easier, read.page.text) == (("Fast", "Slow"), "Less", "Why.")
    assert (read.sources, read.reviewed) == (("F39",), "2026-11-23")


def test_cues_come_in_the_order_they_are_said(content: Path, programme: Programme) -> None:
    turned = HEAD.replace("  ready: Ready\n", "").replace("  release: Lower\n", "  release: Lower\n  ready: Ready\n")

    read, _ = exercise(content, programme, turned)

    assert list(read.cues) == ["ready", "move", "hold", "release"]


def test_an_exercise_that_is_not_held_has_no_words_for_a_hold(content: Path, programme: Programme) -> None:
    _, said = exercise(content, programme, HEAD, id_="breathing")

    assert [line.split(" ", 1)[1] for line in said] == [
        "T053 no part of `cues` is called `hold`",
        "T053 no part of `cues` is called `release`",
    ]
    assert exercise(content, programme, BREATHING, id_="breathing")[1] == []


def test_an_exercise_that_is_held_needs_words_for_the_hold(content: Path, programme: Programme) -> None:
    _, said = exercise(content, programme, BREATHING)

    assert said == ["10:3: T052 `cues` needs words for `hold`, `release`"]


def test_what_an_exercise_adapts_to_needs_words(content: Path, programme: Programme) -> None:
    _, said = exercise(content, programme, HEAD, id_="side_plank")

    assert said == ["2:1: T052 `adapts` needs words for `osteoporosis`"]


def test_nothing_is_said_of_what_an_exercise_does_not_adapt_to(content: Path, programme: Programme) -> None:
    _, said = exercise(content, programme, f"{HEAD}adapts:\n  fever: Less\n")

    assert said == ["23:3: T053 no part of `adapts` is called `fever`"]


@pytest.mark.parametrize(
    ("find", "replace", "message"),
    [
        ("title: Bridge\n", "", "2:1: T010 the head needs the field `title`"),
        ("steps:\n  - Lift\n  - Hold\n", "steps: []\n", "6:8: T010 `steps` needs a line"),
        ("steps:\n  - Lift\n  - Hold\n", "steps: Lift\n", "6:8: T008 `steps` is a list"),
        ("  - Hold\n", "  - Lift\n", "8:5: T007 `Lift` stands twice in `steps`"),
        (WRONG, "wrong: Fast\n", "15:8: T008 `wrong` is written as fields (`name: value`)"),
        ("  instead: Slow\n", "", "16:3: T010 the head needs the field `instead`"),
        ("  move: Lift\n", f"  move: {'x' * 61}\n", "11:9: T065 `move` is 61 characters long; a cue has at most 60"),
        ("ready: Ready", "ready: '{{ You }}'", "10:10: T057 the name `You` is not known here; this text holds none"),
        ("- Lift", "- 'Lift {it}'", "7:5: T056 this text is shown as it stands; it holds no braces and no names"),
        ("[F39]", "[F93]", "19:11: T029 no source is called `F93`; did you mean `F39`?"),
        ("2026-11-23", "today", "20:11: T012 `reviewed` is a date such as 2026-11-22, not `today`"),
    ],
)
def test_a_slip_is_told_where_it_stands(
    content: Path, programme: Programme, find: str, replace: str, message: str
) -> None:
    assert find in HEAD
    _, said = exercise(content, programme, HEAD.replace(find, replace, 1))

    assert message in said


def test_a_cue_of_sixty_characters_is_short_enough(content: Path, programme: Programme) -> None:
    assert exercise(content, programme, HEAD.replace("move: Lift", f"move: {'x' * 60}"))[1] == []


def test_a_page_has_a_text(content: Path, programme: Programme) -> None:
    _, said = exercise(content, programme, HEAD, body="")

    assert [line.split(" ", 1)[1] for line in said] == ["T010 there is no text below the head"]


def test_an_exercise_without_a_file_is_told(content: Path, programme: Programme) -> None:
    problems = Problems()

    read = read_exercise_words(Reader(problems), content, "en", [programme.exercises["bridge"]], {"F39"})

    assert read == {}
    assert [problem.code for problem in problems.found] == ["T001"]

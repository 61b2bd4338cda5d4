"""Every shipped word of the routine: there, short, plain, sourced, used, and never falsely calm."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.patients import shipped
from tests.render.test_shipped import FORBIDDEN
from triage.model.routine_texts import LONGEST_CUE, ROUTINE
from triage.render.markdown import to_text
from triage.services.reading import read_page

ROOT = Path(__file__).parents[2]
EXERCISES = tuple(shipped().programme.exercises)
DIALOGUES = tuple(id_ for flow in shipped().programme.dialogues.values() for id_ in flow.questions)
LONGEST_PAGE, LONGEST_QUESTION, LONGEST_ITEM = 200, 160, 110
NAME = re.compile(r"\{\{.*?\}\}")
FEWEST_LETTERS = 4
"""Of a key that is put together, so many stand in the program as they are."""


def words_of(id_: str) -> Iterator[str]:
    """Every text of an exercise but its page."""
    words = shipped().library.exercises[id_]
    yield from (words.title, words.purpose, *words.start, *words.steps, *words.cues.values())
    yield from (words.feel, *words.wrong, words.easier, *words.adapts.values())


def page_of(id_: str) -> str:
    return shipped().templates.render(
        shipped().library.exercises[id_].page, {"region": shipped().library.pages.region("uk")}
    )


@cache
def every_text() -> dict[str, str]:
    """Everything of the routine that anybody reads, as it is written."""
    library = shipped().library
    texts = {f"routine {key}": text for key, text in library.routine.items()}
    texts |= {f"exercise {id_}": "\n".join((*words_of(id_), page_of(id_))) for id_ in EXERCISES}
    for id_ in DIALOGUES:
        words = library.question(id_)
        labels = (*words.items.values(), *words.options.values(), *words.ends.values())
        texts[f"question {id_}"] = "\n".join((words.ask, words.frame, words.why, words.meaning, *labels))
    return texts


def those_with(pattern: str) -> dict[str, str]:
    found = {label: re.search(f".{{0,20}}(?:{pattern}).{{0,20}}", text) for label, text in every_text().items()}
    return {label: match[0] for label, match in found.items() if match}


def keys_in_the_program() -> tuple[set[str], list[str]]:
    """Every text that stands in the program, and patterns of those that are put together."""
    whole, built = set(), []
    for path in (ROOT / "triage").rglob("*.py"):
        if path.name == "routine_texts.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [str(part.value) if isinstance(part, ast.Constant) else "" for part in node.values]
                if len("".join(parts)) >= FEWEST_LETTERS:
                    built.append("".join(re.escape(part) or "[a-z_]*" for part in parts))
    return whole, built


def test_every_exercise_has_words() -> None:
    assert set(shipped().library.exercises) == set(EXERCISES)


@pytest.mark.parametrize("phrase", [*FORBIDDEN, "nothing wrong", "nothing to worry", "harmless"])
def test_no_text_is_falsely_calm(phrase: str) -> None:
    assert those_with(f"(?i:{phrase})".replace(" ", r"\s+")) == {}


def test_no_text_says_that_something_is_safe() -> None:
    assert those_with(r"(?i:\bsafe(?:ly|ty)?\b)") == {}


def test_pain_up_to_five_is_the_ok_zone_and_never_mild() -> None:
    assert those_with(r"(?i:mild pain|mild \(?0|0 to 5 is mild)") == {}


def test_no_text_names_a_dose_of_medicine() -> None:
    assert those_with(r"\d+\s*(?i:mg|mcg|µg|milligram|tablets?\b)") == {}


def test_no_text_holds_an_address() -> None:
    assert those_with(r"https?:|www\.|\]\(") == {}


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_cue_is_short_enough_to_be_said(exercise: str) -> None:
    assert [cue for cue in shipped().library.exercises[exercise].cues.values() if len(cue) > LONGEST_CUE] == []


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_step_is_one_sentence(exercise: str) -> None:
    words = shipped().library.exercises[exercise]

    assert [step for step in (*words.start, *words.steps) if re.search(r"[.!] ", step) or not step.endswith(".")] == []


@pytest.mark.parametrize("exercise", EXERCISES)
def test_it_is_said_what_to_stop_for(exercise: str) -> None:
    feel = shipped().library.exercises[exercise].feel

    assert "Stop" in feel


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_page_is_short(exercise: str) -> None:
    assert len(page_of(exercise).split()) <= LONGEST_PAGE


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_page_names_the_ok_zone_and_the_number_to_call(exercise: str) -> None:
    text = page_of(exercise)

    assert "OK zone" in text
    assert "Call 999" in text


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_dose_to_begin_with_stands_on_its_page(exercise: str) -> None:
    dose = shipped().programme.exercises[exercise].dose
    page = page_of(exercise)
    amounts = {dose.repetitions, dose.hold} if not dose.minutes else {dose.minutes}

    assert [amount for amount in amounts if amount and not re.search(rf"\b{amount}\b", page)] == []


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_exercise_has_the_sources_that_its_dose_has(exercise: str) -> None:
    materials = shipped()

    assert set(materials.programme.exercises[exercise].sources) <= set(materials.library.exercises[exercise].sources)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_page_says_with_what_an_exercise_is_left_out(exercise: str) -> None:
    materials = shipped()
    page = read_page(materials, exercise, {"region": "uk"}).text.lower()

    told = {id_: materials.library.findings[id_].told.lower() for id_ in materials.programme.exercises[exercise].avoid}
    assert [id_ for id_, words in told.items() if NAME.sub("your", words) not in page] == []


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_page_can_be_read_in_a_narrow_terminal(exercise: str) -> None:
    text = read_page(shipped(), exercise, {}).text

    assert max(map(len, to_text(text, 40).split("\n"))) <= 40


@pytest.mark.parametrize("question", DIALOGUES)
def test_a_question_is_short(question: str) -> None:
    words = shipped().library.question(question)

    assert len(words.ask) <= LONGEST_QUESTION
    assert [item for item in words.items.values() if len(item) > LONGEST_ITEM] == []


def test_every_short_text_is_used_somewhere() -> None:
    whole, built = keys_in_the_program()

    assert [key for key in ROUTINE if key not in whole and not any(re.fullmatch(one, key) for one in built)] == []

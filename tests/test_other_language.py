"""A language that nobody speaks, from the first line to the advice: not a sentence of English content is left."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from tests.bad_files import copy_shipped
from tests.made_up_language import BY_MACHINE, CODE, make_up, marked
from tests.patients import patient_called, reply_to
from triage.errors import Problems
from triage.jsonl import converse as converse_with_a_program
from triage.model.urgency import Urgency
from triage.plain import converse
from triage.services.documents import advice_now
from triage.services.interviewing import Interviewing
from triage.services.languages import Wish, open_in
from triage.services.materials import Materials, open_materials
from triage.services.reading import format_page, read_page
from triage.services.remembering import Remembering
from triage.services.turns import OutcomeTurn, QuestionTurn
from triage.services.typed import line_for
from triage.source.reader import Reader
from triage.source.translated import read_edition

PATIENT = "nothing-but-an-ache"
FEWEST = 4
"""Words of a piece that could not stand in a text of the other language by chance."""
SAID_BY_PYTHON: set[str] = set()
"""Key hints of plain lines, which are not read from the content yet and happen to be in it as well."""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_shipped(tmp_path_factory.mktemp("made-up"), flows=False).content
    make_up(folder)
    return folder


@pytest.fixture(scope="module")
def spoken(content: Path) -> Materials:
    return open_in(None, content, Wish((CODE,), "option")).materials


def english_pieces(content: Path) -> Iterator[str]:
    """What is between the placeholders of each English text, in small letters and without marks."""
    edition = read_edition(Reader(Problems()), content, "en")
    for file in edition.files.values():
        for text in file.texts.values():
            for piece in re.split(r"\{%.*?%\}|\{\{.*?\}\}", text.words):
                if not text.fixed and len(plain(piece).split()) >= FEWEST:
                    yield plain(piece)


def without_sources(told: str, materials: Materials) -> str:
    """What was told, without the titles of what is cited, which stay in their own language."""
    for source in materials.library.pages.sources.values():
        told = told.replace(plain(source.title), " ")
    return told


def plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w'-]+", " ", text).split()).lower()


def conversation(materials: Materials, patient: str = PATIENT) -> tuple[list[str], OutcomeTurn, Interviewing]:
    """What a patient types, and where that leads."""
    interviewing, typed = Interviewing(materials), []
    turn = interviewing.turn
    while isinstance(turn, QuestionTurn):
        said = reply_to(patient_called(patient), turn)
        typed.append(line_for(turn, said))
        turn = interviewing.reply(said)
    assert isinstance(turn, OutcomeTurn)
    return typed, turn, interviewing


@pytest.mark.parametrize("patient", [PATIENT, "saddle-numbness-alone"])
def test_no_sentence_of_english_content_is_left_in_a_conversation(
    patient: str, content: Path, spoken: Materials
) -> None:
    typed, _, _ = conversation(spoken, patient)
    out = StringIO()
    converse(spoken, StringIO("".join(f"{line}\n" for line in ["?", "w", *typed, "1", "q"])), out)
    told = without_sources(plain(out.getvalue()), spoken)
    left = {piece for piece in english_pieces(content) if f" {piece} " in f" {told} "}

    assert left <= SAID_BY_PYTHON
    assert marked("a computer program") in out.getvalue()


def test_the_advice_is_the_same_in_every_language(spoken: Materials) -> None:
    _, ours, _ = conversation(open_materials())
    _, theirs, _ = conversation(spoken)

    assert (theirs.urgency, theirs.title) == (ours.urgency, marked(ours.title))


def test_who_translated_is_said_at_the_start_and_with_the_advice(spoken: Materials) -> None:
    typed, outcome, _ = conversation(spoken)
    out = StringIO()
    converse(spoken, StringIO("".join(f"{line}\n" for line in [*typed, "q"])), out)

    assert outcome.protocol.translated == BY_MACHINE
    assert out.getvalue().lstrip().startswith(BY_MACHINE)
    assert out.getvalue().count(BY_MACHINE) == 2


def test_a_program_is_told_the_language(spoken: Materials) -> None:
    out = StringIO()
    converse_with_a_program(spoken, BytesIO(), out)

    assert out.getvalue().splitlines()[0].endswith(f'"language": "{CODE}"}}')


def test_documents_say_their_language_and_who_translated(spoken: Materials) -> None:
    document = advice_now(conversation(spoken)[2])

    assert f'<html lang="{CODE}" dir="ltr">' in document.html()
    assert BY_MACHINE in document.html()
    assert document.short.endswith(BY_MACHINE)


def test_pages_say_their_language_and_who_translated(spoken: Materials) -> None:
    page = format_page(spoken, read_page(spoken, "lifting", {}), "html")

    assert f'<html lang="{CODE}" dir="ltr">' in page
    assert BY_MACHINE in page


def test_a_reviewer_is_named(tmp_path: Path) -> None:
    folder = copy_shipped(tmp_path, flows=False).content
    make_up(folder, "Ana Ruiz")

    told = conversation(open_materials(content=folder, language=CODE))[1]

    assert told.protocol.translated == "Lóókéd óvér by Ana Ruiz."


@pytest.mark.parametrize("first", ["en", CODE])
def test_a_conversation_goes_on_in_another_language(first: str, spoken: Materials, tmp_path: Path) -> None:
    languages = {"en": open_materials(), CODE: spoken}
    begun, other = languages[first], languages[CODE if first == "en" else "en"]
    remembering = Remembering(tmp_path / "journal.sqlite3")
    interviewing = remembering.begin(begun)
    turn = interviewing.turn
    for _ in range(6):
        assert isinstance(turn, QuestionTurn)
        turn = interviewing.reply(reply_to(patient_called(PATIENT), turn))
    assert isinstance(turn, QuestionTurn)
    remembering.close()

    again = Remembering(tmp_path / "journal.sqlite3")
    taken_up = again.resume(other).turn
    again.close()

    assert isinstance(taken_up, QuestionTurn)
    assert (taken_up.id, taken_up.asked) == (turn.id, turn.asked)
    assert taken_up.ask != turn.ask


def test_the_settings_do_not_change_the_language_of_what_is_open(spoken: Materials) -> None:
    other = replace(spoken, settings=replace(spoken.settings, language="en"))

    assert other.library.language == CODE
    assert conversation(other)[1].urgency is Urgency.SELF_CARE

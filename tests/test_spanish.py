"""Spanish, from the first line to the advice: as complete and as careful as English."""

import re
from datetime import UTC, datetime
from functools import cache
from io import StringIO

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.patients import EVERY_ID, every_patient, patient_called, reply_to, walk_with
from tests.test_other_language import english_pieces, plain, without_sources
from triage.engine.assessment import assess
from triage.model.diary import DiaryEntry
from triage.places import content_folder
from triage.plain import converse
from triage.services.advising import Advice
from triage.services.interviewing import Interviewing
from triage.services.learning import find
from triage.services.materials import Materials, open_materials
from triage.services.phrasing import phrases_of
from triage.services.reading import PageText, page_text
from triage.services.turns import OutcomeTurn, QuestionTurn
from triage.services.typed import line_for, read_line

HOLE = re.compile(r"\{\{|\}\}|\{%|Undefined|not_asked|\bNone\b|: \.|\(\)|\*\*\*\*|,,| ,|\b(su su|usted usted|le le)\b")
LONGEST_SHORT = 220
"""Words of a short answer with every line that is for this person; Spanish is longer than English."""


@cache
def spanish() -> Materials:
    return open_materials(language="es")


def outcome(patient: str) -> tuple[list[str], OutcomeTurn]:
    """What a patient types in plain lines, and the advice."""
    interviewing, typed = Interviewing(spanish()), []
    turn = interviewing.turn
    while isinstance(turn, QuestionTurn):
        said = reply_to(patient_called(patient), turn)
        typed.append(line_for(turn, said))
        turn = interviewing.reply(said)
    assert isinstance(turn, OutcomeTurn)
    return typed, turn


def told(patient: str, after: tuple[str, ...] = ("q",)) -> str:
    out = StringIO()
    converse(spanish(), StringIO("".join(f"{line}\n" for line in [*outcome(patient)[0], *after])), out)
    return out.getvalue()


@cache
def texts() -> dict[tuple[str, str], PageText]:
    """What each patient reads: by patient and page."""
    found = {}
    for patient in every_patient():
        recorded = dict(patient.findings)
        advice = Advice(spanish(), assess(spanish().protocol, recorded), recorded)
        for page in advice.offered:
            found[patient.id, page.id] = page_text(spanish(), page, advice)
    return found


@pytest.mark.parametrize("patient", EVERY_ID)
def test_the_advice_is_that_of_english(patient: str) -> None:
    english, (_, ours) = walk_with(patient).outcome, outcome(patient)

    assert (ours.urgency, ours.routine) == (english.urgency, english.routine)
    assert [reason.sources for reason in ours.reasons] == [reason.sources for reason in english.reasons]
    assert [page.id for page in ours.education] == [page.id for page in english.education]


@pytest.mark.parametrize("patient", ["nothing-but-an-ache", "saddle-numbness-alone"])
def test_no_sentence_of_english_is_left_in_a_conversation(patient: str) -> None:
    said = without_sources(plain(told(patient, ("?", "g", "1", "+", "q"))), spanish())

    assert {piece for piece in english_pieces(content_folder()) if f" {piece} " in f" {said} "} == set()


def test_an_emergency_looks_like_this(snapshot: SnapshotAssertion) -> None:
    said = told("saddle-numbness-alone")

    assert said[said.rindex("=====") :].partition("\n\n")[2].partition("Protocolo")[0] == snapshot


def test_yes_is_si_in_spanish_and_yes_still_counts() -> None:
    turn = next(turn for turn in walk_with("numb-patch-that-spreads").turns if turn.kind == "yes_no")

    assert {str(read_line(phrases_of(spanish()), turn, typed)) for typed in ("s", "Sí", "si", "y", "yes")} == {"yes"}


def test_every_page_is_read_by_somebody() -> None:
    assert {page for _, page in texts()} == set(spanish().pages)


def test_no_page_has_a_hole_for_anybody() -> None:
    assert not [(key, HOLE.search(page.text)) for key, page in texts().items() if HOLE.search(page.text)]


def test_every_short_answer_is_short_for_everybody() -> None:
    assert not [key for key, page in texts().items() if page.in_two and len(page.short.split()) > LONGEST_SHORT]


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("disco salido", "disc"),
        ("no puedo atarme los zapatos", "sudden-and-repeated-movement"),
        ("ciatica", "sciatica"),
        ("dormir", "sleep-positions"),
        ("embarazada", "pregnancy"),
        ("cuanto va a durar", "how-it-goes"),
    ],
)
def test_a_page_is_found_by_everyday_words(words: str, page: str) -> None:
    assert page in [hit.page.id for hit in find(spanish(), {}, words)[:3]]


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        ("siento adormecimiento entre las piernas", "saddle_numbness"),
        ("se me duerme el culo al sentarme, está dormido", "saddle_numbness"),
        ("me cuesta orinar desde ayer", "bladder_retention"),
        ("se me escapa la orina", "bladder_incontinence"),
        ("no controlo las heces", "bowel_incontinence"),
        ("perdi sensibilidad en el sexo", "sexual_dysfunction_new"),
        ("dolor en las dos piernas", "bilateral_leg_symptoms"),
        ("las piernas me fallan", "bilateral_leg_weakness"),
        ("me duele el pecho", "chest_pain_or_breathless"),
        ("me falta el aire", "chest_pain_or_breathless"),
        ("de golpe un dolor terrible", "sudden_severe_tearing_pain"),
        ("me desmayé en la cocina", "fainting_or_collapse"),
        ("tomé demasiadas pastillas", "painkiller_overdose"),
        ("heces negras esta mañana", "gi_bleed_signs"),
        ("mi madre está muy confundida", "sepsis_signs"),
        ("dolor de barriga muy fuerte", "severe_abdominal_pain"),
        ("el pie está frío y azul", "cold_pale_leg"),
        ("tuve un accidente con el coche", "major_trauma"),
        ("me caí en la ducha", "minor_trauma"),
        ("tengo fiebre", "fever"),
        ("la pierna está más débil", "progressive_leg_weakness"),
        ("arrastro el pie", "foot_drop"),
        ("pierdo el equilibrio al andar", "gait_disturbance"),
        ("se me caen las cosas de las manos", "arm_or_hand_symptoms"),
        ("no me puedo levantar", "unable_to_stand_or_walk"),
        ("hormigueo en el pie", "leg_numbness_patch"),
        ("la pantorrilla está hinchada", "calf_swelling"),
        ("sangre en la orina", "blood_in_urine"),
        ("arde al orinar", "urinary_symptoms_flank_pain"),
        ("tuve cáncer de mama", "cancer_history"),
        ("he perdido peso", "unexplained_weight_loss"),
        ("el dolor me despierta por la noche", "night_pain_unrelenting"),
        ("un bulto en la espalda", "spine_deformity_or_lump"),
        ("me salieron ampollas", "rash"),
        ("el ojo está rojo", "red_painful_eye"),
        ("creo que estoy embarazada", "pregnancy"),
        ("no quiero vivir así", "suicidal_thoughts"),
        ("ya no puedo más", "suicidal_thoughts"),
    ],
)
def test_a_warning_in_the_diary_is_noticed_as_people_write_it(written: str, finding: str) -> None:
    entry = DiaryEntry(datetime(2026, 11, 23, tzinfo=UTC), words=written)
    rule = next(rule for rule in spanish().diary_rules.notices if rule.kind == "warning_words")

    assert finding in [found for found, _ in spanish().wordings.findings_in(entry, rule.numbers["near"])]


def test_an_ordinary_day_asks_nothing() -> None:
    rule = next(rule for rule in spanish().diary_rules.notices if rule.kind == "warning_words")
    texts = ("un paseo largo por el parque", "trabajé en el escritorio", "dormí bien", "mejor después de estirar")
    entries = [DiaryEntry(datetime(2026, 11, 23, tzinfo=UTC), words=text) for text in texts]

    assert [found for entry in entries for found in spanish().wordings.findings_in(entry, rule.numbers["near"])] == []

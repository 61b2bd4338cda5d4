"""Every page, read by every golden patient to whom it may be shown: whole, clean, and never against the advice."""

import re
from functools import cache

import pytest

from tests.patients import Patient, every_patient, shipped
from triage.engine.assessment import assess
from triage.services.advising import Advice
from triage.services.reading import PageText, page_text, read_page

HOLE = re.compile(r"\{\{|\}\}|\{%|Undefined|not_asked|\bNone\b(?! of)|: \.|\(\)|\*\*\*\*|,,| ,")
LONGEST_SHORT = 200
"""Words of a short answer with every line that is for this person."""


def advice_for(patient: Patient) -> Advice:
    recorded = dict(patient.findings)
    return Advice(shipped(), assess(shipped().protocol, recorded), recorded)


@cache
def texts() -> dict[tuple[str, str], PageText]:
    """What each patient reads: by patient and page."""
    found = {}
    for patient in every_patient():
        advice = advice_for(patient)
        for page in advice.offered:
            found[patient.id, page.id] = page_text(shipped(), page, advice)
    return found


def test_every_page_is_read_by_somebody() -> None:
    assert {page for _, page in texts()} == set(shipped().pages)


def test_no_page_is_empty_for_anybody() -> None:
    assert not [key for key, page in texts().items() if len(page.text) < 200]


def test_no_page_has_a_hole_for_anybody() -> None:
    assert not [(key, HOLE.search(page.text)) for key, page in texts().items() if HOLE.search(page.text)]


def test_every_short_answer_is_short_for_everybody() -> None:
    assert not [key for key, page in texts().items() if page.in_two and len(page.short.split()) > LONGEST_SHORT]


def test_every_page_on_a_topic_begins_with_a_short_answer() -> None:
    topics = shipped().library.pages.topics

    assert not [key for key, page in texts().items() if page.id in topics and (not page.in_two or not page.short)]


@pytest.mark.parametrize("patient", every_patient(), ids=lambda patient: patient.id)
def test_a_page_is_shown_if_and_only_if_the_advice_allows_it(patient: Patient) -> None:
    recorded, offered = dict(patient.findings), {page.id for page in advice_for(patient).offered}
    shown = {id_ for id_ in shipped().pages if read_page(shipped(), id_, recorded).sources}

    assert shown == offered


@pytest.mark.parametrize("patient", every_patient(), ids=lambda patient: patient.id)
def test_no_page_with_movements_is_shown_without_the_routine(patient: Patient) -> None:
    advice = advice_for(patient)

    assert advice.routine or not [page.id for page in advice.offered if page.topic == "exercise"]

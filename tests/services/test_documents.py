"""The advice as a document: complete, dated, and never mistaken for a clinician's word."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from tests.patients import EVERY_ID, shipped, walk_with
from triage.model.urgency import Urgency
from triage.services.advising import Advice
from triage.services.documents import LONGEST_COPY, Document, advice_document, copy_text
from triage.services.wording import review_lines

WHEN = datetime(2026, 11, 22, 23, 48, tzinfo=UTC)
EMERGENCY = "saddle-numbness-alone"
BENIGN = "nothing-but-an-ache"
READERS = ("me", "someone")


@cache
def document(patient: str, reader: str = "me") -> Document:
    """The document of a golden patient, or of whoever looks after them."""
    interview = walk_with(patient).interview
    recorded = {**interview.recorded, "answering_for": reader}
    return advice_document(Advice(shipped(), interview.assessment, recorded), review_lines(shipped(), interview), WHEN)


def one_for_each_urgency() -> list[str]:
    """A golden patient for each advice there is."""
    return list({walk_with(id_).outcome.urgency: id_ for id_ in EVERY_ID}.values())


EACH = one_for_each_urgency()


def flat(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def test_there_is_a_patient_for_every_urgency() -> None:
    assert {walk_with(id_).outcome.urgency for id_ in EACH} == set(Urgency)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("patient", EACH)
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_every_form_says_when_by_whom_and_by_which_protocol(patient: str, reader: str, form: str) -> None:
    text = flat(document(patient, reader).form(form))

    assert "2026-11-22, 23:48" in text
    assert "self-reported" in text
    assert "not checked by a clinician" in text
    assert f"Protocol lower-back 1, {shipped().protocol.digest[:12]}" in text


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("patient", EACH)
def test_every_document_is_whole(patient: str, reader: str) -> None:
    interview = walk_with(patient).interview
    turn = Advice(shipped(), interview.assessment, {**interview.recorded, "answering_for": reader}).outcome()
    action, _, rest = turn.text.partition("\n\n")
    markdown = document(patient, reader).markdown

    assert markdown.startswith(f"# {turn.title}\n\n{action}\n")
    assert rest in markdown
    assert all(reason.text in markdown for reason in turn.reasons)
    assert all(source in markdown for source in turn.sources)


@pytest.mark.parametrize("patient", EACH)
def test_every_answer_is_in_it(patient: str) -> None:
    lines = review_lines(shipped(), walk_with(patient).interview)

    assert all(f"- {line.name}: {line.answer}" in document(patient).markdown for line in lines if line.counts)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("patient", EACH)
@pytest.mark.parametrize("sign", ["{{", "{%", "None\n", "not_asked", "Undefined", "['", "**", "all clear"])
def test_no_document_shows_the_machinery(patient: str, reader: str, sign: str) -> None:
    written = document(patient, reader)

    assert sign not in written.text()
    assert sign not in copy_text(written)


@pytest.mark.parametrize("patient", EACH)
def test_the_page_fetches_nothing(patient: str) -> None:
    html = document(patient).html()

    assert not [sign for sign in ("http:", "https:", "src=", "href=", "url(", "<script", "@import") if sign in html]


def test_the_title_of_the_page_is_its_heading_once() -> None:
    html = document(EMERGENCY).html()

    assert html.count("<h1>") == 1
    assert "<h1>Get emergency help now</h1>" in html


def test_an_emergency_starts_with_the_number() -> None:
    assert document(EMERGENCY).text().splitlines()[2] == "Call 999 or go to A&E now."


def test_the_name_of_the_file_tells_nobody_what_it_is_about() -> None:
    assert document(EMERGENCY).name == "advice-2026-11-22"


def test_what_no_longer_counts_is_said() -> None:
    interview = walk_with(BENIGN).interview
    lines = review_lines(shipped(), interview)
    given = (*lines[:-1], replace(lines[-1], counts=False))
    written = advice_document(Advice(shipped(), interview.assessment, interview.recorded), given, WHEN)

    assert f"- {lines[-1].name}: {lines[-1].answer} (no longer counts)" in written.markdown


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("patient", EACH)
def test_the_short_form_has_what_to_do_and_what_to_say(patient: str, reader: str) -> None:
    written = document(patient, reader)
    short = flat(copy_text(written))

    assert short.startswith(flat(written.text().partition("\n")[0]))
    assert "Self-reported, not checked by a clinician." in short
    assert "To say on the phone" in short or walk_with(patient).outcome.urgency is Urgency.SELF_CARE


@pytest.mark.parametrize("patient", EVERY_ID)
def test_no_copy_is_longer_than_terminals_take(patient: str) -> None:
    assert len(copy_text(document(patient))) <= LONGEST_COPY


def test_a_copy_that_is_cut_says_so() -> None:
    long = Document("advice", "", "- line\n" * LONGEST_COPY)

    assert len(copy_text(long)) <= LONGEST_COPY
    assert copy_text(long).endswith("\n\N{HORIZONTAL ELLIPSIS}")


def test_somebody_looked_after_is_not_called_you() -> None:
    assert "around their bottom" in document(EMERGENCY, "someone").markdown

"""Every shipped text, rendered for whoever may read it: whole, clean, and never falsely calm."""

import re
from functools import cache
from itertools import cycle, product

import pytest

from tests.patients import shipped
from triage.engine.assessment import assess
from triage.model.assessment import Assessment, Reason
from triage.model.guard import Value
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES_NO, Words
from triage.render.markdown import to_text
from triage.services.advising import Advice
from triage.services.materials import Materials
from triage.services.reading import page_text

READERS = ("me", "someone")
FORBIDDEN = (
    "all clear",
    "nothing serious",
    "it is only",
    "it's only",
    "you do not have",
    "you don't have",
    "they do not have",
)


def regions(materials: Materials) -> tuple[str, ...]:
    answers = materials.protocol.vocabulary["region"].answers
    assert isinstance(answers, Words)
    return answers.values


def outcome(materials: Materials, urgency: Urgency, explanation: str, recorded: dict[str, Value]) -> str:
    """The ending at this urgency with this suspicion, whatever could have led there."""
    vocabulary = materials.protocol.vocabulary
    signs = [finding for finding in vocabulary.values() if finding.warning and finding.suspects == explanation]
    sign = signs[0] if signs else vocabulary["fever"]
    reason = Reason(sign.id, urgency, {sign.id: "yes"}, explanation, sign.sources)
    calm = urgency <= Urgency.PHYSIO
    assessment = Assessment(urgency, (reason,), {}, ("saddle_numbness",), (explanation,), routine=calm)
    turn = Advice(materials, assessment, {**recorded, sign.id: "yes"}).outcome()
    return f"# {turn.title}\n\n{turn.text}"


@cache
def every_text() -> dict[str, str]:
    materials = shipped()
    texts = {}
    where = cycle(regions(materials))
    for urgency, explanation, reader in product(Urgency, materials.protocol.flow.explanations, READERS):
        recorded: dict[str, Value] = {"answering_for": reader, "region": next(where)}
        texts[f"{urgency.id} {explanation} {reader}"] = outcome(materials, urgency, explanation, recorded)
    for urgency, region, reader in product(Urgency, regions(materials), READERS):
        recorded = {"answering_for": reader, "region": region}
        texts[f"{urgency.id} {region} {reader}"] = outcome(materials, urgency, "simple", recorded)
    for page, reader, answer in product(materials.pages, READERS, YES_NO):
        findings = {f.id: answer for f in materials.protocol.vocabulary.values() if f.yes_no and f.derived is None}
        recorded = {"answering_for": reader, **findings}
        advice = Advice(materials, assess(materials.protocol, recorded), recorded)
        texts[f"page {page} {reader} {answer}"] = page_text(materials, materials.pages[page], advice).text
    return texts


def those_with(pattern: str) -> dict[str, str]:
    """Where the pattern is found, with what stands around it."""
    found = {label: re.search(rf".{{0,30}}(?:{pattern}).{{0,30}}", text) for label, text in every_text().items()}
    return {label: match[0] for label, match in found.items() if match}


def test_no_text_is_empty() -> None:
    assert not [label for label, text in every_text().items() if len(text) < 200]


def test_every_ending_is_there_for_every_explanation_reader_and_region() -> None:
    materials = shipped()
    endings = len(Urgency) * len(READERS)
    pages = len(materials.pages) * len(READERS) * len(YES_NO)

    assert len(every_text()) == endings * (len(materials.protocol.flow.explanations) + len(regions(materials))) + pages


@pytest.mark.parametrize(
    "sign",
    [r"\{\{", r"\}\}", r"\{%", r"%\}", r"\bNone\b(?! of)", "not_asked", r"\['", "Undefined", "<", "under_2_weeks"],
)
def test_no_text_shows_the_machinery(sign: str) -> None:
    assert those_with(sign) == {}


@pytest.mark.parametrize(
    "hole",
    [
        r": \.",
        r" \.(?!\.)",
        r" ,",
        r"\(\)",
        r'""',
        r"\*\*\*\*",
        r"(?<=\S)  +(?=\S)",
        r"; ;",
        r",,",
        r"\.\.(?!\.)",
        r"(?m:^- *$)",
    ],
)
def test_no_text_has_a_hole(hole: str) -> None:
    assert those_with(hole) == {}


@pytest.mark.parametrize("phrase", FORBIDDEN)
def test_no_text_is_falsely_calm(phrase: str) -> None:
    assert those_with(f"(?i:{phrase})".replace(" ", r"\s+")) == {}


def test_no_text_names_a_dose() -> None:
    assert those_with(r"\d+\s*(?i:mg|mcg|µg|milligram|tablets?\b)") == {}


def test_no_text_holds_an_address() -> None:
    assert those_with(r"https?:|www\.|\]\(") == {}


def test_every_text_can_be_read_in_a_narrow_terminal() -> None:
    assert not [label for label, text in every_text().items() if max(map(len, to_text(text, 40).split("\n"))) > 40]


def test_every_text_is_clean() -> None:
    assert all(text.replace("\n", "").isprintable() for text in every_text().values())


@pytest.mark.parametrize("reader", READERS)
def test_an_emergency_says_the_number_first(reader: str) -> None:
    materials = shipped()
    numbers = {region.id: region.emergency for region in materials.library.pages.regions.values()}

    first = {region: every_text()[f"emergency {region} {reader}"].split("\n")[2] for region in regions(materials)}

    assert all(numbers[region] in line for region, line in first.items())


def test_every_ending_says_that_no_clinician_has_reviewed_it() -> None:
    assert not [
        label
        for label, text in every_text().items()
        if not label.startswith("page") and "Clinician who has checked it: nobody" not in text
    ]


def test_a_text_for_someone_else_speaks_of_them() -> None:
    assert every_text()["urgent uk someone"] != every_text()["urgent uk me"]

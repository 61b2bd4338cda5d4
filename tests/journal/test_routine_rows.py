"""What is kept of the guided routine comes back as it was; what is of a later kind is passed over."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.journal.keeping import entry, events_in, kept
from tests.journal.training import ROUTINE
from triage.journal.routine_rows import Body, read_routine, write_routine
from triage.journal.rows import to_row
from triage.model.event_kinds import SESSION, TALK
from triage.model.events import Advised, Ended, Event
from triage.model.exercise import Dose
from triage.model.training import Effort
from triage.model.urgency import Urgency

COUNTS = st.integers(0, 10_000)
SIDES = st.sampled_from(["both", "left", "right"])
EFFORTS = st.builds(
    Effort,
    exercise=st.text(max_size=30),
    planned=st.builds(Dose, COUNTS, COUNTS, COUNTS, COUNTS),
    repetitions=st.dictionaries(SIDES, COUNTS),
    held=st.dictionaries(SIDES, st.floats(0, 1e6)),
    eased=st.booleans(),
    ending=st.sampled_from(["done", "skipped", "hurt", "numb", "left"]),
    pain=st.none() | st.integers(0, 10),
    moved_down=st.booleans(),
)


def test_every_event_of_the_routine_comes_back_as_it_was(tmp_path: Path) -> None:
    assert events_in(kept(tmp_path / "kept" / "j.sqlite3", ROUTINE)) == list(ROUTINE)


@given(effort=EFFORTS)
def test_every_effort_comes_back_as_it_was(effort: Effort) -> None:
    kind, body = write_routine(Ended(effort))

    assert read_routine(kind, body) == Ended(effort)


def test_every_kind_is_one_of_a_conversation_or_of_a_session() -> None:
    kinds = {to_row(1, "a", entry(event))[4] for event in ROUTINE}

    assert kinds <= {*TALK, *SESSION}
    assert set(SESSION) <= kinds


def test_advice_of_before_the_routine_offers_none(tmp_path: Path) -> None:
    offered: tuple[Event, ...] = (Advised(Urgency.SELF_CARE, "Care", None, "uk", routine=True),)

    assert events_in(kept(tmp_path / "kept" / "j.sqlite3", offered)) == list(offered)
    assert not Advised(Urgency.SELF_CARE, "Care", None, "uk").routine


def test_a_kind_of_a_later_version_is_passed_over() -> None:
    assert read_routine("dreamt", {"of": "sheep"}) is None


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("repeated", {"exercise": "bridge", "side": "middle", "held": 1}),
        ("repeated", {"exercise": "bridge", "side": "both", "held": "long"}),
        ("ended", {}),
        ("ended", {"exercise": "bridge", "repetitions": [], "held": {}}),
        ("wanted", {"wish": "world peace", "exercise": "", "instead": ""}),
        ("started", {"profile": "default", "planned": [["bridge", 5]], "before": 1}),
        ("started", {"profile": "default", "planned": [["bridge", [1, 2]]], "before": 1}),
    ],
)
def test_what_cannot_have_happened_is_refused(kind: str, body: Body) -> None:
    with pytest.raises(ValueError, match="something else"):
        read_routine(kind, body)

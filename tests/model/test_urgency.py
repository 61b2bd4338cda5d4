"""Five levels, in order."""

import pytest

from triage.errors import Exit
from triage.model.urgency import Urgency


def test_the_levels_are_in_order() -> None:
    assert [level.id for level in sorted(Urgency)] == ["self_care", "physio", "soon", "urgent", "emergency"]


@pytest.mark.parametrize("level", Urgency)
def test_a_level_is_found_by_its_word(level: Urgency) -> None:
    assert Urgency.named(level.id) is level


def test_a_word_that_is_no_level_is_an_error() -> None:
    with pytest.raises(KeyError):
        Urgency.named("SELF_CARE")


@pytest.mark.parametrize("level", Urgency)
def test_each_level_has_an_exit_code_of_its_name(level: Urgency) -> None:
    assert Exit(Exit.SELF_CARE + level).name == level.name

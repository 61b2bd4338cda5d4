"""A made-up journal: lived up to yesterday, in a folder that nobody else can read and that does not stay."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.patients import shipped
from triage.model.stories import Tale
from triage.services.chronicling import chronicle
from triage.services.lives.living import Happened
from triage.services.lives.made_up import FILE, folder, make_up
from triage.services.remembering import Remembering


def test_the_folder_is_for_nobody_else_and_does_not_stay() -> None:
    with folder() as name:
        place = Path(name)
        (place / FILE).touch()

        assert place.stat().st_mode & 0o777 == 0o700
    assert not place.exists()


def test_a_life_is_lived_up_to_yesterday_and_told_day_by_day() -> None:
    now = datetime.now(UTC).astimezone()
    told: list[Happened] = []
    with folder() as name:
        file = Path(name) / FILE
        life = make_up(shipped(), file, Tale("recovers", 7, 5), now, told.append)
        remembering = Remembering(file, lambda: now)
        known = chronicle(shipped(), remembering, now)
        remembering.close()

    assert tuple(told) == life.days
    assert [day.day for day in life.days] == [now.date() - timedelta(ago) for ago in range(5, 0, -1)]
    assert {day.day for day in known.days} <= {day.day for day in life.days}
    assert len(known.history.sessions) == sum(day.trained for day in life.days) > 0

"""The short texts of the screens, filled in; and refusals in the words of the content."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.patients import shipped
from triage.engine.days import read_day
from triage.engine.filling import Filling
from triage.errors import EntryRefused, NotSaved, ReplyRefused, TriageError, said
from triage.services.entry_parts import Parts, read_entry
from triage.services.interviewing import Interviewing
from triage.services.keeping import put
from triage.services.moments import read_moment
from triage.services.phrasing import Phrases, phrases_of
from triage.services.typed import picked, several
from triage.services.units import read_height, read_weight
from triage.services.wishes import meant

PHRASES = phrases_of(shipped())
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PSFS = Filling(shipped().measures.measures["psfs"])
OTHER = Phrases({**PHRASES.texts, "typed_yes": "s, sí", "typed_hurts": "d, duele", "unit_years": "años"})
"""With words of another language."""


def interview_refuses(reply: object) -> None:
    """Answer the first question that takes a number."""
    talk = Interviewing(shipped())
    plain: dict[str, object] = {"checklist": {"yes": [], "unsure": []}, "yes_no": "no"}
    while (turn := talk.turn).kind != "number":  # type: ignore[union-attr]  # there is one before the advice
        talk.reply(plain.get(turn.kind, turn.options[0].value))  # type: ignore[union-attr]  # as above
    talk.reply(reply)


def entry_refuses(parts: Parts) -> None:
    """Read an entry, and raise the first of what is wrong with it."""
    try:
        read_entry(parts, NOW)
    except EntryRefused as refused:
        raise next(iter(refused.refusals.values())) from refused


REFUSED: dict[str, Callable[[], object]] = {
    "no day": lambda: read_day("soon", TODAY),
    "a day ahead": lambda: read_day("2027-01-01", TODAY),
    "a day long ago": lambda: read_day("1800-01-01", TODAY),
    "no day of a month": lambda: read_day("31 June", TODAY),
    "two days": lambda: read_day("3/4/2026", TODAY),
    "a moment ahead": lambda: read_moment("23:00", NOW, UTC),
    "no time": lambda: read_moment("13 pm", NOW, UTC),
    "no height": lambda: read_height("tall", "metric"),
    "a height too low": lambda: read_height("3 cm", "imperial"),
    "a height without its unit": lambda: read_height("1.7", "metric"),
    "a height with two units": lambda: read_height("6", "imperial"),
    "no weight": lambda: read_weight("heavy", "imperial"),
    "a weight too high": lambda: read_weight("900 kg", "metric"),
    "a weight without its unit": lambda: read_weight("12", "imperial"),
    "no number of an answer": lambda: picked(["a", "b"], "3"),
    "nothing": lambda: several(" "),
    "a number out of range": lambda: interview_refuses("900"),
    "nothing in an entry": lambda: entry_refuses(Parts(words="")),
    "no score": lambda: entry_refuses(Parts(now="11")),
    "no place": lambda: entry_refuses(Parts(where="bak")),
    "a long list": lambda: entry_refuses(Parts(helped=tuple(f"thing {number}" for number in range(50)))),
    "a long thing": lambda: entry_refuses(Parts(helped=("x" * 500,))),
    "long words": lambda: entry_refuses(Parts(words="x " * 9000)),
    "no tag": lambda: entry_refuses(Parts(tags=("a/b",))),
    "a long tag": lambda: entry_refuses(Parts(tags=("x" * 90,))),
    "many tags": lambda: entry_refuses(Parts(tags=tuple(f"t{number}" for number in range(90)))),
    "no word of a list": lambda: entry_refuses(Parts(sleep="god")),
    "no medicine": lambda: entry_refuses(Parts(medicine="perhaps")),
    "no name": lambda: PSFS.reply(""),
    "a long name": lambda: PSFS.reply("x" * 900),
    "a name again": lambda: PSFS.reply("Walking").reply("walking"),
    "no folder": lambda: put(b"", Path("/nowhere/at/all.txt")),
    "a name that is none": lambda: put(b"", Path("/tmp/\0.txt")),  # noqa: S108 - nothing is written
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_person_reads_in_english_what_a_program_reads(why: str) -> None:
    with pytest.raises((ReplyRefused, NotSaved)) as refused:
        REFUSED[why]()

    error = refused.value
    assert isinstance(error, ReplyRefused | NotSaved)
    assert error.said is not None
    assert PHRASES.refusal(error) == str(error)


def test_what_has_no_text_of_its_own_stands_as_it_is() -> None:
    assert PHRASES.refusal(TriageError("so be it")) == "so be it"


def test_a_unit_and_a_month_have_words_too() -> None:
    refused = said("refused_number_unit", said="x", low=0, high=120, unit="years")

    assert OTHER.tell(refused) == "`x` is not a whole number from 0 to 120 (años)"
    assert PHRASES.unit("leagues") == "leagues"


def test_one_has_a_text_of_its_own() -> None:
    assert [PHRASES.many("found", number) for number in (1, 2)] == ["Found in 1 page", "Found in 2 pages"]


@pytest.mark.parametrize(
    ("typed", "wish"), [("S", "yes"), ("sí", "yes"), ("y", "yes"), ("not  sure", "unsure"), ("x", "")]
)
def test_words_of_the_language_are_understood_and_english_ones(typed: str, wish: str) -> None:
    assert meant(OTHER, typed, ("yes", "no", "unsure")) == wish


def test_the_words_of_the_language_come_first() -> None:
    clashing = Phrases({**OTHER.texts, "typed_ease": "h, más fácil"})

    assert meant(clashing, "h", ("hurts", "ease")) == "ease"
    assert meant(clashing, "duele", ("ease", "hurts")) == "hurts"

"""A session in plain lines: every letter at every moment, and few lines that each stand alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from tests.patients import shipped
from tests.plain.person import Reader
from tests.services.test_handout import plan_for
from triage.model.training import Effort, Plan
from triage.plain.lines import InputEnded, Lines
from triage.plain.session import SessionInLines
from triage.services.beats import SessionEnd
from triage.services.cueing import Cues
from triage.services.exercising import Exercising
from triage.services.phrasing import phrases_of

PHRASES = phrases_of(shipped())

WORDS = shipped().library.routine
SCORE = WORDS["plain_score"].partition("{{")[0]
BEGIN = WORDS["plain_begin"]
ROLLS = ("pelvic_tilt", "knee_rolls")
"""One exercise that is done with both sides at once, and one that is done on each side."""


@dataclass(frozen=True, slots=True)
class Told:
    """A session as it went."""

    end: SessionEnd | None
    said: str
    efforts: tuple[Effort, ...]
    lasted: float

    @property
    def endings(self) -> list[str]:
        """How each exercise ended."""
        return [effort.ending for effort in self.efforts]


def plan_of(*exercises: str) -> Plan:
    """A plan of these exercises only."""
    plan = plan_for({"pain_now": 2})
    return replace(plan, chosen=tuple(chosen for chosen in plan.chosen if chosen.exercise in exercises))


def led(*replies: tuple[str, str], plan: Sequence[str] = ROLLS, ends: bool = False) -> Told:
    """A session with these exercises, for somebody who types this."""
    reader = Reader(*replies, ends=ends)
    exercising = Exercising(shipped(), plan_of(*plan), clock=reader.clock, before=2)
    lines = Lines(reader, reader.out, None, 76, PHRASES)
    end = None
    try:
        end = SessionInLines(shipped(), exercising, lines, Cues(shipped().settings)).lead()
    except InputEnded:
        assert ends
    else:
        assert reader.all_typed
    return Told(end, reader.said, exercising.efforts, reader.now)


def test_a_session_looks_like_this(snapshot: SnapshotAssertion) -> None:
    assert led().said == snapshot


def test_every_exercise_waits_until_the_person_is_ready() -> None:
    assert led().said.count(BEGIN) == len(ROLLS)


def test_a_hold_is_counted_sparsely() -> None:
    said = led(plan=("knee_rolls",)).said
    hold = re.search(r"1 of 2\. Hold.*?\n(.*?)\nLeft side", said, re.DOTALL)

    assert hold is not None
    assert hold[1].splitlines() == ["5 seconds to go.", "3", "2", "1"]


def test_every_line_names_its_side_where_there_are_two() -> None:
    lines = led(plan=("knee_rolls",)).said.splitlines()

    assert {line.partition(".")[0] for line in lines if " of 2. " in line} == {"Left side", "Right side"}


def test_after_each_exercise_pain_is_asked() -> None:
    told = led(("Exercise 1 of 2", ""), (SCORE, "3"), ("Type y", "n"))

    assert [effort.pain for effort in told.efforts] == [3, 1]


@pytest.mark.parametrize(("typed", "moved"), [("y", True), ("Yes", True), ("n", False), ("NO", False)])
def test_whether_pain_moved_down_is_asked_by_itself(typed: str, *, moved: bool) -> None:
    told = led((SCORE, "1"), ("Type y", typed), plan=("pelvic_tilt",))

    assert [effort.moved_down for effort in told.efforts] == [moved]


@pytest.mark.parametrize("typed", ["11", "-1", "3.5", "three", "", "999999", "\N{SUPERSCRIPT TWO}", "h", "n", "?"])
def test_what_is_no_score_is_asked_again(typed: str) -> None:
    told = led((SCORE, typed), (SCORE, "2"), plan=("pelvic_tilt",))

    assert WORDS["plain_unknown"] in told.said
    assert [effort.pain for effort in told.efforts] == [2]


@pytest.mark.parametrize("typed", ["", "maybe", "5", "yn"])
def test_what_is_neither_yes_nor_no_is_asked_again(typed: str) -> None:
    told = led(("Type y", typed), ("Type y", "y"), plan=("pelvic_tilt",))

    assert WORDS["plain_unknown"] in told.said
    assert [effort.moved_down for effort in told.efforts] == [True]


@pytest.mark.parametrize(
    "moment",
    [BEGIN, "8 seconds.", "1 of 5. Tighten", "1 of 5. Hold", "Relax.", "3\n2\n", SCORE, "Type y", "Exercise 2 of 2"],
)
@pytest.mark.parametrize("typed", ["u", "U", "numb", " weak "])
def test_numbness_stops_everything_at_every_moment(moment: str, typed: str) -> None:
    told = led((moment, typed))

    assert told.end is not None
    assert told.end.check_again
    assert told.endings[-1] == "numb"


def test_numbness_stops_everything_in_a_pause_too() -> None:
    told = led(("1 of 5. Hold", "p"), (WORDS["plain_paused"], "u"))

    assert told.end is not None
    assert told.end.check_again


@pytest.mark.parametrize("moment", ["8 seconds.", "1 of 5. Tighten", "1 of 5. Hold", "Relax."])
@pytest.mark.parametrize("typed", ["h", "hurts", "It hurts"])
def test_what_hurts_is_left_at_once(moment: str, typed: str) -> None:
    told = led((BEGIN, ""), (moment, typed))
    after = told.said.partition(moment)[2]

    assert told.endings == ["hurt", "done"]
    assert after.index(SCORE) < after.index("Exercise 2 of 2")


def test_easier_is_less_of_it() -> None:
    told = led((BEGIN, ""), ("1 of 5. Hold", "e"))

    assert told.efforts[0].eased
    assert sum(told.efforts[0].repetitions.values()) < 5


def test_a_pause_stops_the_time_until_enter() -> None:
    told = led((BEGIN, ""), ("1 of 5. Hold", "p"), (WORDS["plain_paused"], ""))
    after = told.said.partition(WORDS["plain_paused"])[2].splitlines()

    assert "1 of 5. Hold" in after[1]
    assert told.efforts[0].ending == "done"


def test_more_gives_fifteen_seconds() -> None:
    said = led((BEGIN, ""), ("1 of 2. Hold", "+"), plan=("knee_rolls",)).said

    assert "1 of 2. Hold, shoulders down, and breathe. 25 seconds." in " ".join(said.split())


def test_next_and_back_go_through_the_exercises() -> None:
    said = led((BEGIN, ""), ("1 of 5. Hold", "n"), ("Exercise 2 of 2", "b"), ("Exercise 1 of 2", "")).said

    assert re.findall(r"Exercise (\d) of 2", said) == ["1", "2", "1", "2"]


def test_enter_alone_says_where_one_is() -> None:
    said = led((BEGIN, ""), ("1 of 2. Hold", ""), plan=("knee_rolls",)).said

    assert said.count("Left side. 1 of 2. Hold") == 2
    assert WORDS["plain_keys"][:30] in said


def test_what_means_nothing_changes_nothing_and_says_so() -> None:
    usual, told = led(), led((BEGIN, ""), ("1 of 5. Hold", "dance"))

    assert WORDS["plain_unknown"] in told.said
    assert told.efforts == usual.efforts


@pytest.mark.parametrize("typed", ["q", "Q", "end", "stop"])
def test_leaving_keeps_what_was_done(typed: str) -> None:
    told = led((BEGIN, ""), ("2 of 5. Hold", typed))

    assert told.end is not None
    assert not told.end.check_again
    assert told.endings[-1] == "left"
    assert told.efforts[0].repetitions == {"both": 1}


def test_an_input_that_ends_stops_the_session_and_keeps_what_was_done() -> None:
    told = led((BEGIN, ""), ("2 of 5. Hold", ""), ends=True)

    assert told.end is None
    assert told.endings == ["left"]
    assert told.efforts[0].repetitions == {"both": 1}


def test_the_end_lists_what_was_done() -> None:
    told = led()
    listed = " ".join(told.said.partition(WORDS["end_done_title"])[2].split())

    assert told.end is not None
    assert [done.title for done in told.end.done if f"- {done.title}: {done.text}." not in listed] == []
    assert [text for text in told.end.text if " ".join(text.split()) not in listed] == []


LETTERS = st.sampled_from(
    ["", "p", "n", "b", "+", "e", "h", "3", "7", "y", "?", "nonsense", "\x1b[A", "\N{ZERO WIDTH SPACE}"]
)


class Restless(Reader):
    """Types whatever comes, at whatever time, then ends as usual."""

    def __init__(self, typed: Sequence[str], last: str) -> None:
        super().__init__()
        self._typed = [*typed, last]

    def within(self, seconds: float) -> str | None:
        self.now += seconds
        return self._next() if int(self.now) % 3 == 0 else None

    def readline(self, limit: int = -1, /) -> str:
        self.now += 1
        typed = self._next()
        return super().readline(limit) if typed is None else typed

    @property
    def has_more(self) -> bool:
        """Whether the session was over before they came to type the last of it."""
        return bool(self._typed)

    def _next(self) -> str | None:
        return f"{self._typed.pop(0)}\n" if self._typed else None


@given(st.lists(LETTERS, max_size=30))
@settings(max_examples=60)
def test_whatever_is_typed_numbness_then_stops_it_and_the_screen_is_never_moved(typed: list[str]) -> None:
    reader = Restless(typed, "u")
    exercising = Exercising(shipped(), plan_of(*ROLLS), clock=reader.clock, before=2)
    end = SessionInLines(
        shipped(), exercising, Lines(reader, reader.out, None, 76, PHRASES), Cues(shipped().settings)
    ).lead()

    assert end.check_again or reader.has_more
    assert all(line.isprintable() and len(line) <= 76 for line in reader.said.splitlines())
    assert {effort.ending for effort in exercising.efforts} <= {"done", "skipped", "hurt", "numb", "left"}

"""What comes first is said in words, whole and with nothing left to fill in."""

from pathlib import Path

import pytest

from tests.patients import shipped
from tests.services.remembered import AT_HOME, EMERGENCY, Person
from tests.services.trained import Trainee, say
from triage.model.guard import Value
from triage.model.urgency import Urgency
from triage.services.interviewing import Interviewing
from triage.services.standing import Standing, gate, in_words
from triage.services.training import Training

WORDS = shipped().library.routine
STOPPED = "stopped_numb_text"


@pytest.fixture
def trainee(tmp_path: Path) -> Trainee:
    """Somebody with a journal and nothing in it."""
    return Trainee(Person(tmp_path / "kept" / "journal.sqlite3"))


@pytest.mark.parametrize(
    "words",
    ["check_first", "too_old", "set_up", "review", "check_in", "ready", "enough", "refer", "cleared", "stopped"],
)
def test_every_gate_has_a_title_and_one_next_step(words: str) -> None:
    names = dict.fromkeys(("when", "title", "number", "reasons"), "this")
    texts = (STOPPED,) if words == "stopped" else ()
    standing = in_words(WORDS, gate("refer", "home", words, *texts, **names), kept=True)

    assert standing.title
    assert standing.label
    assert all(standing.text)
    assert "{{" not in f"{standing}"


def test_that_nothing_is_kept_is_said(trainee: Trainee) -> None:
    about = Interviewing(shipped(), clock=trainee.clock)
    trainee.person.answers(about, AT_HOME)
    standing = Training(shipped(), trainee.remembering, trainee.clock, about).standing()

    assert (standing.kind, standing.kept) == ("set_up", False)
    assert standing.text[-1] == WORDS["not_kept_text"]


def test_with_a_journal_that_is_not_said(trainee: Trainee) -> None:
    trainee.checks()

    assert trainee.training.standing().kept
    assert WORDS["not_kept_text"] not in trainee.training.standing().text


def test_a_referral_is_called_what_the_advice_is_called(trainee: Trainee) -> None:
    turn = trainee.checks(EMERGENCY)
    standing = trainee.training.standing()

    assert standing.title == getattr(turn, "title", None)
    assert standing.say == ()


def said(trainee: Trainee, **told: Value) -> Standing:
    """What is said after a check of the back and the first questions."""
    trainee.checks()
    say(trainee.training.set_up(), **told)
    return trainee.training.standing()


def test_who_has_to_ask_first_gets_words_for_the_phone_with_every_reason(trainee: Trainee) -> None:
    standing = said(trainee, eye_pressure="yes", hip_replacement="unsure", exercise_cleared="no")
    findings = shipped().library.findings

    assert len(standing.say) == 1
    assert findings["eye_pressure"].told in standing.say[0]
    assert findings["hip_replacement"].told in standing.say[0]
    assert findings["eye_pressure"].told in " ".join(standing.text)


def test_advice_that_rose_at_the_check_in_is_named_beside_the_plan(trainee: Trainee) -> None:
    for pain in (8, 8):
        trainee.ready().trains(pain=pain)
        trainee.checks()
        trainee.clock.move(days=1)
    trainee.ready()
    standing = trainee.training.standing()

    assert standing.kind == "ready"
    assert shipped().library.outcome_title(Urgency.PHYSIO) in " ".join(standing.text)

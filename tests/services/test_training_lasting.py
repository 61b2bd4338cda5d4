"""What was done of a session is there after a kill at any moment, but for the hold that was running."""

import json
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.patients import shipped
from tests.services.remembered import Person
from tests.services.trained import Trainee
from triage.engine.recollecting import sessions
from triage.model.training import Session

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The journal of somebody who has just answered the check-in."""
    file = tmp_path_factory.mktemp("ready") / "journal.sqlite3"
    trainee = Trainee(Person(file)).ready()
    trainee.remembering.close()
    return file.read_bytes()


def session_in(file: Path) -> Session:
    """The one session of a journal."""
    trainee = Trainee(Person(file))
    kept, _ = trainee.training._memory.kept()  # noqa: SLF001 - as a restart reads it
    (session,) = sessions(kept)
    return session


def done(session: Session) -> tuple[int, float]:
    """How many repetitions were kept, and how many seconds."""
    efforts = session.efforts
    return sum(sum(each.repetitions.values()) for each in efforts), sum(sum(each.held.values()) for each in efforts)


def started(file: Path, before: bytes) -> "subprocess.Popen[str]":
    """A session that runs in a program of its own."""
    file.parent.mkdir(mode=0o700)
    file.write_bytes(before)
    file.chmod(0o600)
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.services.session_writer", str(file)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_kill_loses_at_most_the_hold_that_was_running(tmp_path: Path, before: bytes, seed: int) -> None:
    file, moment = tmp_path / "kept" / "journal.sqlite3", Random(seed)  # noqa: S311 - not for secrets
    program = started(file, before)
    assert program.stdout is not None
    said = [program.stdout.readline() for _ in range(moment.randrange(60, 600))]
    time.sleep(moment.random() / 100)
    program.kill()
    rest, _ = program.communicate(timeout=60)
    repetitions, held = json.loads([*said, *rest.split("\n")[:-1]][-1])
    session = session_in(file)
    holds = [exercise.dose.hold for exercise in shipped().programme.exercises.values()]
    longest = max(60, *holds)  # a walk is kept minute by minute

    assert done(session)[0] >= repetitions
    assert done(session)[1] >= held - longest
    assert not session.finished


def test_what_is_kept_of_a_whole_session_is_what_was_done(tmp_path: Path, before: bytes) -> None:
    file = tmp_path / "kept" / "journal.sqlite3"
    out, err = started(file, before).communicate(timeout=120)
    repetitions, held = json.loads(out.split("\n")[-2])
    session = session_in(file)

    assert err == ""
    assert done(session)[0] == repetitions > 0
    assert done(session)[1] == pytest.approx(held)
    assert (session.finished, session.after, session.before) == (True, 1, 2)
    assert {effort.pain for effort in session.efforts} == {1}


def test_after_a_kill_a_check_in_comes_first_and_what_was_done_counts(tmp_path: Path, before: bytes) -> None:
    file = tmp_path / "kept" / "journal.sqlite3"
    program = started(file, before)
    assert program.stdout is not None
    for _ in range(400):
        program.stdout.readline()
    program.kill()
    program.communicate(timeout=60)
    trainee = Trainee(Person(file))

    assert trainee.stands == ("check_in", "check_in")
    assert session_in(file).efforts != ()

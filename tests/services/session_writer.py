"""A program of its own that does a session and says after each half second what was done: for a test that kills it.

Called with the journal of somebody who has just answered the check-in. No time really passes.
"""

import json
import sys
from pathlib import Path

from tests.services.remembered import Person
from tests.services.trained import Trainee
from triage.services.exercising import Exercising

STEP = 0.5


def main(file: Path) -> None:
    """Do all of today's plan, with a little pain after each exercise."""
    seconds = 0.0
    exercising = Trainee(Person(file)).training.begin(lambda: seconds)
    while exercising.beat.end is None:
        seconds += STEP
        beat = exercising.tick()
        if beat.asks is not None:
            exercising.score(1)
        elif beat.phase in {"done", "stopped"} or beat.lasts == 0:
            exercising.act("next")
        sys.stdout.write(f"{json.dumps(done(exercising))}\n")
        sys.stdout.flush()


def done(exercising: Exercising) -> tuple[int, float]:
    """How many repetitions are over, and how many seconds were held."""
    efforts = exercising.efforts
    return sum(sum(each.repetitions.values()) for each in efforts), sum(sum(each.held.values()) for each in efforts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

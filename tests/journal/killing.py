"""A program of its own that is killed over and over while it keeps things, and looks each time what is there.

Called with a folder, how many kills, and a seed. It writes a line for each loss and a last line with the counts.
"""

import os
import signal
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

from tests.journal.test_power import keep, numbers
from triage.journal.store import Store

IN_ONE_JOURNAL = 20
"""Kills, after which a new journal begins."""


def keep_on(file: Path, first: int, told: int) -> None:
    """Keep one thing after another, and tell the number of each once it is kept."""
    with closing(Store(file)) as store:
        number = first
        while True:
            keep(store, number)
            os.write(told, f"{number}\n".encode())
            number += 1


def killed(file: Path, first: int, random: Random) -> int:
    """The number after the last one that a program which was then killed has said is kept."""
    hears, told = os.pipe()
    child = os.fork()
    if child == 0:
        keep_on(file, first, told)
    os.close(told)
    with os.fdopen(hears, "rb") as lines:
        said = [lines.readline() for _ in range(random.randrange(0, 12))]
        time.sleep(random.random() / 200)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said += lines.readlines()
    return first + sum(bool(line) for line in said)


def main(folder: Path, kills: int, seed: int) -> None:
    """Kill, look, go on."""
    random, lost, damaged, kept = Random(seed), 0, 0, 0  # noqa: S311 - not for secrets
    file, after = folder, 0
    for number in range(kills):
        if number % IN_ONE_JOURNAL == 0:
            file, after = folder / str(number) / "journal.sqlite3", 0
        said = killed(file, after, random)
        there, broken = numbers(file)
        lost += not set(range(said)) <= there
        damaged += broken
        kept += said - after
        after = max(there, default=-1) + 1  # what was kept and not said any more stays
    sys.stdout.write(f"{kills} kills, {kept} kept, {lost} lost, {damaged} damaged\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

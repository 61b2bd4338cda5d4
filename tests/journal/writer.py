"""A program of its own that keeps events and says after each that it is kept: for tests that stop it, or start many.

Called with the file, the name of a conversation, how many events, and how large a file may become (0: any size).
"""

import resource
import sys
from pathlib import Path

from tests.journal.keeping import entry
from triage.errors import JournalUnusable
from triage.journal.store import Store
from triage.model.events import Answered


def main(file: Path, name: str, count: int, largest: int) -> None:
    """Keep events one by one; each number that is written out is acknowledged."""
    if largest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    try:
        store = Store(file)
        for number in range(count):
            store.append(name, [entry(Answered(name, number))])
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
    except JournalUnusable as unusable:
        sys.stderr.write(f"{unusable}\n")
        sys.stderr.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))

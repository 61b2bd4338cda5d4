"""The proof of the protocol, or of a larger one, by one prover: ``proof.py search|sat|none TIMES``."""

import json
import os
import sys
from pathlib import Path
from time import process_time
from typing import get_args

import pysat.solvers  # type: ignore[import-untyped]  # noqa: F401 - loading it is no part of the proof

from benchmarks.programs.larger import larger
from triage.proof.certificate import Prover, prove

BUDGET = 2_000_000
"""States that the search may look at: a larger protocol is not to fail by that."""


def main(wanted: str, times: int) -> None:
    """Prove it and report the seconds; `none` only makes the protocol."""
    protocol = larger(times)
    start = process_time()
    for prover in get_args(Prover):
        if prover == wanted:
            prove(protocol, prover, BUDGET)
    found = {"seconds": process_time() - start}
    Path(json.loads(os.environ["BENCHMARK"])["report"]).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

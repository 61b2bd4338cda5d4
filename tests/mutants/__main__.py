"""The command line of the mutation figures: `python -m tests.mutants`."""

import argparse
import os
import sys
from collections.abc import Sequence
from time import monotonic

from tests.mutants.equivalents import FILE, read_equivalents
from tests.mutants.figures import Figures
from tests.mutants.making import every_mutant, kinds, sample, trees_of
from tests.mutants.pressing import Pressing
from tests.mutants.report import alone, lines
from tests.mutants.running import Run
from triage.places import flows_folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the mutants and print the table; 1 when a figure does not hold."""
    flows = flows_folder(None)
    trees = trees_of(flows)
    every = every_mutant(trees)
    wanted = _options(kinds(every)).parse_args(arguments)
    chosen = [mutant for mutant in every if wanted.kind in {None, mutant.kind}]
    if wanted.sample is not None:
        chosen = list(sample(chosen, wanted.sample, wanted.seed))
    begun = monotonic()
    fates = tuple(Run(flows, trees, wanted.jobs, None if wanted.each else 1).fates(chosen))
    pressing = Pressing(trees)
    figures = Figures(
        fates,
        read_equivalents(FILE.read_text(encoding="utf-8")),
        frozenset(mutant.id for mutant in every if pressing.touched_by(mutant)),
        frozenset(mutant.id for mutant in every),
    )
    told = [*lines(figures), *(alone(fates) if wanted.each else ())]
    spent = sum(fate.seconds for fate in fates)
    told.append(f"{monotonic() - begun:.0f} seconds, {spent:.0f} of the processor, {wanted.jobs} at a time")
    sys.stdout.write("\n".join(told) + "\n")
    return 1 if any(figures.faults()) else 0


def _options(known: tuple[str, ...]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description="What notices a mistake in flows/.")
    parser.add_argument("--kind", choices=known, help="only mistakes of this kind")
    parser.add_argument("--sample", type=int, metavar="N", help="only so many, at least one of every kind")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="which ones (0)")
    jobs = (os.cpu_count() or 1) if hasattr(os, "fork") else 1
    parser.add_argument("--jobs", type=int, default=jobs, metavar="N", help=f"processes at a time ({jobs})")
    parser.add_argument("--each", action="store_true", help="try every killer, and count each alone; slower")
    return parser


if __name__ == "__main__":
    sys.exit(main())

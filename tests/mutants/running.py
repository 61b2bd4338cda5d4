"""Mutants written to disk, loaded and held against the killers, on as many processes as wanted."""

import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from tests.mutants.killers import LOADER, Judges
from tests.mutants.mutant import Mutant, Trees
from tests.mutants.sameness import Sameness, sameness
from tests.mutants.trees import written
from triage.model.protocol import Protocol
from triage.source.protocol import load_protocol, read_protocol


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a mutant."""

    mutant: Mutant
    noticed: tuple[str, ...]
    """Who noticed, in their order; empty when it survives."""
    same: Sameness | None
    """For a survivor, what is proved the same as without the mistake."""
    seconds: float
    """Of the processor."""


class Workshop:
    """A copy of the flow files, in which one file at a time holds a mistake."""

    def __init__(self, flows: Path, folder: Path, trees: Trees) -> None:
        self._copy = Path(shutil.copytree(flows, folder / "flows"))
        self._originals = {name: (self._copy / name).read_bytes() for name in trees}
        self._trees = trees

    def load(self, mutant: Mutant) -> Protocol | None:
        """The protocol with the mistake; None when the loader finds something wrong with it."""
        file = self._copy / mutant.file
        file.write_text(written(mutant.tree(self._trees)), encoding="utf-8")
        try:
            protocol, problems = read_protocol(self._copy)
        finally:
            file.write_bytes(self._originals[mutant.file])
        return None if problems else protocol


class Trial:
    """One process's share: its own copy of the files, and the judges that all share."""

    def __init__(self, workshop: Workshop, judges: Judges, most: int | None) -> None:
        self._workshop = workshop
        self._judges = judges
        self._most = most

    def fate(self, mutant: Mutant) -> Fate:
        """What becomes of it."""
        start = process_time()
        protocol = self._workshop.load(mutant)
        if protocol is None:
            return Fate(mutant, (LOADER,), None, process_time() - start)
        noticed = tuple(islice(self._judges.noticing(protocol), self._most))
        same = None if noticed else sameness(self._judges.protocol, protocol)
        return Fate(mutant, noticed, same, process_time() - start)


@dataclass(frozen=True, slots=True)
class Run:
    """What is tried, and how."""

    flows: Path
    trees: Trees
    jobs: int = 1
    most: int | None = 1
    """After how many that notice a mutant is let be; None tries all."""

    def fates(self, mutants: Iterable[Mutant]) -> Iterator[Fate]:
        """What becomes of each, in their order."""
        judges = Judges(load_protocol(self.flows))
        with TemporaryDirectory(prefix="mutants-") as folder:
            if self.jobs == 1:
                yield from map(Trial(Workshop(self.flows, Path(folder), self.trees), judges, self.most).fate, mutants)
                return
            # Forked, so that everybody's answers are made once and shared.
            forked = get_context("fork")
            with ProcessPoolExecutor(self.jobs, forked, _begin, (self, Path(folder), judges)) as pool:
                yield from pool.map(_fate, mutants, chunksize=8)


_trials: list[Trial] = []
"""Of this process."""


def _begin(run: Run, folder: Path, judges: Judges) -> None:
    own = folder / str(os.getpid())
    own.mkdir()
    _trials[:] = [Trial(Workshop(run.flows, own, run.trees), judges, run.most)]


def _fate(mutant: Mutant) -> Fate:
    return _trials[0].fate(mutant)

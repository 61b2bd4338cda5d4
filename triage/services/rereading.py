"""A journal that is read on from where it was read before, as more is kept in it."""

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage.journal.store import Contents, Store


class Rereading:
    """What was read so far of the last events but those of some kinds."""

    def __init__(self, last: int, leaving_out: tuple[str, ...]) -> None:
        self._last = last
        self._leaving_out = leaving_out
        self._contents: Contents | None = None
        self._fresh = False

    def is_old(self) -> None:
        """More has been kept since."""
        self._fresh = False

    def forget(self) -> None:
        """Nothing that was read counts any more."""
        self._contents, self._fresh = None, False

    def read(self, store: "Store") -> "Contents":
        """All of it, with what came since.

        Raises:
            JournalUnusable: it cannot be read.
        """
        if not self._fresh:
            before = self._contents
            behind = before.until if before is not None else 0
            found = store.read(self._last, leaving_out=self._leaving_out, behind=behind)
            if before is not None:
                records, damaged = (*before.records, *found.records), (*before.damaged, *found.damaged)
                erased = max(before.erased, found.erased)
                found = replace(found, records=records, damaged=damaged, after=before.after, erased=erased)
            self._contents, self._fresh = found, True
        assert self._contents is not None  # noqa: S101 - it was read; this tells the type checker
        return self._contents

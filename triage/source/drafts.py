"""What an author has begun and not finished: it must not be shown to anybody."""

from pathlib import Path

from triage.errors import Place
from triage.source.files import file_name, read_text
from triage.source.reader import Reader

TO_WRITE = "TO WRITE"
"""Stands in a draft where an author has something to fill in."""


def note_drafts(reader: Reader, folder: Path, below: str = "") -> None:
    """Note each line of a folder that is still to be filled in, or of what is below it."""
    for path in sorted((folder / below).rglob("*")):
        if path.suffix not in {".md", ".yaml"}:
            continue
        name = path.relative_to(folder).as_posix()
        lines = (read_text(folder, name, reader.problems) or "").split("\n")
        for number, line in enumerate(lines, 1):
            if TO_WRITE in line:
                place = Place(file_name(folder, name), number, line.index(TO_WRITE) + 1)
                reader.problems.add(place, "T068", "this is still to be written")

"""Draws the figures of the manual: `python docs/draw_figures.py` after a change of `flows/poses.yaml`.

With `--check` nothing is written: it exits with 1 and names those that would be others.
"""

import sys
from pathlib import Path

from triage.model.figure import Figures
from triage.render.figure import beside
from triage.source.poses import load_figures

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "figures"


def picture(book: Figures, exercise: str) -> str:
    """The start and the hold of an exercise, and how it should not be done where there is such a pose."""
    wrong = book.figures[exercise].wrong is not None
    moments = "start, hold, wrong" if wrong else "start, hold"
    return beside(book, exercise, wrong=wrong, title=f"{exercise.replace('_', ' ')}: {moments}")


def main(arguments: list[str]) -> int:
    """Write them, or tell which are not what they should be."""
    book = load_figures(ROOT / "flows")
    drawn = {f"{exercise}.svg": picture(book, exercise) for exercise in book.figures}
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.svg")}
    others = sorted(file for file in drawn.keys() | kept.keys() if drawn.get(file) != kept.get(file))
    if "--check" in arguments:
        sys.stdout.writelines(f"{file} is not as it would be drawn now\n" for file in others)
        return int(bool(others))
    FOLDER.mkdir(exist_ok=True)
    for file in others:
        if file in drawn:
            (FOLDER / file).write_text(drawn[file], encoding="utf-8")
        else:
            (FOLDER / file).unlink()
    sys.stdout.write(f"{len(drawn)} figures, {len(others)} of them changed\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Takes the screenshots of the manual: `python docs/take_screenshots.py` after a change of looks or words.

With `--check` nothing is written: it exits with 1 and names those that would be others.
"""

import asyncio
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the scenes stand beside the tests, which hold the same screens as text

from tests.ui.scenes import SCENES, VARIANTS, Scene, on_stage  # noqa: E402 - as above
from triage.ui.app import TriageApp  # noqa: E402 - as above

FOLDER = ROOT / "docs" / "screenshots"
SIZES = ((80, 24), (120, 40))


def pictures() -> Iterator[tuple[str, Scene, tuple[int, int]]]:
    """Every picture: the name of its file, what it shows, and how large."""
    for scene in SCENES:
        for columns, rows in SIZES:
            yield f"{scene.name}-{columns}x{rows}.svg", scene, (columns, rows)
    for scene in VARIANTS:
        yield f"{scene.name}-80x24.svg", scene, SIZES[0]


async def picture(scene: Scene, size: tuple[int, int]) -> str:
    """The scene as SVG."""
    async with on_stage(scene, size) as (_, app):
        return as_picture(app)


def as_picture(app: TriageApp) -> str:
    """What is on the screen as SVG, the same every time; fonts from elsewhere are left out, so nothing is fetched."""
    svg = app.export_screenshot(title="backtriage")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+-", "t-", svg)


async def take() -> dict[str, str]:
    """All of them, by file."""
    return {file: await picture(scene, size) for file, scene, size in pictures()}


def main(arguments: list[str]) -> int:
    """Write them, or tell which are not what they should be."""
    taken = asyncio.run(take())
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.svg")}
    others = sorted(file for file in taken.keys() | kept.keys() if taken.get(file) != kept.get(file))
    if "--check" in arguments:
        sys.stdout.writelines(f"{file} is not as the program shows it now\n" for file in others)
        return int(bool(others))
    FOLDER.mkdir(exist_ok=True)
    for file in others:
        if file in taken:
            (FOLDER / file).write_text(taken[file], encoding="utf-8")
        else:
            (FOLDER / file).unlink()
    sys.stdout.write(f"{len(taken)} screenshots, {len(others)} of them changed\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Takes the screenshots of the manual: `python docs/take_screenshots.py` after a change of looks or words."""

import asyncio
import re
from pathlib import Path

from textual.pilot import Pilot

from triage.services.ending import Ended
from triage.services.materials import open_materials
from triage.ui.app import TriageApp

FOLDER = Path(__file__).parent / "screenshots"
SIZE = (80, 24)
SORE_BUT_WELL = [*"110010", "0", "4", "2", "enter", "2", *"0000001", "0", "0", "3", "enter", "5", "enter", *"000"]
"""The keys of somebody who is sore and otherwise well, up to the review."""


async def press(pilot: Pilot[Ended], keys: list[str]) -> None:
    """Press keys as a person would, one screen after the other."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def keep(pilot: Pilot[Ended], name: str) -> None:
    """Write what is on the screen; fonts from elsewhere are left out, so that nothing is fetched."""
    svg = pilot.app.export_screenshot(title="triage")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")


async def take() -> None:
    """One emergency, and one ordinary conversation."""
    app = TriageApp(open_materials(), pause=0)
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        keep(pilot, "consent")
        await press(pilot, ["1", "1"])
        keep(pilot, "checklist")
        await press(pilot, ["1", "0"])
        keep(pilot, "emergency")
    app = TriageApp(open_materials(), pause=0)
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await press(pilot, SORE_BUT_WELL)
        keep(pilot, "review")
        await press(pilot, ["0"])
        keep(pilot, "self-care")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    asyncio.run(take())

"""Frames of moving figures: ``figure_frames.py FRAMES [TIER]``; with 0 frames it reports the seconds of one."""

import json
import os
import sys
from pathlib import Path
from time import process_time

from triage.places import flows_folder
from triage.render.figure import Ink, Tier, draw
from triage.source.poses import load_figures

WIDTH, HEIGHT = 60, 16
TIMED = 12
"""Frames of each figure that are timed: a second of it."""
TIERS: dict[str, Tier] = {"blocks": "blocks", "braille": "braille", "ascii": "ascii"}
ink = Ink("#e3e8ec", "#9fb4cb", "#7c6a58", "#66727e", "#8ad4c4", "#8a7448", "#3a4856", "#12181f")
book = load_figures(flows_folder())
tier = TIERS[sys.argv[2] if len(sys.argv) > 2 else "blocks"]  # noqa: PLR2004 - the second is given


def frame(exercise: str, at: float) -> None:
    """One picture, half breathed in."""
    draw(book, exercise, at, "right", 0.5, width=WIDTH, height=HEIGHT, tier=tier, ink=ink)


def seconds(exercise: str) -> float:
    """Of a frame, while it moves."""
    frame(exercise, 0)  # what is worked out once: the room of the movement, and what stands still
    begun = process_time()
    for number in range(TIMED):
        frame(exercise, number / TIMED)
    return (process_time() - begun) / TIMED


exercises = list(book.figures)
frames = int(sys.argv[1])
if frames:
    for exercise in exercises:
        frame(exercise, 0)
    for number in range(frames):
        frame(exercises[number % len(exercises)], number / frames)
else:
    taken = [seconds(exercise) for exercise in exercises]
    found = {"mean": sum(taken) / len(taken), "worst": max(taken)}
    Path(json.loads(os.environ["BENCHMARK"])["report"]).write_text(json.dumps(found), encoding="utf-8")

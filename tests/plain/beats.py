"""Beats to tell of."""

from dataclasses import replace

from triage.services.beats import Beat, Phase, Pose

A_HOLD = Beat(
    phase="hold",
    paused=False,
    exercise="bridge",
    title="Bridge",
    number=1,
    exercises=2,
    side="both",
    side_words="",
    says="Hold",
    steps=(),
    feel="",
    repetition=1,
    repetitions=3,
    set=1,
    sets=1,
    left=10.0,
    lasts=10.0,
    coming="",
    pose=Pose("bridge", 1.0, "both", 0.0),
    cue=None,
)


def beat(phase: Phase, lasts: float, left: float | None = None) -> Beat:
    """A moment of a phase, its first one unless `left` says otherwise."""
    return replace(A_HOLD, phase=phase, lasts=lasts, left=lasts if left is None else left)

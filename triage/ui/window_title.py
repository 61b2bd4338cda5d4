"""The title of the window: nothing about health while the program runs, and then the earlier one again."""

from collections.abc import Mapping

TITLE = "notes"
_SAVE = "\x1b[22;0t"
_SET = f"\x1b]0;{TITLE}\x07"
_RESTORE = "\x1b[23;0t"
_WITHOUT = frozenset({"", "dumb", "linux", "vt100", "vt102", "vt220", "ansi", "cons25"})
"""Terminals without a window, or that would print what sets a title."""


def has_title(environment: Mapping[str, str], platform: str) -> bool:
    """Whether the terminal has a title that can be set; of the consoles of Windows, only the newer one has."""
    if platform == "win32":
        return "WT_SESSION" in environment
    return environment.get("TERM", "").lower() not in _WITHOUT


def neutral_title() -> str:
    """What puts the title of now aside and sets a neutral one."""
    return _SAVE + _SET


def earlier_title() -> str:
    """What brings back the title put aside."""
    return _RESTORE

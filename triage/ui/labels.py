"""What screens draw that is no word: marks, arrows and the keys of hints; the words are in the content."""

from collections.abc import Mapping
from typing import NamedTuple

from triage.model.urgency import Urgency

PROGRAM = "backtriage"
COMMAND = "triage"
CURSOR = "_"
BULLET = "\N{BULLET}"
REMARK = "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"
DONE = "\N{CHECK MARK}"
NOW = "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"
AHEAD = "\N{MIDDLE DOT}"
TO_LEFT = "\N{BLACK LEFT-POINTING TRIANGLE}"
TO_RIGHT = "\N{BLACK RIGHT-POINTING TRIANGLE}"
DOT_DONE = "\N{BLACK CIRCLE}"
DOT_LEFT = "\N{WHITE CIRCLE}"
ZONE_GREEN = "\N{CHECK MARK}"
ZONE_AMBER = "\N{BULLET}"
ZONE_RED = "!"
CORNER_LEFT = "\N{BOX DRAWINGS LIGHT UP AND RIGHT}"
CORNER_RIGHT = "\N{BOX DRAWINGS LIGHT UP AND LEFT}"

MARKS: Mapping[str, str] = {"": "[ ]", "yes": "[x]", "unsure": "[?]", "no": "[-]"}
"""How the answer to an item is marked, told by shape and not by colour."""
CIRCLE = "\N{WHITE CIRCLE}"
"""An option of which one is chosen."""
STEP_TAKEN = "\N{BLACK SQUARE}"
STEP_LEFT = "\N{WHITE SQUARE}"
BAR_DONE = "\N{BOX DRAWINGS HEAVY HORIZONTAL}"
BAR_REST = "\N{BOX DRAWINGS LIGHT HORIZONTAL}"
BAR_UP = "\N{BOX DRAWINGS LIGHT VERTICAL}"
POINTER = ">"


class Hint(NamedTuple):
    """A key that works now."""

    keys: str
    """As shown."""
    label: str
    """What it does: the name of a text such as `hint_move`, or the text itself once it is worded."""
    press: str = ""
    """The key that a click on the hint presses; empty when there is none."""
    spare: bool = False
    """Whether it is left to the help where the line has no room for it."""
    stops: bool = False
    """Whether it stops what could harm, and so must be seen first."""


MOVE = Hint("\N{UPWARDS ARROW}\N{DOWNWARDS ARROW}", "hint_move")
SIDEWAYS = Hint("\N{LEFTWARDS ARROW}\N{RIGHTWARDS ARROW}", "hint_move")
CHOOSE = Hint("Enter", "hint_choose", "enter")
CHANGE = Hint("Enter", "hint_change", "enter")
OPEN = Hint("Enter", "hint_open", "enter")
DIGITS = Hint("0-9", "hint_type")
SCORE = Hint("0-9", "hint_pain_now")
SAVE_IT = Hint("Enter", "hint_save", "enter")
TYPE = Hint("A-Z 0-9", "hint_type")
NEXT = Hint("Enter", "hint_next", "enter")
USE_IT = Hint("Enter", "hint_use_answer", "enter")
UNITS = Hint("Tab", "hint_units", "tab")
LEAVE_IT = Hint("Esc", "hint_leave_this", "escape")
HELP_ME = Hint("h", "hint_help_me", "h", spare=True)
YES_NO_UNSURE = Hint("y n u", "hint_answer")
NONE = Hint("0", "hint_none", "0")
GO_ON = Hint("0", "hint_go_on", "0")
SHOW_ADVICE = Hint("0", "hint_all_right", "0")
TO_RESULTS = Hint("Enter", "hint_to_list", "enter")
MOVED_DOWN = Hint("y n", "hint_answer")
BACK_TO_SCORE = Hint("b", "hint_other_number", "b")
YES_OR_NO = (Hint("y", "answer_yes", "y"), Hint("n", "answer_no", "n"))
CLEAR = Hint("Esc", "hint_clear", "escape")
SCROLL = Hint("\N{UPWARDS ARROW}\N{DOWNWARDS ARROW}", "hint_read_on", "pagedown")
REST = Hint("Space", "hint_rest", "space")
GO_ON_PLAYING = Hint("Space", "hint_go_on", "space")
YES_LEAVE = Hint("y", "hint_yes", "y")
NO_STAY = Hint("n", "hint_no", "n")

KEYS: Mapping[str, str] = {
    "question_mark": "?",
    "slash": "/",
    "up": "\N{UPWARDS ARROW}",
    "down": "\N{DOWNWARDS ARROW}",
    "full_stop": ".",
    "comma": ",",
    "plus": "+",
}
"""How keys are written that are not their own name; those with a name have a text, `press_` and it."""


def steps(urgency: Urgency) -> str:
    """The urgency as a row of squares: five black ones for an emergency, one for self-care."""
    return STEP_TAKEN * (urgency + 1) + STEP_LEFT * (max(Urgency) - urgency)

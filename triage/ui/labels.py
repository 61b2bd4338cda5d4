"""The few words that screens hold themselves: key hints and the names of things on them."""

from collections.abc import Mapping
from typing import NamedTuple

from triage.model.urgency import Urgency
from triage.services.turns import ProtocolStamp

PROGRAM = "backtriage"
EDUCATION = "education, not a diagnosis"
NONE_OF_THESE = "None of these"
NONE_OF_THE_OTHERS = "None of the others"
CONTINUE = "Continue"
ERASE = "erase"
YOU_SAID = "You said: "
WHY = "Why we ask"
WITHDRAWN = "no longer counts"
ALL_ANSWERS = "Your answers"
PAGES = "Pages for you"
REASONS = "Why this advice, and where it comes from"
SOURCES = "Sources"
BECAUSE = "because "
NOT_IN_RANGE = "Type or choose a number first"
GETTING_READY = "One moment"
LEAVE = "Leave? Nothing you answered is saved."
RESTART = "Start again? Your answers will be gone."
EMERGENCY = "Emergency: "
BULLET = "\N{BULLET}"
STOPPED = "Stopped. Your answers were not saved."

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
    press: str = ""
    """The key that a click on the hint presses; empty when there is none."""


MOVE = Hint("\N{UPWARDS ARROW}\N{DOWNWARDS ARROW}", "move")
SIDEWAYS = Hint("\N{LEFTWARDS ARROW}\N{RIGHTWARDS ARROW}", "move")
CHOOSE = Hint("Enter", "choose", "enter")
CHANGE = Hint("Enter", "change", "enter")
OPEN = Hint("Enter", "open", "enter")
DIGITS = Hint("0-9", "type")
YES_NO_UNSURE = Hint("y n u", "answer")
NONE = Hint("0", "none", "0")
GO_ON = Hint("0", "go on", "0")
SHOW_ADVICE = Hint("0", "all right", "0")
WHY_HINT = Hint("?", "why", "question_mark")
BACK = Hint("b", "back", "b")
LEAVE_HINT = Hint("q", "leave", "q")
THEME = Hint("t", "theme", "t")
SCROLL = Hint("\N{UPWARDS ARROW}\N{DOWNWARDS ARROW}", "read on", "pagedown")
PAGES_HINT = Hint("p", "pages", "p")
ANSWERS_HINT = Hint("a", "answers", "a")
RESTART_HINT = Hint("r", "restart", "r")
YES_LEAVE = Hint("y", "yes", "y")
NO_STAY = Hint("n", "no", "n")


def notice(reviewed_by: str) -> str:
    """What the program is and is not, in a line."""
    return f"{EDUCATION}; {reviewed(reviewed_by)}"


def reviewed(reviewed_by: str) -> str:
    """Who answers for the protocol."""
    return "not yet reviewed by a clinician" if reviewed_by == "nobody" else f"reviewed by {reviewed_by}"


def emergency(number: str) -> str:
    """The line that is always there, once the country is known."""
    return f"Emergency? Call {number} now."


def question_of(asked: int, at_most: int) -> str:
    """How far the conversation has come."""
    return f"question {asked} of at most {at_most}"


def steps(urgency: Urgency) -> str:
    """The urgency as a row of squares: five black ones for an emergency, one for self-care."""
    return STEP_TAKEN * (urgency + 1) + STEP_LEFT * (max(Urgency) - urgency)


def protocol(stamp: ProtocolStamp) -> str:
    """Which protocol gave the advice."""
    return f"Protocol {stamp.id} {stamp.version}, {stamp.digest[:12]}. {notice(stamp.reviewed_by).capitalize()}."


def stopped_by_a_fault(kind: str, emergency_line: str) -> str:
    """The last words of a program that failed; nothing that was answered is among them."""
    return (
        f"{PROGRAM} has stopped: a fault of its own ({kind}).\n"
        f"It gave no advice. Your answers were not saved.\n{emergency_line}\n"
    )

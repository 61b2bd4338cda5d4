"""The few words that screens hold themselves: key hints and the names of things on them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from triage.model.urgency import Urgency

if TYPE_CHECKING:
    from triage.services.turns import ProtocolStamp

PROGRAM = "backtriage"
COMMAND = "triage"
EDUCATION = "education, not a diagnosis"
NONE_OF_THESE = "None of these"
NONE_OF_THE_OTHERS = "None of the others"
CONTINUE = "Continue"
ERASE = "erase"
SHOW_RESULT = "Show the result"
USE_ANSWER = "Use this answer: "
SWITCH_TO = {"metric": "use cm and kg", "imperial": "use feet and pounds"}
TYPE_FIRST = "Type it first"
CAN_HELP = "[h=help]"
HELP_CHIP = "[h=help me answer]"
YOU_SAID = "You said: "
WHY = "Why we ask"
WITHDRAWN = "no longer counts"
ALL_ANSWERS = "Your answers"
PAGES = "Pages for you"
REASONS = "Why this advice"
TRAIL = "Where this advice comes from"
NO_REASONS = "No answer asked for more. The advice as a whole leans on the sources below."
LEANS = "What leans on it"
LEANS_ALL = "The advice as a whole leans on it."
ADDRESS = "Address"
READ = "When it was read"
NOT_READ = "Known from general knowledge; still to be checked before release"
SOURCES = "Sources"
TELL_ME_MORE = "Press m to read more."
BECAUSE = "because "
NOT_IN_RANGE = "Type or choose a number first"
GETTING_READY = "One moment"
BACK_FROM_HIDING = "back"
LEAVE = "Leave? Nothing you answered is saved."
RESTART = "Start again? Your answers will be gone."
EMERGENCY = "Emergency: "
SEARCH = "Search"
SEARCH_HOW = "press / and type a word"
CURSOR = "_"
WORDS = "Hard words, explained"
NO_WORDS = "No word on this screen needs to be explained."
BULLET = "\N{BULLET}"
REMARK = "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"
SO_FAR = "So far"
HEARD = "You told me"
DONE = "\N{CHECK MARK}"
NOW = "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"
AHEAD = "\N{MIDDLE DOT}"
KEEP = "Keep this advice"
KEEP_AS_PAGE = "Save as a page"
KEEP_AS_PAGE_NOTE = "opens in a browser, and prints well"
KEEP_AS_TEXT = "Save as plain text"
KEEP_ON_PAPER = "Print"
KEEP_COPY = "Copy the short form"
KEEP_COPY_NOTE = "what to do, why, and what to say on the phone"
KEEP_NOTICE = "It holds your answers. Whoever can open the file can read them."
COPIED = "Copied. Some terminals do not take it: if there is nothing to paste, save it instead."
PRINTED = "Sent to the printer."
ON_THE_PHONE = "To say on the phone"
BEGIN = "Begin"
NEXT_STEP = "What comes next"
INSTEAD = "Do something else?"
LEAVE_OUT = "Leave it out from now on"
PAUSED = "Paused. Space to go on."
SECONDS = "s"
TO_LEFT = "\N{BLACK LEFT-POINTING TRIANGLE}"
TO_RIGHT = "\N{BLACK RIGHT-POINTING TRIANGLE}"
DOT_DONE = "\N{BLACK CIRCLE}"
DOT_LEFT = "\N{WHITE CIRCLE}"
ZONE_GREEN = "\N{CHECK MARK}"
ZONE_AMBER = "\N{BULLET}"
ZONE_RED = "!"
OK_ZONE = "the OK zone"
CORNER_LEFT = "\N{BOX DRAWINGS LIGHT UP AND RIGHT}"
CORNER_RIGHT = "\N{BOX DRAWINGS LIGHT UP AND LEFT}"
WHAT_WAS_DONE = "What you did"
STOPPED = "Stopped."
KEPT = f"Your answers so far are kept. Start {COMMAND} to go on from there."
NOT_KEPT = "Your answers were not saved."
REPORT = f"Please tell whoever gave you {PROGRAM} that this happened; your answers are not needed for that."

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
    spare: bool = False
    """Whether it is left to the help where the line has no room for it."""
    stops: bool = False
    """Whether it stops what could harm, and so must be seen first."""


MOVE = Hint("\N{UPWARDS ARROW}\N{DOWNWARDS ARROW}", "move")
SIDEWAYS = Hint("\N{LEFTWARDS ARROW}\N{RIGHTWARDS ARROW}", "move")
CHOOSE = Hint("Enter", "choose", "enter")
CHANGE = Hint("Enter", "change", "enter")
OPEN = Hint("Enter", "open", "enter")
DIGITS = Hint("0-9", "type")
SCORE = Hint("0-9", "pain now")
SAVE_IT = Hint("Enter", "save", "enter")
TYPE = Hint("A-Z 0-9", "type")
NEXT = Hint("Enter", "next", "enter")
USE_IT = Hint("Enter", "use this answer", "enter")
UNITS = Hint("Tab", "units", "tab")
LEAVE_IT = Hint("Esc", "leave this", "escape")
HELP_ME = Hint("h", "help me answer", "h", spare=True)
YES_NO_UNSURE = Hint("y n u", "answer")
NONE = Hint("0", "none", "0")
GO_ON = Hint("0", "go on", "0")
SHOW_ADVICE = Hint("0", "all right", "0")
TO_RESULTS = Hint("Enter", "to the list", "enter")
MOVED_DOWN = Hint("y n", "answer")
BACK_TO_SCORE = Hint("b", "another number", "b")
YES_OR_NO = (Hint("y", "Yes", "y"), Hint("n", "No", "n"))
CLEAR = Hint("Esc", "clear", "escape")
SCROLL = Hint("\N{UPWARDS ARROW}\N{DOWNWARDS ARROW}", "read on", "pagedown")
REST = Hint("Space", "rest", "space")
GO_ON_PLAYING = Hint("Space", "go on", "space")
YES_LEAVE = Hint("y", "yes", "y")
NO_STAY = Hint("n", "no", "n")

KEYS: Mapping[str, str] = {
    "question_mark": "?",
    "slash": "/",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "up": "\N{UPWARDS ARROW}",
    "down": "\N{DOWNWARDS ARROW}",
    "full_stop": ".",
    "comma": ",",
    "plus": "+",
}
"""How keys are written that are not their own name."""

SOUNDS: Mapping[str, str] = {"begin": "begin", "release": "let go", "switch": "switch", "count": "soon"}
"""What a sound of a session stands for, by its cue; the others end what is shown."""

KEYS_HERE = "Keys on this screen"
KEYS_EVERYWHERE = "Keys everywhere"
MOUSE = "Everything can be clicked as well: answers, pages, and the keys in the last line. The wheel scrolls."
ALWAYS = (("Ctrl+P", "Everything that can be done, by name"), ("Ctrl+C", "Stop at once"))
MEANING: Mapping[str, str] = {
    "move": "Move up and down; j and k do the same",
    "choose": "Choose what is marked; so does Space, or its number",
    "change": "Change the answer: yes, not sure, no, and none again",
    "help me answer": "Work the answer out from what you know",
    "open": "Open what is marked; so does its number",
    "type": "Type a number",
    "pain now": "Save how strong the pain is now; a 1 waits for 0, which makes it 10, or for Enter",
    "answer": "Answer yes, no or not sure",
    "none": "None of these, or none of the others",
    "go on": "Go on to the next question",
    "all right": "All answers are right: show the advice",
    "read on": "Scroll; Page Down, Space, j and k do too",
}
"""What the short hints mean, for the help."""


def key_in_words(key: str) -> str:
    """A key as a person knows it."""
    return "+".join(
        KEYS.get(part, part.capitalize() if "+" in key or len(part) > 1 else part) for part in key.split("+")
    )


def found(pages: int) -> str:
    """How much a search has found."""
    return f"Found in {pages} page{'s' if pages > 1 else ''}" if pages else "No page holds these words"


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


def exercise_of(number: int, exercises: int) -> str:
    """How far the session has come."""
    return f"{number} of {exercises}"


def times_of(repetition: int, repetitions: int) -> str:
    """How often it was done on this side."""
    return f"{repetition} of {repetitions}"


def round_of(number: int, rounds: int) -> str:
    """Which set it is."""
    return f"round {number} of {rounds}"


def do_instead(title: str) -> str:
    """Another exercise in its place."""
    return f"Do this instead: {title}"


def pain_after(pain: int) -> str:
    """The score after an exercise."""
    return f"; pain {pain}"


def at_most(questions: int) -> str:
    """How much of a section is left."""
    return f"up to {questions}"


def steps(urgency: Urgency) -> str:
    """The urgency as a row of squares: five black ones for an emergency, one for self-care."""
    return STEP_TAKEN * (urgency + 1) + STEP_LEFT * (max(Urgency) - urgency)


def protocol(stamp: "ProtocolStamp") -> str:
    """Which protocol gave the advice."""
    said = f"Protocol {stamp.id} {stamp.version}, {stamp.digest[:12]}. {notice(stamp.reviewed_by).capitalize()}."
    return f"{said} {stamp.translated}" if stamp.translated else said


def saved(file: str) -> str:
    """Where the advice is now."""
    return f"Saved: {file}"


def print_from(file: str) -> str:
    """What to do without a printer that the program can reach."""
    return f"No printer took it. Saved instead: {file}. Open that file and print it from there."


def leaning(keys: str) -> str:
    """The sources of a reason, by their short names."""
    return f"({keys})"


def stopped(*, kept: bool | None) -> str:
    """The last words of a program that was told to stop; there may be no answers to keep."""
    return " ".join([STOPPED, *_whether_kept(kept=kept)]) + "\n"


def _whether_kept(*, kept: bool | None) -> list[str]:
    return [] if kept is None else [KEPT if kept else NOT_KEPT]


def stopped_by_a_fault(kind: str, emergency_line: str, advice: str, *, kept: bool | None) -> str:
    """The last words of a program that failed; nothing that was answered is among them.

    `advice` is the title of what was on the screen, or empty.
    """
    what = f"{PROGRAM} has stopped: a fault of its own ({kind})."
    gave = f"Its advice was: {advice}. That still holds." if advice else "It gave no advice."
    return "\n".join([what, gave, emergency_line, *_whether_kept(kept=kept), REPORT]) + "\n"

"""What the kinds of events are called where they are kept: those of conversations, of sessions and of the diary."""

from typing import Final

REPEATED: Final = "repeated"
"""One repetition of an exercise; there are many."""
TALK = ("answered", "undone", "advised", "left", "began", "passed")
SESSION = ("started", REPEATED, "ended", "scored", "finished", "wanted")
NOTED: Final = "noted"
"""A diary entry, as it was written or changed."""
DIARY = (NOTED, "struck", "filled")

"""The program in plain lines: numbered answers, one block a question, no cursor movement."""

from triage.plain.conversation import converse
from triage.plain.lines import LONGEST_LINE

__all__ = ["LONGEST_LINE", "converse"]

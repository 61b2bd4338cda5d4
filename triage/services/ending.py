"""How a conversation ended, for the exit code."""

from typing import NamedTuple

from triage.errors import Exit
from triage.model.urgency import Urgency


class Ended(NamedTuple):
    """The exit code, and the urgency of the advice when there was any."""

    code: Exit
    urgency: Urgency | None = None

"""How a conversation ended, for the exit code."""

from dataclasses import dataclass

from triage.errors import Exit
from triage.model.urgency import Urgency


@dataclass(frozen=True, slots=True)
class Ended:
    """The exit code, and the urgency of the advice when there was any."""

    code: Exit
    urgency: Urgency | None = None

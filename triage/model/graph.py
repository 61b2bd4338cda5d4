"""The dialogue as a picture holds it: questions, what leads from one to the next, and the path that one walk took."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from triage.model.urgency import Urgency

NodeKind = Literal["question", "gate", "stop", "outcome", "from", "to"]
"""A gate is where it is decided whether the next question is asked; a stop is where an emergency ends the conversation;
`from` and `to` stand for what is outside of the one section that is shown."""
ArrowKind = Literal["next", "into", "past", "branch", "stop"]
OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class Item:
    """One finding that a question records."""

    id: str
    words: str
    """How a checklist asks it; for other questions the answers there are."""
    warning: Urgency | None
    """What a yes raises by itself."""
    unless: tuple[str, ...]
    """The rules that can replace that warning."""
    applies: str
    """When it is asked at all; empty means always."""
    answer: str
    """What the walk answered; empty when it was not asked, or no walk is shown."""


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the picture."""

    key: str
    """Letters, digits and underscores only; the same in every picture of the same protocol."""
    kind: NodeKind
    id: str
    ask: str = ""
    how: str = ""
    """How it is answered."""
    items: tuple[Item, ...] = ()
    when: str = ""
    """When it is asked; empty means always."""
    ends_with: tuple[str, ...] = ()
    """The rules by which its answers can complete an emergency, together with earlier ones."""
    walked: bool = False
    answer: str = ""
    """What the walk answered, or came to."""

    @property
    def ends_alone(self) -> tuple[Item, ...]:
        """The items of which one yes is an emergency by itself."""
        return tuple(item for item in self.items if item.warning is Urgency.EMERGENCY)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one node to another."""

    start: str
    end: str
    kind: ArrowKind = "next"
    says: str = ""
    """The condition in words; empty means always."""
    walked: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Questions of one section that follow each other; a section that is taken up again later has a second panel."""

    key: str
    section: str
    title: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """A dialogue, or one section of it."""

    title: str
    about: tuple[str, ...]
    """Lines that say what is shown."""
    panels: tuple[Panel, ...]
    nodes: Mapping[str, Node]
    arrows: tuple[Arrow, ...]
    one_section: bool = False
    walked: bool = False
    """Whether the path of a walk is shown."""

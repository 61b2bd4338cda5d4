"""The answers to the items of a checklist while they are being given."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

CYCLE: Mapping[str, str] = {"": "yes", "yes": "unsure", "unsure": "no", "no": ""}
"""What pressing an item makes of its answer; the empty one is no answer."""


@dataclass(frozen=True, slots=True)
class Marks:
    """An answer for each item, empty until it is given."""

    items: tuple[str, ...]
    given: Mapping[str, str] = field(default_factory=dict)

    def of(self, item: str) -> str:
        """The answer given, or nothing."""
        return self.given.get(item, "")

    @property
    def started(self) -> bool:
        """Whether any item has an answer."""
        return any(self.of(item) for item in self.items)

    @property
    def complete(self) -> bool:
        """Whether every item has an answer."""
        return all(self.of(item) for item in self.items)

    def cycled(self, item: str) -> "Marks":
        """With the next answer for `item`."""
        return self.marked(item, CYCLE[self.of(item)])

    def marked(self, item: str, answer: str) -> "Marks":
        """With `answer` for `item`."""
        return replace(self, given={**self.given, item: answer})

    @property
    def reply(self) -> Mapping[str, list[str]]:
        """What is answered; the items without an answer are said to be none of these."""
        return {
            "yes": [item for item in self.items if self.of(item) == "yes"],
            "unsure": [item for item in self.items if self.of(item) == "unsure"],
        }

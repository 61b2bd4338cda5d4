"""A measure while it is filled in: what is asked next, given the replies so far."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from triage.errors import ReplyRefused, said
from triage.model.measure import HIGHEST, LONGEST_ACTIVITY, Measure

StepKind = Literal["score", "statements", "again", "activity"]
"""A number from 0 to 10, statements to tick, whether it is the same activities again, or what one is called."""
Reply = int | str | tuple[str, ...]
SAME, OTHER = "same", "other"
"""The answers to whether it is the same activities again."""
_DIGITS = re.compile("[0-9]{1,3}", re.ASCII)
_SHOWN = 40
"""Characters of a refused reply that are said back."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to answer."""

    kind: StepKind
    items: tuple[str, ...] = ()
    """The item to score, or the statements of this page."""


@dataclass(frozen=True, slots=True)
class Filling:
    """As far as it has come; a reply or going back makes another one."""

    measure: Measure
    before: tuple[str, ...] = ()
    """The activities that were named the last time."""
    replies: tuple[Reply, ...] = ()
    dropped: tuple[Reply, ...] = ()
    """What was answered to this step and those after it, before going back."""

    @property
    def step(self) -> Step | None:
        """What is asked now; None when everything is answered."""
        at = len(self.replies)
        if self.measure.kind == "activities":
            return self._of_activities()
        if self.measure.kind == "items":
            return Step("score", self.measure.items[at : at + 1]) if at < len(self.measure.items) else None
        first = at * self.measure.together
        page = self.measure.items[first : first + self.measure.together]
        return Step("statements", page) if page else None

    @property
    def activities(self) -> tuple[str, ...]:
        """Those that are named so far."""
        if self.measure.kind != "activities":
            return ()
        if self.before and self.replies[:1] == (SAME,):
            return self.before
        named = self.replies[1:] if self.before else self.replies
        return tuple(reply for reply in named if isinstance(reply, str) and reply)

    @property
    def answers(self) -> dict[str, int]:
        """By item, so far."""
        if self.measure.kind == "statements":
            ticked = {item for reply in self.replies if isinstance(reply, tuple) for item in reply}
            seen = self.measure.items[: len(self.replies) * self.measure.together]
            return {item: int(item in ticked) for item in seen}
        return dict(zip(self.measure.items, (reply for reply in self.replies if isinstance(reply, int)), strict=False))

    @property
    def at_most(self) -> int:
        """Steps there can be."""
        items = len(self.measure.items)
        if self.measure.kind != "activities":
            return -(-items // self.measure.together)
        if self._named:
            return len(self.replies) - len(self.answers) + len(self.activities)
        return 2 * items + bool(self.before)

    def reply(self, raw: object) -> "Filling":
        """With an answer to what is asked now.

        Raises:
            ReplyRefused: it does not fit; the message says what would.
        """
        assert self.step is not None  # noqa: S101 - nothing is asked any more
        reply = self._read(self.step, raw)
        fits = self.measure.kind != "activities" or self.dropped[:1] == (reply,)
        return replace(self, replies=(*self.replies, reply), dropped=self.dropped[1:] if fits else ())

    def back(self) -> "Filling":
        """Before the last answer, which is known still; at the start nothing changes."""
        return replace(self, replies=self.replies[:-1], dropped=(*self.replies[-1:], *self.dropped))

    @property
    def _named(self) -> bool:
        """Whether all activities are named."""
        if self.before and self.replies[:1] in {(), (SAME,)}:
            return bool(self.replies)
        return "" in self.replies or len(self.activities) == len(self.measure.items)

    def _of_activities(self) -> Step | None:
        if self.before and not self.replies:
            return Step("again")
        if not self._named:
            return Step("activity")
        scored = len(self.answers)
        return Step("score", self.measure.items[scored : scored + 1]) if scored < len(self.activities) else None

    def _read(self, step: Step, raw: object) -> Reply:
        match step.kind:
            case "score":
                return _score(raw)
            case "statements":
                return _ticked(step.items, raw)
            case "again":
                if raw not in (SAME, OTHER):
                    raise ReplyRefused(f"`{_shown(raw)}` is not one of `{SAME}`, `{OTHER}`")
                return str(raw)
            case "activity":
                return self._activity(raw)

    def _activity(self, raw: object) -> str:
        """A name; an empty one says that these are all."""
        name = raw if isinstance(raw, str) else ""
        if not name and not self.activities:
            raise ReplyRefused("nothing was typed; name one thing at least", said("refused_nothing_named"))
        if len(name) > LONGEST_ACTIVITY:
            raise ReplyRefused(
                f"this has {len(name)} characters; {LONGEST_ACTIVITY} are the most",
                said("refused_long_name", number=len(name), most=LONGEST_ACTIVITY),
            )
        if name.casefold() in {activity.casefold() for activity in self.activities}:
            raise ReplyRefused(
                f"`{_shown(name)}` stands there already; name something else, or go on",
                said("refused_named_already", said=_shown(name)),
            )
        return name


def _score(raw: object) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw <= HIGHEST:
        return raw
    if isinstance(raw, str) and _DIGITS.fullmatch(raw.strip()) and int(raw) <= HIGHEST:
        return int(raw)
    raise ReplyRefused(
        f"`{_shown(raw)}` is not a whole number from 0 to {HIGHEST}",
        said("refused_number", said=_shown(raw), low=0, high=HIGHEST),
    )


def _ticked(items: tuple[str, ...], raw: object) -> tuple[str, ...]:
    ticked = set(raw) if isinstance(raw, Iterable) and not isinstance(raw, str) else {raw}
    for item in ticked:
        if item not in items:
            why = f"`{_shown(item)}` is not one of the statements here"
            raise ReplyRefused(why, said("refused_statement", said=_shown(item)))
    return tuple(item for item in items if item in ticked)


def _shown(raw: object) -> str:
    return " ".join(str(raw).split())[:_SHOWN]

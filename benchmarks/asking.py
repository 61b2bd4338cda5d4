"""Whole conversations as keys: what somebody with nothing but a sore back would press."""

from dataclasses import dataclass

from triage.services.interviewing import Interviewing
from triage.services.materials import open_materials
from triage.services.turns import OutcomeTurn, QuestionTurn

BEGIN, LEAVE = "1", "q"
"""On the first screen: to the first question; with the advice: to the first screen."""
_NUMBERS = {"age": "40", "pain_now": "3", "pain_worst": "5"}
_VALUES = ("under_2_weeks", "no_injury", "male", "me", "uk", "no")
"""What is chosen where one of these can be; otherwise the first."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A way through the interview."""

    home: str
    """The last words of the first screen."""
    answers: tuple[tuple[str, ...], ...]
    """The keys of each answer, from the first question to the advice."""
    emergency: tuple[str, ...]
    """Keys that lead from the first screen to an emergency."""

    @property
    def single(self) -> tuple[int, int]:
        """The longest stretch of answers that take one key each: where it starts and ends."""
        stretches = [(0, 0)]
        start = 0
        for number, keys in enumerate((*self.answers, ())):
            if len(keys) != 1:
                stretches.append((start, number))
                start = number + 1
        return max(stretches, key=lambda stretch: stretch[1] - stretch[0])

    def keys(self, answers: int) -> tuple[str, ...]:
        """The keys from the first screen to so many answers."""
        return (BEGIN, *(key for keys in self.answers[:answers] for key in keys))

    @property
    def whole(self) -> tuple[str, ...]:
        """The keys from the first screen to the advice, and back to the first screen."""
        return (*self.keys(len(self.answers)), LEAVE)


def conversation() -> Conversation:
    """The present protocol's."""
    materials = open_materials()
    interviewing = Interviewing(materials)
    turn = interviewing.turn
    answers: list[tuple[str, ...]] = []
    emergency: tuple[str, ...] = ()
    while not isinstance(turn, OutcomeTurn):
        if not emergency and turn.kind == "checklist":
            emergency = (BEGIN, *(key for keys in answers for key in keys), "1", "0")
        reply, keys = _reply(turn)
        answers.append(keys)
        turn = interviewing.reply(reply)
    return Conversation(materials.library.home["settings_note"], tuple(answers), emergency)


def _reply(turn: QuestionTurn) -> tuple[object, tuple[str, ...]]:
    """What is answered, and the keys for it."""
    values = [option.value for option in turn.options]
    match turn.kind:
        case "checklist":
            return {}, ("0",)
        case "review":
            return values[0], ("0",)
        case "number" | "scale":
            number = _NUMBERS[turn.records or ""]
            return number, (*number, "enter")
        case _:
            value = next((value for value in _VALUES if value in values), values[0])
            return value, (str(values.index(value) + 1),)

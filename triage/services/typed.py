"""Answers as lines that are typed: what a line means, which line says an answer, and what to type."""

from collections.abc import Mapping

from triage.errors import ReplyRefused, said
from triage.services.phrasing import Phrases
from triage.services.turns import QuestionTurn
from triage.services.wishes import meant

LONGEST_PICK = 3
"""Digits of the number that picks an answer."""
_ANSWERS = ("yes", "no", "unsure")


def read_line(phrases: Phrases, turn: QuestionTurn, line: str) -> object:
    """What a typed line means as a reply to this question.

    Raises:
        ReplyRefused: it means nothing here.
    """
    values = [option.value for option in turn.options]
    match turn.kind:
        case "checklist":
            return _read_checklist(values, line)
        case "choice" | "review":
            return values[0] if turn.kind == "review" else picked(values, line)
        case "yes_no":
            return meant(phrases, line, _ANSWERS) or picked(values, line)
        case _:
            return line


def line_for(turn: QuestionTurn, reply: object) -> str:
    """The line that says `reply`, as `read_line` takes it."""
    values = [option.value for option in turn.options]
    if turn.kind == "review":
        return "0"
    if isinstance(reply, Mapping):
        yes = [str(values.index(item) + 1) for item in reply["yes"]]
        unsure = [f"{values.index(item) + 1}?" for item in reply["unsure"]]
        return " ".join([*yes, *unsure]) or "0"
    return str(values.index(str(reply)) + 1) if values else str(reply)


def _read_checklist(values: list[str], line: str) -> dict[str, list[str]]:
    """``1 3 4?`` is yes to the first and third, not sure of the fourth, no to the rest; ``0`` is no to all."""
    if line == "0":
        return {"yes": [], "unsure": []}
    words = several(line)
    yes = [picked(values, word) for word in words if not word.endswith("?")]
    unsure = [picked(values, word.removesuffix("?")) for word in words if word.endswith("?")]
    return {"yes": yes, "unsure": unsure}


def several(line: str) -> list[str]:
    """The words of a line, with commas or blanks between them.

    Raises:
        ReplyRefused: there are none.
    """
    words = line.replace(",", " ").split()
    if not words:
        raise ReplyRefused("an empty line is no answer", said("refused_empty"))
    return words


def picked(values: list[str], word: str) -> str:
    """The value that a number picks, counted from 1.

    Raises:
        ReplyRefused: it is no such number.
    """
    if word.isascii() and word.isdigit() and len(word) <= LONGEST_PICK and 1 <= int(word) <= len(values):
        return values[int(word) - 1]
    shown = "".join(character for character in word[:40] if character.isprintable())
    why = f"`{shown}` is not a number from 1 to {len(values)}"
    raise ReplyRefused(why, said("refused_pick", said=shown, most=len(values)))


def how_to_answer(phrases: Phrases, turn: QuestionTurn) -> str:
    """What to type."""
    match turn.kind:
        case "checklist" | "review":
            return phrases.say(f"plain_how_{turn.kind}")
        case "number" | "scale":
            assert turn.scale is not None  # noqa: S101 - a number has its limits
            return phrases.say("plain_how_number", low=turn.scale.low, high=turn.scale.high)
        case _:
            return phrases.say("plain_how_choice")


def said_before(phrases: Phrases, turn: QuestionTurn) -> str:
    """The answer given earlier, as a line: it is shown and never assumed; empty when there is none."""
    labels = {option.value: option.label for option in turn.options}
    if turn.previous is None or turn.kind == "review":
        return ""
    if isinstance(turn.previous, Mapping):
        answers = [
            f"{phrases.say(f'answer_{value}')}: {', '.join(named)}"
            for value in ("yes", "unsure")
            if (named := [labels[item] for item, answer in turn.previous.items() if answer == value and item in labels])
        ]
        return phrases.say("you_said", answer="; ".join(answers) or phrases.say("none_of_these"))
    unit = turn.scale.unit if turn.scale is not None else ""
    return phrases.say("you_said", answer=f"{labels.get(str(turn.previous), str(turn.previous))} {unit}".rstrip())

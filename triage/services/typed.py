"""Answers as lines that are typed: what a line means, which line says an answer, and what to type."""

from collections.abc import Mapping

from triage.errors import ReplyRefused
from triage.services.turns import QuestionTurn
from triage.services.wording import ANSWER_WORDS

LONGEST_PICK = 3
"""Digits of the number that picks an answer."""
YOU_SAID = "You said: "
"""Before an answer that was given earlier."""
NONE_OF_THESE = "None of these"


def read_line(turn: QuestionTurn, line: str) -> object:
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
            words = {"y": "yes", "n": "no", "u": "unsure", "yes": "yes", "no": "no", "not sure": "unsure"}
            return words.get(line.lower()) or picked(values, line)
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
    words = line.replace(",", " ").split()
    if not words:
        raise ReplyRefused("an empty line is no answer")
    yes = [picked(values, word) for word in words if not word.endswith("?")]
    unsure = [picked(values, word.removesuffix("?")) for word in words if word.endswith("?")]
    return {"yes": yes, "unsure": unsure}


def picked(values: list[str], word: str) -> str:
    """The value that a number picks, counted from 1.

    Raises:
        ReplyRefused: it is no such number.
    """
    if word.isascii() and word.isdigit() and len(word) <= LONGEST_PICK and 1 <= int(word) <= len(values):
        return values[int(word) - 1]
    shown = "".join(character for character in word[:40] if character.isprintable())
    raise ReplyRefused(f"`{shown}` is not a number from 1 to {len(values)}")


def how_to_answer(turn: QuestionTurn) -> str:
    """What to type."""
    match turn.kind:
        case "checklist":
            return "Type the numbers that are true, such as 1 3. Not sure of 2: type 2?. None of these: 0."
        case "review":
            return "Type 0 if all is right, or the number of an answer to change it."
        case "number" | "scale":
            assert turn.scale is not None  # noqa: S101 - a number has its limits
            return f"Type a whole number from {turn.scale.low} to {turn.scale.high}."
        case _:
            return "Type the number of your answer."


def said_before(turn: QuestionTurn) -> str:
    """The answer given earlier, as a line: it is shown and never assumed; empty when there is none."""
    labels = {option.value: option.label for option in turn.options}
    if turn.previous is None or turn.kind == "review":
        return ""
    if isinstance(turn.previous, Mapping):
        said = [
            f"{ANSWER_WORDS[value]}: {', '.join(named)}"
            for value in ("yes", "unsure")
            if (named := [labels[item] for item, answer in turn.previous.items() if answer == value and item in labels])
        ]
        return f"{YOU_SAID}{'; '.join(said) or NONE_OF_THESE}"
    unit = turn.scale.unit if turn.scale is not None else ""
    return f"{YOU_SAID}{labels.get(str(turn.previous), str(turn.previous))} {unit}".rstrip()

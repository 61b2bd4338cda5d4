"""What is filled into a form, part by part: each change makes another form."""

from collections.abc import Mapping

from triage.services.entry_form import Filled, FormPart

SEPARATES = {"tags": " ,", "helped": ","}
"""What ends one of several things that are typed after each other."""


def picked(filled: Filled, part: FormPart, value: str) -> Filled:
    """With this choice made, or taken back where it was made before."""
    said = filled.get(part.name, ())
    match part.kind:
        case "several":
            return _with(filled, part, _in_order(part, _toggled(said, value)))
        case "listed":
            return _with(filled, part, _toggled(said, value))
        case _:
            return _with(filled, part, () if said == (value,) else (value,))


def scored(filled: Filled, part: FormPart, value: str) -> Filled:
    """With this number; choosing it twice does not take it back."""
    return _with(filled, part, (value,))


def stepped(filled: Filled, part: FormPart, step: int) -> Filled:
    """With the choice beside the one that is made; with the first where there is none."""
    values = [choice.value for choice in part.choices]
    said = filled.get(part.name, ())
    at = min(max(values.index(said[0]) + step, 0), len(values) - 1) if said and said[0] in values else 0
    return _with(filled, part, (values[at],))


def written(filled: Filled, part: FormPart, text: str) -> Filled:
    """With this text."""
    return _with(filled, part, (text,) if text.strip() else ())


def added(filled: Filled, part: FormPart, text: str) -> Filled:
    """With what was typed among the others."""
    said = filled.get(part.name, ())
    text = " ".join(text.split()).removeprefix("#" if part.name == "tags" else "")
    text = text.lower() if part.name == "tags" else text
    return filled if not text or text in said else _with(filled, part, (*said, text))


def without(filled: Filled, part: FormPart, value: str | None = None) -> Filled:
    """Without one thing, or without any."""
    said = filled.get(part.name, ())
    return _with(filled, part, () if value is None else tuple(each for each in said if each != value))


def _with(filled: Filled, part: FormPart, values: tuple[str, ...]) -> Filled:
    others: Mapping[str, tuple[str, ...]] = {name: said for name, said in filled.items() if name != part.name}
    return {**others, part.name: values} if values else others


def _toggled(said: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(each for each in said if each != value) if value in said else (*said, value)


def _in_order(part: FormPart, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(choice.value for choice in part.choices if choice.value in values)

"""The short texts of the screens, filled in: one door to them for whoever shows something to a person."""

from collections.abc import Mapping
from typing import NamedTuple

from triage.errors import Said, TriageError
from triage.render.clean import clean
from triage.render.names import fill_names
from triage.services.materials import Materials


class Phrases(NamedTuple):
    """The texts of one language; not a dataclass, as the first screen waits for it."""

    texts: Mapping[str, str]

    def say(self, key: str, **names: object) -> str:
        """The text called so, with these names filled in."""
        return clean(fill_names(self.texts[key], {name: str(value) for name, value in names.items()}))

    def many(self, key: str, number: int) -> str:
        """The text for so many: ``key_one`` for one."""
        return self.say(f"{key}_one" if number == 1 else key, number=number)

    def listed(self, key: str) -> tuple[str, ...]:
        """The words of a text that lists some, such as the months."""
        return tuple(self.texts[key].split())

    def month(self, number: int) -> str:
        """The name of a month, counted from 1."""
        return self.listed("months")[number - 1]

    def typed(self, key: str) -> tuple[str, ...]:
        """What may be typed, in small letters; the first is the one that is shown."""
        return tuple(word for part in self.texts[key].split(",") if (word := " ".join(part.casefold().split())))

    def tell(self, said: Said) -> str:
        """What was said by the name of its text, with texts that are filled into it."""
        return self.say(said.key, **{name: self._named(name, value) for name, value in said.names.items()})

    def _named(self, name: str, value: int | str | Said) -> object:
        """What is filled in under a name: a text, the name of a month or of a unit, or the value as it is."""
        if isinstance(value, Said):
            return self.tell(value)
        if name == "unit":
            return self.unit(str(value))
        if name == "month":
            return self.listed("months_short")[int(value) - 1]
        if name.endswith("_month"):
            return self.month(int(value))
        return value

    def refusal(self, error: TriageError) -> str:
        """Why something was not taken; what has no text of its own, as it stands."""
        said = getattr(error, "said", None)
        return self.tell(said) if isinstance(said, Said) else str(error)

    def unit(self, unit: str) -> str:
        """What a number counts; a unit without a text stands as it is."""
        return self.say(f"unit_{unit}") if f"unit_{unit}" in self.texts else unit


def phrases_of(materials: Materials) -> Phrases:
    """The texts in the language of these materials.

    Raises:
        ProblemsFound: they cannot be used.
    """
    return Phrases(materials.library.screens)

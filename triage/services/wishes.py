"""What a person may type in plain lines: the words of their language, and the English ones beside them."""

from collections.abc import Iterable, Mapping

from triage.services.phrasing import Phrases

ENGLISH: Mapping[str, tuple[str, ...]] = {
    "yes": ("y", "yes"),
    "no": ("n", "no"),
    "unsure": ("u", "not sure"),
    "back": ("b",),
    "why": ("w",),
    "words": ("g",),
    "restart": ("r",),
    "keys": ("?",),
    "leave": ("q",),
    "help": ("h",),
    "save": ("s",),
    "move": ("m",),
    "units": ("u",),
    "pause": ("p", "pause"),
    "next": ("n", "next"),
    "previous": ("b", "back"),
    "more": ("+", "more"),
    "ease": ("e", "easier"),
    "hurts": ("h", "hurts", "it hurts"),
    "numb": ("u", "numb", "weak", "numb or weak"),
    "end": ("end", "stop"),
}
"""What is understood in every language, by what is meant; typed by whoever learned it so, and by programs."""


def meant(phrases: Phrases, line: str, among: Iterable[str]) -> str:
    """Which of these a line means, or empty; the words of the language come before the English ones."""
    typed = " ".join(line.casefold().split())
    wishes = tuple(among)
    own = (wish for wish in wishes if typed in phrases.typed(f"typed_{wish}"))
    english = (wish for wish in wishes if typed in ENGLISH[wish])
    return next(own, "") or next(english, "")


def letter(phrases: Phrases, wish: str) -> str:
    """What is shown to be typed for it."""
    return phrases.typed(f"typed_{wish}")[0]

"""Which warning sign the words of an entry may be about: they raise a question, and never answer one."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from triage.model.diary import DiaryEntry
from triage.model.phrases import WarningWords, compared

LONG_WORD = 8
"""Letters from which on a word is found with one of them wrong, missing, doubled or swapped with the next."""
MOST_KNOWN = 4096
"""Entries of which it is remembered what was found: the same ones are looked through again and again."""
_Spots = dict[int, list[tuple[int, int]]]
"""By part of a phrase, where it stands in a text and how many words that are."""


class Wordings:
    """Every wording of every phrase, by its first word: most words of most entries are none of them."""

    def __init__(self, warning_words: WarningWords) -> None:
        self._words = warning_words
        self._known: dict[tuple[DiaryEntry, int], tuple[tuple[str, str], ...]] = {}
        self._first: dict[str, list[tuple[str, int, int, list[str]]]] = {}
        for finding, phrases in warning_words.items():
            for number, phrase in enumerate(phrases):
                for part, wordings in enumerate(phrase):
                    for wording in wordings:
                        words = wording.split()
                        self._first.setdefault(words[0], []).append((finding, number, part, words))
        self._slips: dict[str, list[str]] = {}

    def findings_in(self, entry: DiaryEntry, near: int) -> tuple[tuple[str, str], ...]:
        """Each finding that something in the entry may be about, with the words; the same words are told once.

        What stands first among the warning words is told first. Parts of a phrase are `near` words apart at most.
        """
        key = (entry, near)
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[key] = tuple(self._findings_in(entry, near))
        return self._known[key]

    def _findings_in(self, entry: DiaryEntry, near: int) -> Iterator[tuple[str, str]]:
        text = compared(" ".join((entry.words, *entry.tags, *entry.helped)))
        spots = self._spots(text)
        told: set[int] = set()
        for finding in [finding for finding in self._words if finding in spots] if spots else ():
            found = self._found(finding, spots[finding], near)
            if found - told:
                told |= found
                yield finding, _as_written(text, sorted(found))

    def _spots(self, text: list[str]) -> Mapping[str, Mapping[int, _Spots]]:
        """By finding and phrase, where each part of it stands in the text."""
        spots: dict[str, dict[int, _Spots]] = {}
        for place, said in enumerate(text):
            for word in (said, *self._nearly(said)):
                for finding, number, part, words in self._first.get(word, ()):
                    if len(words) == 1 or text[place : place + len(words)] == words:
                        parts = spots.setdefault(finding, {}).setdefault(number, {})
                        parts.setdefault(part, []).append((place, len(words)))
        return spots

    def _found(self, finding: str, spots: Mapping[int, _Spots], near: int) -> set[int]:
        """The places of the words that make the first phrase that is there; none where there is none."""
        for number, phrase in enumerate(self._words[finding]):
            parts = spots.get(number, {})
            for start, length in parts.get(0, ()) if len(parts) == len(phrase) else ():
                close = [
                    [spot for spot in parts[part] if abs(spot[0] - start) <= near] for part in range(1, len(phrase))
                ]
                if all(close):
                    nearest = [min(each, key=lambda spot: abs(spot[0] - start)) for each in close]
                    return {place for at, count in ((start, length), *nearest) for place in range(at, at + count)}
        return set()

    def _nearly(self, said: str) -> list[str]:
        """The long words that it is one slip away from."""
        if len(said) < LONG_WORD - 1:
            return []
        if said not in self._slips:
            self._slips[said] = [word for word in self._long if word != said and _one_slip(word, said)]
        return self._slips[said]

    @cached_property
    def _long(self) -> list[str]:
        """The words that are forgiven a slip: long ones that are a wording by themselves."""
        return [
            word
            for word, wordings in self._first.items()
            if len(word) >= LONG_WORD and any(len(words) == 1 for *_, words in wordings)
        ]


def _as_written(text: list[str], said: list[int]) -> str:
    """The words at these places."""
    parts = [text[place] if place == said[0] or place - 1 in said else f"… {text[place]}" for place in said]
    return " ".join(parts)


def _one_slip(word: str, said: str) -> bool:
    """Whether they differ by one letter that is wrong, missing or too much, or by two that are swapped."""
    if said[:1] != word[:1] or abs(len(said) - len(word)) > 1:
        return False
    same = next((place for place, pair in enumerate(zip(word, said, strict=False)) if pair[0] != pair[1]), None)
    if same is None:
        return True
    left, right = word[same:], said[same:]
    swapped = left[1::-1] == right[:2] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]

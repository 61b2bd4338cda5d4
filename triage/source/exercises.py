"""``exercises.yaml``: the exercises, their doses and ladders, and who must not do them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import cast, get_args

from triage.errors import Place
from triage.model.exercise import Amount, Bias, Dose, Exercise, Growth, Kind, Position, Sides
from triage.model.exercise import Place as Where
from triage.model.vocabulary import Finding
from triage.source.nodes import Mapping as Fields
from triage.source.nodes import Node, Scalar
from triage.source.reader import Reader

AMOUNTS: tuple[Amount, ...] = get_args(Amount)
SENSIBLE: Mapping[Amount, tuple[int, int]] = {
    "repetitions": (1, 30),
    "hold": (0, 60),
    "sets": (1, 5),
    "minutes": (1, 60),
}
"""The least and the most that can be meant; what is beyond is a slip of the pen."""
_FIELDS = (
    *("kind", "bias", "position", "places", "sides", "dose", "growth", "pause"),
    *("avoid", "adapts", "easier", "harder", "swaps", "sources"),
)
_LONGEST_PAUSE = 60
"""Seconds."""


@dataclass(slots=True)
class ExerciseFile:
    """The exercises by id, with their places and the sources that they name."""

    exercises: dict[str, Exercise] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    source_words: list[Scalar] = field(default_factory=list)


def read_exercises(reader: Reader, root: Node | None, vocabulary: Mapping[str, Finding]) -> ExerciseFile:
    """The exercises that a node tree describes."""
    file = ExerciseFile()
    top = reader.fields(root, ("exercises",), "the exercises file")
    if top is None:
        return file
    entries = tuple(reader.entries(reader.needed(top, "exercises", "the exercises file"), "`exercises`"))
    reading = _Exercises(reader, vocabulary, {key.text for key, _ in entries})
    for key, node in entries:
        fields = reader.fields(node, _FIELDS, f"the exercise `{key.text}`")
        if fields is not None:
            file.exercises[key.text] = reading.exercise(key, fields)
            file.places[key.text] = key.place
            file.source_words += reader.words(fields.get("sources"), "`sources`")
    _no_circle(reader, file)
    return file


def known_exercise(reader: Reader, word: Scalar | None, known: Collection[str]) -> str | None:
    """The exercise that a word names; one that is not there is noted."""
    return word.text if word is not None and reader.known(word, known, "T090", "exercise") else None


class _Exercises:
    """Reads exercises one at a time, knowing the names of the others."""

    def __init__(self, reader: Reader, vocabulary: Mapping[str, Finding], known: Collection[str]) -> None:
        self._reader = reader
        self._vocabulary = vocabulary
        self._known = known

    def exercise(self, key: Scalar, fields: Fields) -> Exercise:
        """The exercise, with whatever is wrong with it noted."""
        reader, what = self._reader, f"the exercise `{key.text}`"

        def one_of(name: str, kind: object) -> str:
            words = get_args(kind)
            return reader.one_of(reader.needed(fields, name, what), words, f"`{name}`") or words[0]

        before = len(reader.problems.found)
        dose = self._dose(key, reader.needed(fields, "dose", what))
        growth = fields.get("growth") if len(reader.problems.found) == before else None  # of no dose nothing follows
        avoid = self._findings("avoid", reader.needed(fields, "avoid", what))
        adapts = self._findings("adapts", fields.get("adapts"))
        for both in sorted(set(avoid) & set(adapts)):
            reader.problems.add(fields.place, "T094", f"`{key.text}` is both kept from `{both}` and made milder for it")
        pause = reader.whole_number(reader.needed(fields, "pause", what), "`pause`") or 0
        if pause > _LONGEST_PAUSE:
            reader.problems.add(fields.place, "T092", f"`pause` is at most {_LONGEST_PAUSE} seconds, not {pause}")
        sources = reader.words(reader.needed(fields, "sources", what), "`sources`")
        return Exercise(
            id=key.text,
            kind=cast("Kind", one_of("kind", Kind)),
            bias=cast("Bias", one_of("bias", Bias)),
            position=cast("Position", one_of("position", Position)),
            places=self._places(fields, what),
            sides=cast("Sides", one_of("sides", Sides)),
            dose=dose,
            growth=tuple(self._growths(key, dose, growth)),
            pause=pause,
            avoid=avoid,
            adapts=adapts,
            easier=self._other(key, reader.text(fields.get("easier"), "`easier`"), "`easier`"),
            harder=self._other(key, reader.text(fields.get("harder"), "`harder`"), "`harder`"),
            swaps=tuple(
                other
                for word in reader.words(fields.get("swaps"), "`swaps`")
                if (other := self._other(key, word, "`swaps`")) is not None
            ),
            sources=tuple(source.text for source in sources),
        )

    def _places(self, fields: Fields, what: str) -> tuple[Where, ...]:
        node = self._reader.needed(fields, "places", what)
        words = self._reader.words(node, "`places`")
        if node is not None and not words:
            self._reader.problems.add(node.place, "T010", "`places` needs at least one place")
        found = [self._reader.one_of(word, get_args(Where), "each of `places`") for word in words]
        return tuple(cast("Where", place) for place in found if place is not None)

    def _dose(self, key: Scalar, node: Node | None) -> Dose:
        """Repetitions, perhaps held, or minutes; never both."""
        fields = self._reader.fields(node, AMOUNTS, "`dose`")
        if fields is None:
            return Dose()
        amounts = {name.text: self._amount(name, value) for name, value in fields.fields if name.text in AMOUNTS}
        by_time = "minutes" in amounts
        if by_time == ("repetitions" in amounts) or (by_time and len(amounts) > 1):
            message = f"the dose of `{key.text}` is `minutes`, or `repetitions` with or without `hold` and `sets`"
            self._reader.problems.add(fields.place, "T092", message)
        return Dose(**{name: amount for name, amount in amounts.items() if amount is not None})

    def _amount(self, name: Scalar, node: Node) -> int | None:
        number = self._reader.whole_number(node, f"`{name.text}`")
        least, most = SENSIBLE[cast("Amount", name.text)]
        if number is not None and not least <= number <= most:
            message = f"`{name.text}` is from {least} to {most}, not {number}"
            self._reader.problems.add(node.place, "T092", message)
            return None
        return number

    def _growths(self, key: Scalar, dose: Dose, node: Node | None) -> Iterator[Growth]:
        """Each thing that becomes more; what would change nothing, or become less, is noted."""
        grows: tuple[Amount, ...] = ("minutes",) if dose.minutes else ("repetitions", "hold", "sets")
        reached = {amount: dose.of(amount) if amount in grows else 0 for amount in AMOUNTS}
        for item in self._reader.items(node, "`growth`"):
            fields = self._reader.fields(item, (*AMOUNTS, "by"), "each of `growth`")
            if fields is None:
                continue
            grown = [(name, value) for name, value in fields.fields if name.text in AMOUNTS]
            by = self._reader.whole_number(self._reader.needed(fields, "by", "each of `growth`"), "`by`")
            if len(grown) != 1 or by == 0:
                message = "each of `growth` makes one thing more, by at least 1, as `{repetitions: 10, by: 1}` does"
                self._reader.problems.add(fields.place, "T091", message)
                continue
            name, value = grown[0]
            amount, to = cast("Amount", name.text), self._amount(name, value)
            if to is None or by is None:
                continue
            has = reached[amount]
            if has == 0 or to <= has:
                less = "it has none to begin with" if has == 0 else f"it has come to {has} by then"
                message = f"`{key.text}` cannot grow to {to} in `{amount}`; {less}"
                self._reader.problems.add(value.place, "T091", message)
                continue
            reached[amount] = to
            yield Growth(amount, by, to)

    def _findings(self, name: str, node: Node | None) -> tuple[str, ...]:
        """The findings listed, each answered yes or no."""
        found = []
        for word in self._reader.words(node, f"`{name}`"):
            if not self._reader.known(word, self._vocabulary, "T022", "finding"):
                continue
            if not self._vocabulary[word.text].yes_no:
                message = f"`{word.text}` is not answered yes or no; `{name}` lists what is there or not"
                self._reader.problems.add(word.place, "T094", message)
                continue
            found.append(word.text)
        return tuple(found)

    def _other(self, key: Scalar, word: Scalar | None, what: str) -> str | None:
        other = known_exercise(self._reader, word, self._known)
        if word is not None and other == key.text:
            self._reader.problems.add(word.place, "T093", f"{what} of `{key.text}` is the exercise itself")
            return None
        return other


def _no_circle(reader: Reader, file: ExerciseFile) -> None:
    """Note a ladder on which one would come down, or up, to where one has been."""
    below: dict[str, set[str]] = {id_: set() for id_ in file.exercises}
    for exercise in file.exercises.values():
        if exercise.easier in below:
            below[exercise.id].add(exercise.easier)
        if exercise.harder is not None and exercise.harder in below:
            below[exercise.harder].add(exercise.id)
    try:
        TopologicalSorter(below).prepare()
    except CycleError as error:
        circle = list(dict.fromkeys(error.args[1]))
        first = min(circle, key=list(file.exercises).index)
        start = circle.index(first)
        way = " → ".join(f"`{id_}`" for id_ in [*circle[start:], *circle[:start], first])
        reader.problems.add(file.places[first], "T093", f"the ladder goes in a circle: {way}")

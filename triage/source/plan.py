"""``plan.yaml``: who gets which exercises, in which order; and the rules by which the routine goes on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from triage.errors import Place
from triage.model.exercise import Exercise
from triage.model.programme import Item, Profile, Rules
from triage.model.urgency import Urgency
from triage.model.vocabulary import Finding
from triage.source.exercises import SENSIBLE, known_exercise
from triage.source.going_on import read_going_on
from triage.source.guards import read_when
from triage.source.nodes import Mapping as Fields
from triage.source.nodes import Node, Scalar
from triage.source.reader import Reader

_ITEM = ("exercise", "from_week", "after", "minutes", "when")
_PROFILE = ("when", "grows", "sequence", "sources")
_LAST_WEEK = 52


@dataclass(slots=True)
class PlanFile:
    """The profiles and rules, with places and the sources that they name."""

    profiles: tuple[Profile, ...] = ()
    rules: Rules | None = None
    places: dict[str, Place] = field(default_factory=dict)
    """Of the profiles."""
    source_words: list[Scalar] = field(default_factory=list)


def read_plan(
    reader: Reader, root: Node | None, exercises: Mapping[str, Exercise], vocabulary: Mapping[str, Finding]
) -> PlanFile:
    """The plan that a node tree describes."""
    file = PlanFile()
    top = reader.fields(root, ("profiles", "rules"), "the plan")
    if top is None:
        return file
    reading = _Profiles(reader, exercises, vocabulary, file)
    entries = tuple(reader.entries(reader.needed(top, "profiles", "the plan"), "`profiles`"))
    file.profiles = tuple(
        profile
        for number, (key, node) in enumerate(entries, 1)
        if (profile := reading.profile(key, node, last=number == len(entries))) is not None
    )
    file.rules, words = read_going_on(reader, reader.needed(top, "rules", "the plan"))
    file.source_words += words
    return file


class _Profiles:
    """Reads profiles one at a time."""

    def __init__(
        self, reader: Reader, exercises: Mapping[str, Exercise], vocabulary: Mapping[str, Finding], file: PlanFile
    ) -> None:
        self._reader = reader
        self._exercises = exercises
        self._vocabulary = vocabulary
        self._file = file

    def profile(self, key: Scalar, node: Node, *, last: bool) -> Profile | None:
        """The profile, with whatever is wrong with it noted."""
        reader, what = self._reader, f"the profile `{key.text}`"
        fields = reader.fields(node, _PROFILE, what)
        if fields is None:
            return None
        when = fields.get("when")
        if (when is None) != last:
            message = "the last profile, and only the last, is for everybody who is left and has no `when`"
            reader.problems.add(key.place, "T095", message)
        sources = reader.words(reader.needed(fields, "sources", what), "`sources`")
        reader.needed(fields, "grows", what)
        profile = Profile(
            id=key.text,
            when=None if when is None else read_when(reader, when, self._vocabulary),
            sequence=tuple(self._sequence(reader.needed(fields, "sequence", what))),
            grows=reader.flag(fields.get("grows"), "`grows`"),
            sources=tuple(source.text for source in sources),
        )
        self._file.places[key.text] = key.place
        self._file.source_words += sources
        if profile.sequence and not any(self._for_everybody(item) for item in profile.sequence):
            message = f"{what} could be empty; it needs an exercise that nobody must avoid, from the first week on"
            reader.problems.add(key.place, "T097", message)
        return profile

    def _sequence(self, node: Node | None) -> Iterator[Item]:
        items = self._reader.items(node, "`sequence`")
        if node is not None and not items:
            self._reader.problems.add(node.place, "T010", "`sequence` needs at least one exercise")
        earlier: set[str] = set()
        for each in items:
            fields = self._reader.fields(each, _ITEM, "each of `sequence`")
            if fields is None:
                continue
            word = self._reader.text(self._reader.needed(fields, "exercise", "each of `sequence`"), "`exercise`")
            exercise = known_exercise(self._reader, word, self._exercises)
            if exercise is not None:
                yield self._item(self._exercises[exercise], fields, earlier)
                earlier.add(exercise)

    def _item(self, exercise: Exercise, fields: Fields, earlier: set[str]) -> Item:
        reader, when = self._reader, fields.get("when")
        week = 1 if fields.get("from_week") is None else self._number(fields, "from_week", 1, _LAST_WEEK)
        minutes = 0 if fields.get("minutes") is None else self._number(fields, "minutes", *SENSIBLE["minutes"])
        if minutes and not exercise.dose.minutes:
            self._note(fields, f"`{exercise.id}` is counted, not timed; leave its `minutes` out")
        if exercise.id in earlier and not exercise.dose.minutes:
            self._note(fields, f"`{exercise.id}` stands in this sequence already")
        word = reader.text(fields.get("after"), "`after`")
        after = known_exercise(reader, word, self._exercises)
        if word is not None and after is not None and after not in earlier:
            reader.problems.add(word.place, "T098", f"`{after}` does not come before `{exercise.id}` in this sequence")
        guard = None if when is None else read_when(reader, when, self._vocabulary)
        return Item(exercise.id, week, after, minutes, guard)

    def _number(self, fields: Fields, name: str, least: int, most: int) -> int:
        node = fields.get(name)
        number = self._reader.whole_number(node, f"`{name}`")
        if node is not None and number is not None and not least <= number <= most:
            self._reader.problems.add(node.place, "T098", f"`{name}` is from {least} to {most}, not {number}")
        return number or least

    def _note(self, fields: Fields, message: str) -> None:
        self._reader.problems.add(fields.place, "T098", message)

    def _for_everybody(self, item: Item) -> bool:
        """Whether everybody who is offered the routine gets it, from the first day.

        It is never offered with a sign of `urgent` or above, be it there or not sure.
        """
        avoid = self._exercises[item.exercise].avoid
        never = (self._vocabulary[finding].warning for finding in avoid)
        unmissable = all(warning is not None and warning >= Urgency.URGENT for warning in never)
        return unmissable and item.when is None and item.after is None and item.from_week == 1

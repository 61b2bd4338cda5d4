"""Where a translation does not say what the original says, as far as a program can tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from triage.errors import Place, Problem
from triage.model.translation import NEGATIONS, Edition, Ledger, Text, TextFile, full_id
from triage.proofread.signs import FEW, counted, denies, numbers, tags

OPEN = frozenset({"T140", "T141", "T142", "T143", "T144", "T145", "T147", "T148"})
"""What must be mended before a translation is accepted."""
_BODY = "body/"


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a translation has come, in texts."""

    there: int
    missing: int
    changed: int
    """Those whose original is not the one that they were accepted against."""


@dataclass(frozen=True, slots=True)
class Parity:
    """A translation beside its original."""

    original: Edition
    translation: Edition
    ledger: Ledger
    folder: str
    """What messages call the folder of the translation."""

    def problems(self) -> Iterator[Problem]:
        """Everything that is missing, too much or different."""
        names = dict.fromkeys((*self.original.files, *self.translation.files))
        for name in names:
            english, other = self.original.files.get(name), self.translation.files.get(name)
            if other is None:
                yield Problem(Place(f"{self.folder}/{name}"), "T140", f"the file is missing; English has `{name}`")
            elif english is None:
                yield Problem(Place(other.place), "T141", f"`{name}` is no file of English")
            else:
                yield from _FilePair(self, name, english, other).problems()
        yield from self._wrong_in_ledger()

    def counts(self) -> Counts:
        """How many texts are there, missing and changed; signs and fixed texts are not counted."""
        there = missing = changed = 0
        for name, file in self.original.files.items():
            other = self.translation.files.get(name, TextFile(""))
            accepted = self.ledger.texts.get(name, {})
            for id_, text in file.texts.items():
                if text.kind == "sign" or text.fixed:
                    continue
                is_there = id_ in other.texts
                there, missing = there + is_there, missing + (not is_there)
                changed += is_there and accepted.get(id_) != text.digest
        return Counts(there, missing, changed)

    def accepted(self) -> dict[str, dict[str, str]]:
        """The digests of the original as it is now, for the ledger."""
        digests = {
            name: {id_: text.digest for id_, text in file.texts.items() if text.kind != "sign" and not text.fixed}
            for name, file in self.original.files.items()
        }
        return {name: texts for name, texts in digests.items() if texts}

    def exists(self, id_: str) -> bool:
        """Whether the original has this text, named with its file."""
        file, _, text = id_.partition("#")
        return file in self.original.files and text in self.original.files[file].texts

    def _wrong_in_ledger(self) -> Iterator[Problem]:
        ledger = self.ledger
        for name, texts in ledger.texts.items():
            if name not in self.original.files:
                yield self._not_there(ledger.lines[name], f"no file `{name}`")
                continue
            for id_ in texts:
                if not self.exists(full_id(name, id_)):
                    yield self._not_there(ledger.lines[full_id(name, id_)], f"no text `{full_id(name, id_)}`")
        for listed in (ledger.free_of_negation, ledger.same):
            for id_, line in listed.items():
                if not self.exists(id_):
                    yield self._not_there(line, f"no text `{id_}`")

    def _not_there(self, line: int, what: str) -> Problem:
        return Problem(
            Place(self.ledger.place, line), "T149", f"the ledger names what is not there: English has {what}"
        )


@dataclass(frozen=True, slots=True)
class _FilePair:
    parity: Parity
    name: str
    english: TextFile
    other: TextFile

    def problems(self) -> Iterator[Problem]:
        if self.name == NEGATIONS:
            return
        yield from self._fixed_fields()
        differ = tuple(self._blocks())
        yield from differ
        line = 1
        for id_, text in self.english.texts.items():
            if differ and id_.startswith(_BODY):
                continue  # which block is which is not known
            other = self.other.texts.get(id_)
            if other is None or (text.words and not other.words):
                yield Problem(Place(self.other.place, other.line if other else line), "T140", f"`{id_}` has no text")
                continue
            line = other.line
            for code, message in self._differences(id_, text, other):
                yield Problem(Place(self.other.place, other.line), code, f"`{id_}`: {message}")
        for id_, other in self.other.texts.items():
            if id_ not in self.english.texts and not (differ and id_.startswith(_BODY)):
                yield Problem(Place(self.other.place, other.line), "T141", f"`{id_}` is no text of English")
        yield from self._not_accepted()

    def _fixed_fields(self) -> Iterator[Problem]:
        for field in dict.fromkeys((*self.english.fixed, *self.other.fixed)):
            ours, theirs = self.english.fixed.get(field), self.other.fixed.get(field)
            if ours is None or theirs is None or ours.words != theirs.words:
                place = Place(self.other.place, theirs.line if theirs else 1)
                yield Problem(place, "T145", f"`{field}` is the same in every language; copy it from English")

    def _blocks(self) -> Iterator[Problem]:
        """Where the first block of another kind stands, if any."""
        ours = [(id_, text) for id_, text in self.english.texts.items() if id_.startswith(_BODY)]
        theirs = [(id_, text) for id_, text in self.other.texts.items() if id_.startswith(_BODY)]
        last = 1
        for mine, their in zip_longest(ours, theirs):
            if mine is None or their is None or mine[1].kind != their[1].kind:
                line = their[1].line if their else last
                has = _a(mine[1].kind) if mine else "no more"
                message = f"`{(their or mine)[0]}` is {_a(their[1].kind) if their else 'missing'}; English has {has}"
                total = f"blocks here: {len(theirs)}, in English: {len(ours)}"
                yield Problem(Place(self.other.place, line), "T148", f"{message} ({total})")
                return
            last = their[1].line

    def _differences(self, id_: str, english: Text, other: Text) -> Iterator[tuple[str, str]]:
        if not english.words or english.kind == "sign":
            return
        ours, theirs = english.words, other.words
        if tags(ours) != tags(theirs):
            yield "T142", f"the placeholders differ; {_unlike(tags(ours), tags(theirs))}"
        if numbers(ours) != numbers(theirs):
            yield "T143", f"the numbers differ; {_unlike(numbers(ours), numbers(theirs))}"
        listed, ledger = full_id(self.name, id_), self.parity.ledger
        here, there = denies(ours, self.parity.original.negations), denies(theirs, self.parity.translation.negations)
        if here != there and listed not in ledger.free_of_negation:
            who = (
                "English denies something, and this does not" if here else "this denies something, and English does not"
            )
            yield "T144", f"{who}: “{_short(theirs)}”"
        same = " ".join(ours.split()) == " ".join(theirs.split())
        if same and not english.fixed and counted(ours) >= FEW and listed not in ledger.same:
            yield "T147", f"the words are those of English: “{_short(theirs)}”"

    def _not_accepted(self) -> Iterator[Problem]:
        accepted = self.parity.ledger.texts.get(self.name, {})
        wanted = [id_ for id_, text in self.english.texts.items() if text.kind != "sign" and not text.fixed]
        if wanted and not accepted:
            yield Problem(Place(self.other.place), "T146", f"none of its {len(wanted)} texts was accepted yet")
            return
        for id_ in wanted:
            other = self.other.texts.get(id_)
            if other is not None and accepted.get(id_) != self.english.texts[id_].digest:
                was = "the English text has changed since" if id_ in accepted else "it was not accepted yet"
                yield Problem(Place(self.other.place, other.line), "T146", f"`{id_}`: {was}")


def _unlike(ours: list[str], theirs: list[str]) -> str:
    """What is only in one of two lists."""
    lacks, more = list(ours), []
    for item in theirs:
        if item in lacks:
            lacks.remove(item)
        else:
            more.append(item)
    parts = [f"only in English: {_ticked(lacks)}" if lacks else "", f"only here: {_ticked(more)}" if more else ""]
    return ", ".join(filter(None, parts))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeio" else f"a {kind}"


def _ticked(items: list[str]) -> str:
    return " ".join(f"`{item}`" for item in items)


def _short(words: str) -> str:
    longest = 60
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else f"{plain[:longest]}\N{HORIZONTAL ELLIPSIS}"

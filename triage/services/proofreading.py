"""Are the words as they should be: how hard they are, what must not be said, spelling, dates. All problems at once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, groupby
from pathlib import Path

from triage.errors import FileMissing, Place, Problem, Problems, did_you_mean
from triage.model.reading_rules import ReadingRules
from triage.proofread.ease import FEWEST_WORDS, SHORTEST_PAGE, can_read, measured, readable, words
from triage.proofread.phrases import REMOTE, doses_in, forbidden_in, longest_pile, says_when
from triage.proofread.spelling import unknown_words
from triage.source.reader import Reader
from triage.source.reading_rules import read_reading_rules
from triage.source.texts import PlacedText, placed_texts

_ENDS = (".", "!", "?", ":")
_DATES = ("head/reviewed", "head/review_by")


@dataclass(frozen=True, slots=True)
class Grade:
    """How hard a page is, or a file of short texts."""

    file: str
    value: float
    hardest: float
    """Of its paragraphs and items."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found in one language."""

    rules: ReadingRules | None
    grades: tuple[Grade, ...]
    problems: tuple[Problem, ...]


def proofread(content: Path, language: str, today: date, signs: Collection[str] = ()) -> Proof:
    """Every text of a language, as its reader would read it; a question about `signs` has to say since when.

    Raises:
        FileMissing: what grades and spells is not installed.
    """
    if not can_read():
        raise FileMissing(
            "the words cannot be read without `textstat-rs` and `simplemma`: pip install 'backtriage[content]'"
        )
    problems = Problems()
    reader = Reader(problems)
    rules = read_reading_rules(reader, content, language)
    if rules is None:
        return Proof(None, (), tuple(sorted(set(problems.found))))
    texts = tuple(placed_texts(reader, content, language))
    grades = []
    for file, group in groupby(texts, key=lambda text: text.file):
        grade = _Reading(rules, problems, file, tuple(group), signs).read(today)
        grades += [grade] if grade is not None else []
    return Proof(rules, tuple(grades), tuple(sorted(set(problems.found))))


def grades_in_words(proof: Proof) -> str:
    """The hardest page of a language and the mean of all, with every page above it."""
    rules = proof.rules
    if rules is None or not proof.grades:
        return "no page was read"
    easier = rules.measure == "inflesz"
    ordered = sorted(proof.grades, key=lambda grade: grade.value, reverse=not easier)
    lines = [f"{grade.value:6.1f}  {grade.hardest:6.1f}  {grade.file}" for grade in ordered]
    return "\n".join([" whole  hardest  (page; its hardest paragraph)", *lines, summary(proof)])


def summary(proof: Proof) -> str:
    """The mean and the hardest, in a line."""
    rules = proof.rules
    if rules is None or not proof.grades:
        return "no page was read"
    values = [grade.value for grade in proof.grades]
    worst = min(values) if rules.measure == "inflesz" else max(values)
    limit = "at least" if rules.measure == "inflesz" else "at most"
    name = "INFLESZ" if rules.measure == "inflesz" else "grade"
    mean = sum(values) / len(values)
    return f"{rules.language}: {len(values)} pages, mean {name} {mean:.1f}, hardest {worst:.1f} ({limit} {rules.page})"


@dataclass(frozen=True)
class _Reading:
    """One file, as it is read."""

    rules: ReadingRules
    problems: Problems
    file: str
    texts: tuple[PlacedText, ...]
    signs: Collection[str]

    def read(self, today: date) -> Grade | None:
        """Note what is wrong in it, and say how hard it is; None where there is nothing to grade."""
        for text in self.texts:
            self._look_at(text)
        self._dates(today)
        self._pile()
        self._frames()
        self._short()
        return self._grade()

    def _note(self, place: Place, code: str, message: str) -> None:
        self.problems.add(place, code, message)

    def _look_at(self, text: PlacedText) -> None:
        for phrase, rule in forbidden_in(text.text, self.file, self.rules):
            self._note(text.place, "T122", f"`{phrase}` must not be said: {rule.because}")
        for dose in doses_in(text.text, self.rules):
            self._note(text.place, "T123", f"`{dose}` is a dose of medicine; send the reader to a pharmacist")
        for word in dict.fromkeys(unknown_words(text.text, self.rules)):
            hint = did_you_mean(word.lower(), self.rules.known) or "; if it is right, add it to `known` in reading.yaml"
            self._note(text.place, "T125", f"no list of words has `{word}`{hint}")
        if REMOTE.search(text.text):
            self._note(text.place, "T127", "a link or a picture from elsewhere; name a source by its key instead")

    def _dates(self, today: date) -> None:
        found = {text.id: text for text in self.texts if text.id in _DATES}
        reviewed, by = (found.get(id_) for id_ in _DATES)
        if reviewed is not None and date.fromisoformat(reviewed.text) > today:
            self._note(reviewed.place, "T129", f"`reviewed` is still to come: {reviewed.text}")
        if reviewed is not None and by is not None and by.text <= reviewed.text:
            self._note(by.place, "T129", "`review_by` has to come after `reviewed`")
        elif by is not None and date.fromisoformat(by.text) < today:
            self._note(by.place, "T130", f"this had to be looked over by {by.text}; do so, and write both dates anew")

    def _pile(self) -> None:
        body = [text for text in self.texts if text.of_body]
        longest, start = longest_pile((text.text for text in body), self.rules)
        if longest > self.rules.most_refusals:
            message = f"there are {longest} texts in a row that forbid something; say what to do instead"
            self._note(body[start].place, "T124", message)

    def _frames(self) -> None:
        """A question about signs says since when, above them or in each of them."""
        asked = {text.id: text for text in self.texts}
        ask = asked.get("head/ask")
        items = [text for text in self.texts if text.id.removeprefix("head/items/") in self.signs]
        if ask is None or not items:
            return
        above = " ".join(asked[id_].text for id_ in ("head/ask", "head/frame", "head/intro/1") if id_ in asked)
        if says_when(above, self.rules):
            return
        for item in items:
            if not says_when(item.text, self.rules):
                self._note(item.place, "T126", "nothing here says since when; write it above the items or in this one")

    def _short(self) -> None:
        if not self.file.startswith("topics/"):
            return
        above: list[PlacedText] = []
        for text in self.texts:
            if text.of_body and text.heading:
                break
            above += [text] if text.of_body and not text.for_some else []
        count = sum(len(words(readable(text.text))) for text in above)
        if not 0 < count <= self.rules.short:
            place = above[0].place if above else self.texts[0].place
            message = f"the short answer has {count} words; it has at least one and at most {self.rules.short}"
            self._note(place, "T128", message)

    def _grade(self) -> Grade | None:
        rules = self.rules
        whole = " ".join(readable(text.text) for text in self.texts if text.is_read)
        if len(words(whole)) < SHORTEST_PAGE or self.file in rules.not_ours:
            return None
        value = measured(whole, rules)
        if rules.is_harder(value, rules.page):
            message = f"the page is too hard: {value:.1f}, where {rules.page} is the limit"
            self._note(self.texts[0].place, "T120", message)
        each = [(group[0], measured(plain, rules)) for group, plain in self._groups()]
        for first, hard in each:
            if rules.is_harder(hard, rules.block):
                message = f"too hard: {hard:.1f}, where {rules.block} is the limit; use shorter sentences and words"
                self._note(first.place, "T121", message)
        values = [hard for _, hard in each] or [value]
        return Grade(self.file, value, min(values) if rules.measure == "inflesz" else max(values))

    def _groups(self) -> Iterator[tuple[tuple[PlacedText, ...], str]]:
        """Sentences that are read together, of a length that can be graded: a paragraph, a list, a field.

        A phrase that is no sentence stands in one elsewhere; it counts for the page.
        """
        sentences = [text for text in self.texts if text.is_read and (text.of_body or text.text.endswith(_ENDS))]
        lists = count()
        for _, grouped in groupby(sentences, key=lambda text: "list" if text.mark == "-" else next(lists)):
            group = tuple(grouped)
            plain = " ".join(readable(text.text) for text in group)
            if len(words(plain)) >= FEWEST_WORDS:
                yield group, plain


def languages(content: Path) -> Iterator[str]:
    """The folders of languages that have rules for reading, by name."""
    yield from sorted(folder.parent.name for folder in content.glob("*/reading.yaml"))

"""``diary.yaml`` in the flows and in the content: what the diary is watched for, and every short text about it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import cast, get_args

from triage.errors import Problems
from triage.model.diary_rules import NOTICE_NUMBERS, DiaryRules, NoticeKind, NoticeRule, words_of_notice
from triage.model.diary_texts import DIARY
from triage.model.look_back_rules import LookBackRules, Spans
from triage.model.measure import RealChange
from triage.model.vocabulary import Finding
from triage.source.files import file_name, read_text
from triage.source.nodes import Mapping as Fields
from triage.source.nodes import Node, Scalar, read_nodes
from triage.source.reader import Reader
from triage.source.words import read_texts

FILE = "diary.yaml"
_TOP = ("notices", "resolved_to", "look_back")
_COMMON = ("kind", "asks", "quiet_for", "sources")
_ASKS = ("check", "review")
_FINDINGS: Mapping[str, tuple[str, ...]] = {"warning_words": ("findings",), "leg_pain": ("findings", "known")}
"""The lists of findings that a kind has."""
_LONGEST_QUIET = 90
_WEAKEST = 9
"""Pain that may still be called over."""
_SPANS = ("two_weeks", "six_weeks", "six_months")
_REAL_CHANGE: Mapping[str, tuple[int, int]] = {"points": (1, 10), "percent": (0, 100), "least": (0, 10)}
_LOOK_BACK: Mapping[str, tuple[int, int]] = {
    "mean_over": (2, 28),
    "least_days": (1, 28),
    "joined_over": (1, 28),
    "days_a_week": (1, 7),
    "streak_days_a_week": (1, 7),
    "sides_alike_to": (0, 100),
    "least_days_with": (3, 60),
    "least_days_without": (3, 60),
    "least_difference": (1, 100),
    "most_told": (0, 10),
}
"""What looking back counts, with the least and the most that can be meant."""
_LAST_DAY = 3660
_NO_LOOK_BACK = LookBackRules(Spans(1, 1, 1), 1, 1, 1, RealChange(1), 1, 1, 1, 1, 1, 1, 0, ())
"""What stands for it while something is wrong."""


def load_diary_rules(folder: Path, vocabulary: Mapping[str, Finding]) -> DiaryRules:
    """The rules of the diary in a folder of flows.

    Raises:
        ProblemsFound: something in them is wrong; every problem is listed and nothing is loaded.
    """
    problems = Problems()
    rules, _ = read_diary_rules(Reader(problems), folder, vocabulary)
    problems.stop_if_any()
    return rules


def read_diary_rules(
    reader: Reader, folder: Path, vocabulary: Mapping[str, Finding]
) -> tuple[DiaryRules, Sequence[Scalar]]:
    """The rules with everything that is wrong noted, and the sources that they name."""
    text = read_text(folder, FILE, reader.problems)
    root = None if text is None else read_nodes(text, file_name(folder, FILE), reader.problems)
    top = reader.fields(root, _TOP, "the diary file")
    if top is None:
        return DiaryRules((), 0, _NO_LOOK_BACK), ()
    reading = _Reading(reader, vocabulary)
    notices = reading.notices(reader.needed(top, "notices", "the diary file"))
    reader.needed(top, "resolved_to", "the diary file")
    resolved_to = reading.number(top, "resolved_to", (0, _WEAKEST))
    look_back = reading.look_back(reader.needed(top, "look_back", "the diary file"))
    return DiaryRules(notices, resolved_to, look_back), reading.sources


class _Reading:
    """Reads part by part."""

    def __init__(self, reader: Reader, vocabulary: Mapping[str, Finding]) -> None:
        self._reader = reader
        self._vocabulary = vocabulary
        self.sources: list[Scalar] = []

    def notices(self, node: Node | None) -> tuple[NoticeRule, ...]:
        """Every rule; that a kind is missing is noted, so that none is lost by a slip of the pen."""
        found = [self._notice(key, each) for key, each in self._reader.entries(node, "`notices`")]
        rules = tuple(rule for rule in found if rule is not None)
        for kind in () if node is None or None in found else get_args(NoticeKind):
            if all(rule.kind != kind for rule in rules):
                self._note(node, "T114", f"no notice is of the kind `{kind}`; put it back")
        return rules

    def _notice(self, key: Scalar, node: Node) -> NoticeRule | None:
        reader, what = self._reader, f"the notice `{key.text}`"
        fields = node if isinstance(node, Fields) else reader.fields(node, (), what)
        if fields is None:
            return None
        said = reader.one_of(reader.needed(fields, "kind", what), get_args(NoticeKind), "`kind`", "T107")
        asks = reader.one_of(reader.needed(fields, "asks", what), _ASKS, "`asks`")
        if said is None or asks is None:
            return None
        kind = cast("NoticeKind", said)
        limits, lists = NOTICE_NUMBERS[kind], _FINDINGS.get(kind, ())
        reader.fields(fields, (*_COMMON, *limits, *lists), what)
        for name in ("quiet_for", *limits):
            reader.needed(fields, name, what)
        numbers = {name: self.number(fields, name, limit) for name, limit in limits.items()}
        if kind == "not_better" and bool(numbers["points"]) != bool(numbers["percent"]):
            message = "`points` and `percent` are both 0, for not better at all, or both more"
            self._note(fields, "T109", message)
        findings = {name: self._findings(reader.needed(fields, name, what), name) for name in lists}
        sources = reader.words(reader.needed(fields, "sources", what), "`sources`")
        self.sources += sources
        return NoticeRule(
            id=key.text,
            kind=kind,
            asks="check" if asks == "check" else "review",
            quiet_for=self.number(fields, "quiet_for", (0, _LONGEST_QUIET)),
            numbers=numbers,
            findings=findings.get("findings", ()),
            known=findings.get("known", ()),
            sources=tuple(source.text for source in sources),
        )

    def _findings(self, node: Node | None, name: str) -> tuple[str, ...]:
        words = self._reader.words(node, f"`{name}`")
        if node is not None and not words:
            self._note(node, "T010", f"`{name}` needs at least one finding")
        return tuple(word.text for word in words if self._reader.known(word, self._vocabulary, "T022", "finding"))

    def look_back(self, node: Node | None) -> LookBackRules:
        """What is told when one looks back."""
        reader, what = self._reader, "`look_back`"
        fields = reader.fields(node, ("spans", "real_change", *_LOOK_BACK, "sources"), what)
        if fields is None:
            return _NO_LOOK_BACK
        for name in _LOOK_BACK:
            reader.needed(fields, name, what)
        numbers = {name: self.number(fields, name, limit, "T110") for name, limit in _LOOK_BACK.items()}
        if numbers["least_days"] > numbers["mean_over"]:
            self._note(fields, "T110", "`least_days` is more than the days of `mean_over`")
        change = self._numbers(reader.needed(fields, "real_change", what), "`real_change`", _REAL_CHANGE)
        sources = reader.words(reader.needed(fields, "sources", what), "`sources`")
        self.sources += sources
        return LookBackRules(
            spans=self._spans(reader.needed(fields, "spans", what)),
            real_change=RealChange(**change),
            **numbers,
            sources=tuple(source.text for source in sources),
        )

    def _spans(self, node: Node | None) -> Spans:
        days = self._numbers(node, "`spans`", dict.fromkeys(_SPANS, (1, _LAST_DAY)))
        if node is not None and any(before >= after for before, after in pairwise(days.values())):
            self._note(node, "T110", "`spans` rise from one to the next")
        return Spans(**days)

    def _numbers(self, node: Node | None, what: str, limits: Mapping[str, tuple[int, int]]) -> dict[str, int]:
        fields = self._reader.fields(node, tuple(limits), what)
        if fields is None:
            return {name: least for name, (least, _) in limits.items()}
        for name in limits:
            self._reader.needed(fields, name, what)
        return {name: self.number(fields, name, limit, "T110") for name, limit in limits.items()}

    def number(self, fields: Fields, name: str, limit: tuple[int, int], code: str = "T108") -> int:
        """A number within its limits, or the least of them with what is wrong noted."""
        node = fields.get(name)
        number = self._reader.whole_number(node, f"`{name}`")
        least, most = limit
        if number is not None and not least <= number <= most:
            self._note(node, code, f"`{name}` is from {least} to {most}, not {number}")
        return number if number is not None and least <= number <= most else least

    def _note(self, node: Node | None, code: str, message: str) -> None:
        if node is not None:
            self._reader.problems.add(node.place, code, message)


def read_diary_words(reader: Reader, folder: Path, language: str, rules: DiaryRules) -> dict[str, str]:
    """The short texts of the diary and of its notices; each with the names that are filled in there, and no others."""
    names = {**DIARY, **{key: said for rule in rules.notices for key, said in words_of_notice(rule).items()}}
    return read_texts(reader, folder, f"{language}/{FILE}", names, "text of the diary")

"""Hypothesis strategies: findings as they may be recorded, and replies as a person may give them."""

from collections.abc import Mapping

from hypothesis import strategies as st

from tests.patients import UNREMARKABLE, shipped
from triage.engine.interview import Interview
from triage.model.flow import Question
from triage.model.guard import Value
from triage.model.vocabulary import NO, UNSURE, YES, YES_NO, Finding, Words

ASKABLE: Mapping[str, Finding] = {
    finding.id: finding for finding in shipped().protocol.vocabulary.values() if finding.derived is None
}
"""The findings that can be recorded."""


def values(finding: Finding) -> st.SearchStrategy[Value]:
    """What can be recorded of a finding."""
    answers = finding.answers
    if isinstance(answers, Words):
        return st.sampled_from(answers.values)
    return st.integers(answers.low, answers.high)


def some_findings(largest: int = 20) -> st.SearchStrategy[dict[str, Value]]:
    """Any findings, most of them left out."""
    one = st.sampled_from(sorted(ASKABLE)).flatmap(lambda id_: st.tuples(st.just(id_), values(ASKABLE[id_])))
    return st.lists(one, max_size=largest).map(dict)


def person() -> st.SearchStrategy[dict[str, Value]]:
    """Somebody who answered everything: some findings at random, the rest no."""
    denied: dict[str, Value] = {finding.id: NO for finding in ASKABLE.values() if finding.yes_no}
    return some_findings(8).map(lambda said: _without_what_is_not_asked({**denied, **UNREMARKABLE, **said}))


def _without_what_is_not_asked(recorded: dict[str, Value]) -> dict[str, Value]:
    """How long ago an accident was is asked of those who had one."""
    if recorded["major_trauma"] == NO:
        recorded.pop("trauma_age", None)
    return recorded


def reply_for(interview: Interview, *, calm: bool) -> st.SearchStrategy[object]:
    """A valid reply to the current question; a calm one reports no warning sign."""
    question = interview.question
    match question.kind:
        case "checklist":
            chances = [NO] if calm else [NO] * 6 + [UNSURE, YES]
            each = {item: st.sampled_from(chances) for item in interview.items}
            return st.fixed_dictionaries(each).map(_as_lists)
        case "review":
            return st.just("confirmed")
        case _ if calm:
            return st.just(UNREMARKABLE.get(question.asks[0], NO))
        case _:
            return values(_finding(question))


def _finding(question: Question) -> Finding:
    return ASKABLE[question.asks[0]]


def _as_lists(answers: Mapping[str, str]) -> dict[str, list[str]]:
    return {word: [item for item, answer in answers.items() if answer == word] for word in YES_NO}


MISFITS: tuple[object, ...] = (
    None,
    True,
    "",
    "maybe",
    "ten",
    -1,
    400,
    3.5,
    float("nan"),
    float("inf"),
    "3,5",
    "\N{ARABIC-INDIC DIGIT THREE}",
    "\x1b[2J",
    [],
    ["yes"],
    {"yes": "saddle_numbness"},
    {"yes": ["nothing_of_the_kind"]},
    {"perhaps": []},
    {1: []},
    object(),
    b"yes",
    "9" * 1_000_000,
)
"""Replies that fit no question of the flow."""

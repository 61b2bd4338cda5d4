"""Small protocols for tests of the engine, built by hand."""

from collections.abc import Mapping

from triage.model.flow import Branch, Flow, Kind, Question
from triage.model.guard import Guard, Is
from triage.model.protocol import Coverage, Protocol
from triage.model.urgency import Urgency
from triage.model.vocabulary import YES_NO, Finding, Words

YES = frozenset({"yes"})


def finding(id_: str, applies: Guard | None = None) -> Finding:
    """A yes-or-no finding without a warning."""
    return Finding(id_, Words(YES_NO), applies=applies)


def question(id_: str, *branches: Branch, kind: Kind = "yes_no", when: Guard | None = None) -> Question:
    """A question that records the finding of its own name."""
    return Question(id_, "only", kind, (id_,), None, when, sensitive=False, then=branches)


def protocol(questions: Mapping[str, Question], vocabulary: Mapping[str, Finding] | None = None) -> Protocol:
    """A protocol of these questions, in their order; without rules."""
    known = vocabulary or {id_: finding(id_) for id_ in questions}
    start = next(iter(questions))
    return Protocol(
        vocabulary=known,
        settling=tuple(each for each in known.values() if each.applies is not None),
        rules=(),
        routine={Urgency.SELF_CARE: Is("a", YES)},
        flow=Flow("small", 1, "nobody", ("only",), start, questions, ("simple",)),
        digest="",
        coverage=Coverage(0, 0, 0),
    )

"""Plans held against the evidence's table of who must not do what: for whom, with which findings and which past."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import combinations

from tests.oracle.exercises import AVOID_WHEN, FLAGS, LEAVE_OUT, forbidden
from tests.patients import shipped
from triage.engine.planning import plan
from triage.engine.settling import settle
from triage.model.exercise import Dose
from triage.model.protocol import Protocol
from triage.model.training import Effort, History, Session

PROTOCOL, PROGRAMME = shipped().protocol, shipped().programme
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
TODAY = START.date() + timedelta(days=40)
NAMES = sorted(
    {word for _, text in FLAGS for part in text.split(" + ") for word in part.split(" or ")}
    | {flag for text in AVOID_WHEN.values() for flag in text.split(", ")}
    | {flag for flag, _ in LEAVE_OUT}
)
FACTS = sorted(name for name in NAMES if name in PROTOCOL.vocabulary and PROTOCOL.vocabulary[name].derived is None)
"""The findings that the evidence keeps exercises from anybody for."""
LEG = {"leg_pain_below_knee": "yes", "leg_pain_moves_up": "yes"}
PEOPLE: Mapping[str, Mapping[str, str | int]] = {
    "anybody": {},
    "with a disc": {"prior_herniated_disc": "yes", **LEG},
    "with a disc, not on the floor": {"prior_herniated_disc": "yes", "cannot_reach_floor": "yes", **LEG},
    "with stenosis": {"prior_spinal_stenosis": "yes"},
    "with thin bones": {"osteoporosis": "yes"},
    "pregnant": {"pregnancy": "yes", "sex": "female"},
    "worse on arching": {"worse_arching": "yes"},
    "not on the floor": {"cannot_reach_floor": "yes"},
    "with strong pain": {"pain_now": 6},
}
"""One for each profile, so that every finding is looked at in all of them."""


def practised() -> History:
    """Six weeks ago everything of the programme was easy, day after day, so that nothing has to wait."""
    easy = tuple(Effort(id_, Dose(), pain=0) for id_ in PROGRAMME.exercises)
    days = (START + timedelta(days=day) for day in range(PROGRAMME.rules.easy_days))
    return History(tuple(Session(day, "default", 0, easy) for day in days))


PRACTISED = practised()
HISTORIES = {"the first time": History(), "after six weeks": PRACTISED}


SAID = [(name, value) for name in FACTS for value in ("yes", "unsure")]


def pairs() -> Iterator[dict[str, str]]:
    """Every pair of findings, each yes or not sure."""
    return (dict(two) for two in combinations(SAID, 2) if two[0][0] != two[1][0])


def wrongly_given(
    findings: Mapping[str, str | int], history: History, protocol: Protocol = PROTOCOL
) -> list[tuple[Mapping[str, str | int], str]]:
    """What a plan holds that the evidence keeps from somebody with these findings."""
    found = plan(PROGRAMME, settle(protocol, findings), history, TODAY)
    kept_away = forbidden(findings)
    return [(findings, each.exercise) for each in found.chosen if each.exercise in kept_away]


def unguarded(findings: Mapping[str, str], protocol: Protocol = PROTOCOL) -> list[str]:
    """The exercises that the evidence keeps from somebody with these findings, and that they do not avoid."""
    settled = settle(protocol, findings)
    there = {finding for finding, value in settled.items() if value in {"yes", "unsure"}}
    return [id_ for id_ in forbidden(findings) if not there & {*PROGRAMME.exercises[id_].avoid}]

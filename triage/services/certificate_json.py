"""The certificate for programs, as JSON."""

import json

from triage import __version__
from triage.model.prevalence import WHOLE
from triage.proof.difference import Difference
from triage.proof.verdicts import Scene, Verdict
from triage.render.guards import in_words
from triage.services.budgeting import BudgetReport
from triage.services.certified import Certified
from triage.services.certifying import status

FORMAT = 1
"""Goes up when a reader of the old form could misread the new one."""


def as_json(certified: Certified) -> str:
    """The certificate for programs."""
    flow, certificate, now = certified.protocol.flow, certified.proof.certificate, certified.standing
    return json.dumps(
        {
            "certificate": FORMAT,
            "holds": certified.holds,
            "faults": list(certified.faults),
            "protocol": {
                "id": flow.id,
                "version": flow.version,
                "digest": certified.protocol.digest,
                "reviewed_by": flow.reviewed_by,
            },
            "written": certified.written.isoformat(),
            "program": __version__,
            "provers": list(certificate.provers),
            "seconds": round(certified.proof.seconds, 1),
            "conversations": None if certificate.conversations is None else str(certificate.conversations),
            "properties": [_verdict_json(certified, verdict) for verdict in certificate.verdicts],
            "compared": None if certified.difference is None else _difference_json(certified.difference),
            "budget": None if certified.budget is None else _budget_json(certified.budget),
            "hazards": {
                "closed_by_proof": [hazard.id for hazard in now.closed_by_proof],
                "closed_with_tests": [hazard.id for hazard in now.closed_with_tests],
                "failing": [hazard.id for hazard in now.failing],
                "due": {hazard.id: list(hazard.due) for hazard in now.due},
                "open": {hazard.id: {point.who: point.what for point in hazard.open} for hazard in now.open},
            },
            "not_proved": list(certified.not_proved),
        },
        ensure_ascii=False,
        indent=1,
    )


def _verdict_json(certified: Certified, verdict: Verdict) -> dict[str, object]:
    vocabulary = certified.protocol.vocabulary
    return {
        "id": verdict.property,
        "sentence": verdict.sentence,
        "status": status(verdict),
        "reason": verdict.reason,
        "cases": verdict.claims,
        "hazards": list(verdict.hazards),
        "counterexamples": [_scene_json(scene) for scene in verdict.counterexamples],
        "replacing": [_scene_json(scene) for scene in verdict.replacing],
        "gated": {each.finding: in_words(each.guard, vocabulary) for each in verdict.gated},
    }


def _scene_json(scene: Scene) -> dict[str, object]:
    return {
        "about": scene.about,
        "says": scene.says,
        "conversation": [[question, reply] for question, reply in scene.steps],
        "change": scene.change,
    }


def _difference_json(difference: Difference) -> dict[str, object]:
    return {
        "with": difference.old.digest,
        "down": [
            {
                "about": shift.about,
                "from": shift.level.id,
                "to": shift.lowest.id,
                "answers": dict(shift.smallest.answers),
                "accepted": None
                if (accepted := difference.acceptance(shift)) is None
                else {"by": accepted.by, "on": accepted.on, "reason": accepted.reason},
            }
            for shift in difference.down
        ],
        "up": [{"about": shift.about, "to": shift.level.id, "from": shift.lowest.id} for shift in difference.up],
    }


def _budget_json(budget: BudgetReport) -> dict[str, object]:
    return {
        "holds": budget.holds,
        "limits": [
            {
                "at_least": item.limit.at_least.id,
                "at_most": item.limit.at_most / WHOLE,
                "share": round(item.counted.part, 4),
                "standing": item.standing,
            }
            for item in budget.items
        ],
    }
